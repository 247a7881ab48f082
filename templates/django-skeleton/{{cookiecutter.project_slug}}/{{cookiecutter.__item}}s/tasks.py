{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set ours = ["from config.celery import app", "from " ~ cookiecutter.package_name ~ ".tasks import send_mail"] %}
"""Jobs around {{ item }}s: the mail about a new one."""

from django.conf import settings
from django.template.loader import render_to_string
{% if cookiecutter | has("example-pages") %}
from django.urls import reverse
{% endif %}
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}

{{ ours | sort | join("\n") }}

{% if cookiecutter | has("example-custom") %}
from . import repository
{% else %}
from .models import {{ Item }}
{% endif %}


@app.task
def announce(key: int) -> None:
    """Tell by mail about a new {{ item }}, unless it is gone by now."""
{% if cookiecutter | has("example-custom") %}
    {{ item }} = repository.get(key)
{% else %}
    {{ item }} = {{ Item }}.objects.filter(pk=key).first()
{% endif %}
    if {{ item }}:
        subject = {{ ("New " ~ item) | words(cookiecutter) }}
{% if cookiecutter | has("example-pages") %}
        context = {"item": {{ item }}, "address": address(key)}
{% else %}
        context = {"item": {{ item }}}
{% endif %}
        body = render_to_string("{{ item }}s/announcement.txt", context)
        send_mail(settings.NOTIFY_EMAIL, subject, body)
{% if cookiecutter | has("example-pages") %}


def address(key: int) -> str:
    """Write the whole address of a {{ item }}; a worker knows of no request to ask."""
    host = next(filter(None, settings.ALLOWED_HOSTS), "localhost:8000")
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    path = reverse("{{ item }}s:detail", args=[key])
    return f"{scheme}://{host.removeprefix('.')}{path}"
{% endif %}
