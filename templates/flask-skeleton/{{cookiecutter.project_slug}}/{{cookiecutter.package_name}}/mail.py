"""Mail: what the site writes to people, by way of a mail server or of the log."""

import logging
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from environs import Env, ValidationError
from flask import Flask, current_app, request, url_for

{% if cookiecutter | has("jobs") %}
from . import jobs
{% endif %}
from .settings import LOCAL_HOSTS, host_name

CONSOLE = "console:"
SECONDS = 5  # for each answer of the mail server: a visitor may be waiting

logger = logging.getLogger(__name__)


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read which server sends the mails, and in whose name."""
    return {
        # Docker Compose passes on a variable that is not set as an empty one.
        "MAIL_URL": env.str("MAIL_URL", "", validate=server_address) or CONSOLE,
        "MAIL_FROM": env.str("MAIL_FROM", "", validate=sender_address),
    }


def server_address(text: str) -> None:
    """Refuse what is not a mail server; it may hold a password, so is not shown."""
    if text in {"", CONSOLE}:
        return
    try:
        url = urlsplit(text)
        complete = url.scheme in {"smtp", "smtps"} and url.hostname and url.port != 0
    except ValueError:
        complete = False
    if not complete:
        raise ValidationError("Must look like smtp://user:password@host:587.")


def sender_address(text: str) -> None:
    """Refuse what cannot stand as the sender of a mail."""
    try:
        if text:
            addressed(text, "", "")
    except ValueError:
        raise ValidationError("Must look like Shop <shop@example.com>.") from None


def init_app(app: Flask) -> None:
    """Say at the start when mails are for whoever reads the log."""
    app.jinja_env.globals["link_to"] = link_to
    if app.config["MAIL_URL"] == CONSOLE and not app.debug:
        app.logger.warning(
            "MAIL_URL is not set: mails are written to this log, "
            "with any link in them that opens an account"
        )


def send(to: str, subject: str, body: str) -> None:
    """Send a mail soon; what goes wrong is for the log, not for the visitor."""
{% if cookiecutter | has("jobs") %}
    jobs.send_mail.delay(to, subject, body)
{% else %}
    unsent = (OSError, ValueError)
    try:
        deliver(to, subject, body)
    except unsent:
        logger.exception("A mail could not be sent")
{% endif %}


def deliver(to: str, subject: str, body: str) -> None:
    """Hand a mail to the server, or raise OSError; without one, to the log."""
    url = current_app.config["MAIL_URL"]
    message = addressed(sender(), to, subject)
    message.set_content(body)
    if url != CONSOLE:
        submit(message, urlsplit(url))
    elif current_app.debug:
        logger.info("Mail to %s: %s\n\n%s", to, subject, body)
    else:
        logger.warning("mail", extra={"to": to, "subject": subject, "body": body})


def link_to(endpoint: str, **values: Any) -> str:
    """Write the whole address of a page, in which no visitor chose the place.

    Of the host a browser asks for, the name was checked; its port counts in
    development, and on this machine.
    """
    asked, _, port = request.host.partition(":")
    host = host_name(asked)
    if port and (current_app.debug or host in LOCAL_HOSTS):
        host = f"{host}:{port}"
    return f"{request.scheme}://{host}{url_for(endpoint, **values)}"


def sender() -> str:
    """Name who the mails are from."""
    host = current_app.config["ALLOWED_HOSTS"][0].removeprefix(".")
    return current_app.config["MAIL_FROM"] or f"noreply@{host}"


def addressed(sender: str, to: str, subject: str) -> EmailMessage:
    """Write the head of a mail, or raise ValueError; it refuses further lines."""
    message = EmailMessage()
    message["From"] = sender
    if len(message["From"].addresses) != 1 or message["From"].defects:
        raise ValueError("The sender is not one address")
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=message["From"].addresses[0].domain)
    message["Auto-Submitted"] = "auto-generated"
    return message


def submit(message: EmailMessage, url: SplitResult) -> None:
    """Speak with the server; a password goes to it under encryption only."""
    context = ssl.create_default_context()
    host = str(url.hostname)
    server: smtplib.SMTP
    if url.scheme == "smtps":
        server = smtplib.SMTP_SSL(
            host, url.port or 465, timeout=SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(host, url.port or 587, timeout=SECONDS)
    with server:
        server.ehlo()
        encrypted = url.scheme == "smtps"
        if not encrypted and server.has_extn("starttls"):
            server.starttls(context=context)
            encrypted = True
        if url.username:
            if not encrypted:
                raise smtplib.SMTPNotSupportedError("The server does not encrypt")
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(message)
