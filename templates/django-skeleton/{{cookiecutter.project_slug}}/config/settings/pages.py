"""Pages: their templates, and the static files that they load."""

from typing import Any

from .base import BASE_DIR

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
{% if cookiecutter | has("single") %}
        "APP_DIRS": True,
        "OPTIONS": {
{% else %}
        "OPTIONS": {
            "loaders": [
                (
                    "{{ cookiecutter.package_name }}.editions.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
{% endif %}
            "context_processors": [
                "django.template.context_processors.request",
{% for processor in cookiecutter | entries("context_processors") %}
                "{{ processor }}",
{% endfor %}
            ],
{% for library in cookiecutter | entries("template_tags") %}
{% if loop.first %}
            "builtins": [
{% endif %}
                "{{ library }}",
{% if loop.last %}
            ],
{% endif %}
{% endfor %}
        },
    },
]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
