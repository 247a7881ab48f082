"""Templates, which mails are written with: there are no pages."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
{% for library in cookiecutter | entries("template_tags") %}
{% if loop.first %}
        "OPTIONS": {
            "builtins": [
{% endif %}
                "{{ library }}",
{% if loop.last %}
            ],
        },
{% endif %}
{% endfor %}
    },
]
