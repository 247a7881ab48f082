"""What the project is made of."""

from pathlib import Path

from environs import Env

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# Production is the default; `.env` opts into development.
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

TIME_ZONE = "UTC"
