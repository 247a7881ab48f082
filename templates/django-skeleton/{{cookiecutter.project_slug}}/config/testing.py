"""Settings for the tests: production's, whatever the environment says."""

import os
import secrets

for name in (
{% for variable in cookiecutter | entries("variables") if "test" not in variable %}
    "{{ variable.name }}",
{% endfor %}
    "HSTS_SECONDS",
    "LOG_LEVEL",
    "MAX_CONTENT_LENGTH",
    "TRUSTED_PROXIES",
):
    os.environ.pop(name, None)
os.environ.update(
    DEBUG="false",
    SECRET_KEY=secrets.token_urlsafe(48),
    ALLOWED_HOSTS="testserver",
    HTTPS_REDIRECT="false",
{% for variable in cookiecutter | entries("variables") if "test" in variable %}
    {{ variable.name }}="{{ variable.test }}",
{% endfor %}
)

{% for line in cookiecutter | entries("test_imports") %}
{{ line }}
{% if loop.last %}

{% endif %}
{% endfor %}
from .settings import *
{% for line in cookiecutter | entries("test_settings") %}
{% if loop.first %}

{% endif %}
{{ line }}
{% endfor %}
{% if cookiecutter | has("static") %}

# Static files straight from their folders, without collectstatic.
STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
{% endif %}
