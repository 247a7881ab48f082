"""Mail: which server sends it, and in whose name."""

from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from environs import EnvError

from .base import env
from .security import ALLOWED_HOSTS

CONSOLE = "console:"
SECONDS = 5  # for each answer of the mail server: a visitor may be waiting


def is_server(text: str) -> bool:
    """Say whether it names a mail server."""
    try:
        url = urlsplit(text)
        known = url.scheme in {"smtp", "smtps"}
        return known and bool(url.hostname) and url.port != 0
    except ValueError:
        return False


def is_sender(text: str) -> bool:
    """Say whether it can stand as the sender of a mail."""
    message = EmailMessage()
    try:
        message["From"] = text
    except ValueError:
        return False
    return len(message["From"].addresses) == 1 and not message["From"].defects


# Docker Compose passes on a variable that is not set as an empty one.
MAIL_URL = env.str("MAIL_URL", "") or CONSOLE
if MAIL_URL != CONSOLE and not is_server(MAIL_URL):
    # It may hold a password, so is not shown.
    raise EnvError("MAIL_URL must look like smtp://user:password@host:587.")

_host = next(filter(None, ALLOWED_HOSTS), "localhost").removeprefix(".")
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "") or f"noreply@{_host}"
if not is_sender(DEFAULT_FROM_EMAIL):
    raise EnvError("MAIL_FROM must look like Shop <shop@example.com>.")

_url = urlsplit(MAIL_URL)
_encrypted = _url.scheme == "smtps"
{% if cookiecutter.python == "3.11" %}
EMAIL_BACKEND = "{{ cookiecutter.package_name }}.mail.LogBackend"
if MAIL_URL != CONSOLE:
    EMAIL_BACKEND = "{{ cookiecutter.package_name }}.mail.ServerBackend"
    EMAIL_HOST = _url.hostname
    EMAIL_PORT = _url.port or (465 if _encrypted else 587)
    EMAIL_HOST_USER = unquote(_url.username or "")
    EMAIL_HOST_PASSWORD = unquote(_url.password or "")
    EMAIL_USE_SSL = _encrypted
    EMAIL_USE_TLS = not _encrypted
    EMAIL_TIMEOUT = SECONDS
{% else %}
_log = {"BACKEND": "{{ cookiecutter.package_name }}.mail.LogBackend"}
_server = {
    "BACKEND": "{{ cookiecutter.package_name }}.mail.ServerBackend",
    "OPTIONS": {
        "host": _url.hostname,
        "port": _url.port or (465 if _encrypted else 587),
        "username": unquote(_url.username or ""),
        "password": unquote(_url.password or ""),
        "use_ssl": _encrypted,
        "use_tls": not _encrypted,
        "timeout": SECONDS,
    },
}
MAILERS = {"default": _log if MAIL_URL == CONSOLE else _server}
{% endif %}
