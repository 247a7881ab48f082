"""Settings for the tests: production's, whatever the environment says."""

import os
import secrets

os.environ.update(
    DEBUG="false",
    SECRET_KEY=secrets.token_urlsafe(48),
    ALLOWED_HOSTS="testserver",
    TRUSTED_PROXIES="0",
    HTTPS_REDIRECT="false",
    HSTS_SECONDS="31536000",
    MAX_CONTENT_LENGTH="1048576",
    LOG_LEVEL="INFO",
)
{% if cookiecutter.data != "none" %}
os.environ["DATABASE_URL"] = "sqlite://:memory:"
{% endif %}

from .settings import *
{% if cookiecutter.pages %}

# Static files straight from their folders, without collectstatic.
STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
{% endif %}
