"""Mail: handed to a server, or not, and never the visitor's trouble."""

from __future__ import annotations

import json
import smtplib
import socket
import ssl
from collections.abc import Callable
from typing import Any, ClassVar, Self

import pytest
from flask import Flask

from app import create_app
from {{ cookiecutter.package_name }} import mail


class Server:
    """A mail server that takes whatever it gets."""

    made: ClassVar[list[Server]] = []
    extensions: ClassVar[set[str]] = {"starttls"}

    def __init__(self, host: str, port: int, **options: Any) -> None:
        self.address = (host, port)
        self.secure = "context" in options
        self.done: list[Any] = []
        self.made.append(self)
        assert options["timeout"] <= 10

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.done.append("quit")

    def ehlo(self) -> None:
        self.done.append("ehlo")

    def has_extn(self, name: str) -> bool:
        return name in self.extensions

    def starttls(self, context: ssl.SSLContext) -> None:
        assert context.verify_mode == ssl.CERT_REQUIRED
        self.secure = True

    def login(self, user: str, password: str) -> None:
        assert self.secure
        self.done.append((user, password))

    def send_message(self, message: Any) -> None:
        self.done.append(message)


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    """Put those servers in the place of real ones."""
    monkeypatch.setattr(smtplib, "SMTP", Server)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Server)
    monkeypatch.setattr(Server, "made", [])
    return Server.made


def deliver(
    url: str, monkeypatch: pytest.MonkeyPatch, send: Callable[..., None] = mail.deliver
) -> None:
    """Send a mail by way of a server."""
    monkeypatch.setenv("MAIL_URL", url)
    with create_app().app_context():
        send("ada@example.com", "Grüße", "Good day.\n\nhttps://localhost/ä\n")


def test_mail_reaches_the_server(
    servers: list[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver("smtp://me%40example.com:p%2Fw@mail.example.com", monkeypatch)
    server = servers[0]
    assert server.address == ("mail.example.com", 587)
    assert ("me@example.com", "p/w") in server.done
    message = server.done[-2]
    assert message["To"] == "ada@example.com"
    assert message["From"] == "noreply@localhost"
    assert message["Subject"] == "Grüße"
    assert message["Message-ID"].endswith("@localhost>")
    assert message.get_content() == "Good day.\n\nhttps://localhost/ä\n"


def test_mail_by_tls_from_the_start(
    servers: list[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_FROM", "Shop <shop@example.com>")
    deliver("smtps://me:pw@mail.example.com:1465", monkeypatch)
    assert servers[0].address == ("mail.example.com", 1465)
    assert servers[0].secure
    assert servers[0].done[-2]["From"] == "Shop <shop@example.com>"


def test_password_goes_under_encryption_only(
    servers: list[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Server, "extensions", set())
    monkeypatch.setenv("MAIL_FROM", "")
    deliver("smtp://localhost:2525", monkeypatch)
    assert servers[0].done[-2]["To"] == "ada@example.com"
    with pytest.raises(smtplib.SMTPNotSupportedError):
        deliver("smtp://me:pw@localhost:2525", monkeypatch)


def test_server_that_is_down_is_for_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        deliver(f"smtp://127.0.0.1:{port}", monkeypatch, mail.send)
    logged = capsys.readouterr().out
    assert "Connection refused" in logged
    assert "https://localhost" not in logged


@pytest.mark.parametrize(
    ("to", "subject"),
    [
        ("ada@example.com\nBcc: eve@example.com", "Good day"),
        ("ada@example.com", "Good day\r\nBcc: eve@example.com"),
    ],
)
def test_no_header_can_be_added(
    to: str, subject: str, app: Flask, servers: list[Server]
) -> None:
    app.config["MAIL_URL"] = "smtp://localhost"
    with app.app_context():
        with pytest.raises(ValueError, match="linefeed"):
            mail.deliver(to, subject, "…")
        mail.send(to, subject, "…")
    assert servers == []


@pytest.mark.parametrize("url", ["", "console:"])
def test_mail_stands_in_the_log_until_there_is_a_server(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    deliver(url, monkeypatch, mail.send)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    warning, sent = (line for line in lines if line["level"] == "warning")
    assert warning["event"].startswith("MAIL_URL is not set: ")
    assert sent["event"] == "mail"
    assert (sent["to"], sent["subject"]) == ("ada@example.com", "Grüße")
    assert sent["body"] == "Good day.\n\nhttps://localhost/ä\n"


def test_development_shows_mails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEBUG", "true")
    deliver("", monkeypatch, mail.send)
    shown = capsys.readouterr().out
    assert "Mail to ada@example.com: Grüße\n\nGood day.\n\nhttps://" in shown
    assert "MAIL_URL" not in shown


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
    name: str,
    value: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        create_app()
    problems = capsys.readouterr().err
    assert f"  {name}: " in problems
    assert "secret" not in problems
