"""Mail: handed to a server, or not, in the name of this site."""

from __future__ import annotations

import json
import logging
import smtplib
import socket
import ssl
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from django.apps import apps
from django.core.mail import EmailMessage
from pytest_django import Settings

from .. import mail
from ..mail import LogBackend, Submission
from .environment import load


class Server:
    """A mail server that takes whatever it gets."""

    made: ClassVar[list[Server]] = []

    def __init__(self, host: str, port: int, **options: Any) -> None:
        self.address = (host, port)
        self.options = options
        self.secure = "context" in options
        self.done: list[Any] = []
        self.made.append(self)

    def starttls(self, context: ssl.SSLContext) -> None:
        assert context.verify_mode == ssl.CERT_REQUIRED
        self.secure = True

    def login(self, user: str, password: str) -> None:
        assert self.secure
        self.done.append((user, password))

    def sendmail(self, sender: str, to: list[str], message: bytes) -> None:
        self.done.append((sender, to, message))

    def quit(self) -> None:
        self.done.append("quit")


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    """Put those servers in the place of real ones."""
    monkeypatch.setattr(mail, "Submission", Server)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    monkeypatch.setattr(Server, "made", [])
    return Server.made


def deliver(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, url: str, sender: str = ""
) -> None:
    """Send a mail as a new process with such settings would."""
    read = load(monkeypatch, MAIL_URL=url, MAIL_FROM=sender)
    names = [name for name in dir(read) if name.startswith(("EMAIL_", "MAILERS"))]
    for name in [*names, "DEFAULT_FROM_EMAIL"]:
        setattr(settings, name, getattr(read, name))
    body = "Good day.\n\nhttps://testserver/ä\n"
    EmailMessage("Grüße", body, to=["ada@example.com"]).send()


def test_mail_reaches_the_server(
    servers: list[Server], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    deliver(monkeypatch, settings, "smtp://me%40example.com:p%2Fw@mail.example.com")
    (server,) = servers
    assert server.address == ("mail.example.com", 587)
    assert 0 < server.options["timeout"] <= 10
    assert server.done[0] == ("me@example.com", "p/w")
    sender, to, message = server.done[1]
    assert (sender, to) == ("noreply@testserver", ["ada@example.com"])
    assert b"From: noreply@testserver" in message
    assert server.done[2] == "quit"


def test_mail_by_tls_from_the_start(
    servers: list[Server], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    url, sender = "smtps://me:pw@mail.example.com:1465", "Shop <shop@example.com>"
    deliver(monkeypatch, settings, url, sender)
    (server,) = servers
    assert server.address == ("mail.example.com", 1465)
    assert "context" in server.options
    assert b"From: Shop <shop@example.com>" in server.done[1][2]


@pytest.mark.parametrize("offered", [True, False])
def test_goes_on_encrypted_where_the_server_offers_it(
    offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Any] = []
    offer = {"starttls": ""} if offered else {}
    server = SimpleNamespace(esmtp_features=offer, done=done)

    class Known(Submission):
        def ehlo_or_helo_if_needed(self) -> None:
            self.esmtp_features = server.esmtp_features
            self.does_esmtp = True

    monkeypatch.setattr(smtplib.SMTP, "starttls", lambda _: done.append("starttls"))
    Known().starttls()
    assert done == (["starttls"] if offered else [])


def test_password_goes_under_encryption_only(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(smtplib.SMTP, "login", lambda _, *words: told.extend(words))
    server = Submission()
    server.sock = socket.socket()
    with server.sock, pytest.raises(smtplib.SMTPNotSupportedError):
        server.login("me", "pw")
    assert told == []
    with ssl.create_default_context().wrap_socket(
        socket.socket(), server_hostname="localhost"
    ) as encrypted:
        server.sock = encrypted
        server.login("me", "pw")
    assert told == ["me", "pw"]


def test_server_that_is_down_is_told(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"smtp://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(ConnectionRefusedError):
            deliver(monkeypatch, settings, url)


@pytest.mark.parametrize("url", ["", "console:"])
def test_mail_stands_in_the_log_until_there_is_a_server(
    url: str,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    deliver(monkeypatch, settings, url)
    (console,) = (h for h in logging.getLogger().handlers if h.name == "console")
    (sent,) = (json.loads(console.format(record)) for record in caplog.records)
    assert (sent["event"], sent["level"]) == ("mail", "warning")
    assert (sent["to"], sent["subject"]) == ("ada@example.com", "Grüße")
    assert sent["body"] == "Good day.\n\nhttps://testserver/ä\n"


@pytest.mark.parametrize(
    ("url", "debug", "warned"),
    [
        ("console:", False, True),
        ("console:", True, False),
        ("smtp://localhost", False, False),
    ],
)
def test_start_says_who_reads_the_mails(
    url: str,
    debug: bool,
    warned: bool,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.MAIL_URL, settings.DEBUG = url, debug
    apps.get_app_config("{{ cookiecutter.package_name }}").ready()
    assert ("MAIL_URL is not set" in caplog.text) is warned


def test_development_shows_mails(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DEBUG = True
    caplog.set_level(logging.INFO)
    letter = EmailMessage("Grüße", "Good day.\n", to=["ada@example.com"])
    assert LogBackend(alias="default").send_messages([letter]) == 1
    assert "Mail to ada@example.com: Grüße\\n\\nGood day.\\n" in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_URL", "http://secret@mail.example.com"),
        ("MAIL_URL", "smtp://"),
        ("MAIL_URL", "smtp://secret@mail.example.com:port"),
        ("MAIL_FROM", "nobody"),
        ("MAIL_FROM", "a@example.com, b@example.com"),
        ("MAIL_FROM", "a@example.com\nBcc: b@example.com"),
    ],
)
def test_wrong_setting_is_named(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match=f"^Error: {name} ") as problem:
        load(monkeypatch, **{name: value})
    assert "secret" not in str(problem.value)
