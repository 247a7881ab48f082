"""Mail: how letters go out, by way of a mail server or of the log."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

log = structlog.get_logger(__name__)


class LogBackend(BaseEmailBackend):
    """Writes mails to the log, until there is a server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            to, subject, body = ", ".join(message.to), message.subject, message.body
            if settings.DEBUG:
                log.info(f"Mail to {to}: {subject}\n\n{body}")
            else:
                log.warning("mail", to=to, subject=subject, body=body)
        return len(email_messages)


class Submission(smtplib.SMTP):
    """Goes on encrypted where the server offers it; only then it tells a password."""

    def starttls(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        self.ehlo_or_helo_if_needed()
        if self.has_extn("starttls"):
            return super().starttls(*args, **kwargs)
        return 454, b"TLS not available"

    def login(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        if not isinstance(self.sock, ssl.SSLSocket):
            raise smtplib.SMTPNotSupportedError("The server does not encrypt")
        return super().login(*args, **kwargs)


class ServerBackend(EmailBackend):
    """Hands mails to a server, encrypted from the start or as soon as it can be."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return smtplib.SMTP_SSL if self.use_ssl else Submission
