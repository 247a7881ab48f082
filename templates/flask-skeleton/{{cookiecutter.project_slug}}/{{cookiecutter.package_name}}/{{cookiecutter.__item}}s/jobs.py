{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Jobs around {{ item }}s: the mail about a new one."""

import re
from typing import Any

from environs import Env, ValidationError
from flask import current_app, render_template
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}

from .. import mail
from .models import {{ Item }}

ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read who wants to know."""
    return {"NOTIFY_EMAIL": env.str("NOTIFY_EMAIL", "", validate=one_address)}


def one_address(text: str) -> None:
    """Refuse what a mail cannot be sent to; empty means nobody."""
    if text and not ADDRESS.fullmatch(text):
        raise ValidationError("Must look like ada@example.com.")


def announce({{ item }}: {{ Item }}) -> {{ Item }}:
    """Tell by mail about a new {{ item }}, where somebody wants to know."""
    if address := current_app.config["NOTIFY_EMAIL"]:
        subject = {{ ("New " ~ item) | words(cookiecutter) }}
        body = render_template("{{ item }}s/announcement.txt", item={{ item }})
        mail.send(address, subject, body)
    return {{ item }}
