"""What the project is made of."""

from pathlib import Path

from environs import Env

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()

# Production is the default; development is opted into by `.env`, which manage.py reads.
DEBUG = env.bool("DEBUG", False)

{{ cookiecutter.project_name | constant("SITE_NAME") }}

INSTALLED_APPS = [
    "{{ cookiecutter.package_name }}",
{% if cookiecutter.example and (cookiecutter.data != "none" or cookiecutter.forms != "none") %}
    "{{ cookiecutter.__item }}s",
{% endif %}
{% if cookiecutter.pages %}
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
{% endif %}
{% if cookiecutter.forms != "none" %}
    "django.contrib.messages",
    "django.forms",
{% endif %}
]

# What sets headers stands before what answers, so that every answer has them.
MIDDLEWARE = [
    "{{ cookiecutter.package_name }}.middleware.RequestLogMiddleware",
{% if cookiecutter.python == "3.11" %}
    "csp.middleware.CSPMiddleware",
{% else %}
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
{% endif %}
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "{{ cookiecutter.package_name }}.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "{{ cookiecutter.package_name }}.middleware.ErrorMiddleware",
    "{{ cookiecutter.package_name }}.health.HealthMiddleware",
{% if cookiecutter.pages %}
    "whitenoise.middleware.WhiteNoiseMiddleware",
{% endif %}
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
{% if cookiecutter.forms != "none" %}
    "django.contrib.messages.middleware.MessageMiddleware",
{% endif %}
]

ROOT_URLCONF = "config.urls"
{% if cookiecutter.pages %}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
{% endif %}
{% if cookiecutter.forms != "none" %}
                "django.contrib.messages.context_processors.messages",
{% endif %}
{% if cookiecutter.pages %}
                "{{ cookiecutter.package_name }}.views.site",
            ],
        },
    },
]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
{% endif %}

TIME_ZONE = "UTC"
