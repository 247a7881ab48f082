"""What the project is made of."""

from pathlib import Path

from environs import Env

BASE_DIR = Path(__file__).resolve().parents[{{ 1 if cookiecutter | has("single") else 2 }}]

env = Env()

# Production is the default; development is opted into by `.env`, which manage.py reads.
DEBUG = env.bool("DEBUG", False)

{{ cookiecutter.project_name | constant("SITE_NAME") }}

INSTALLED_APPS = [
{% for app in cookiecutter | entries("apps") %}
    "{{ app }}",
{% endfor %}
]

# What sets headers stands before what answers, so that every answer has them.
MIDDLEWARE = [
{% for layer in cookiecutter | entries("middleware") | sort(attribute="place") %}
    "{{ layer.path }}",
{% endfor %}
]

ROOT_URLCONF = "config.urls"
TIME_ZONE = "UTC"
{% if not cookiecutter.i18n %}
USE_I18N = False
{% endif %}
