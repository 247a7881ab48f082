{% set item = cookiecutter.__item %}
"""The mail about a new {{ item }}."""

import pytest
from flask import Flask

from app import create_app
from {{ cookiecutter.package_name }} import mail
from {{ cookiecutter.package_name }}.{{ item }}s import repository
from {{ cookiecutter.package_name }}.{{ item }}s.jobs import announce

Letter = tuple[str, str, str]


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    """Collect mails in place of sending them."""
    letters: list[Letter] = []
    monkeypatch.setattr(mail, "deliver", lambda *letter: letters.append(letter))
    return letters


def test_somebody_is_told(app: Flask, letters: list[Letter]) -> None:
    app.config["NOTIFY_EMAIL"] = "ada@example.com"
    with app.test_request_context():
        {{ item }} = repository.add("<b>A title</b>", "A text")
        assert announce({{ item }}) is {{ item }}
    ((to, subject, body),) = letters
    assert (to, subject) == ("ada@example.com", "New {{ item }}")
    assert "<b>A title</b>\n\nA text" in body


def test_nobody_is_told(app: Flask, letters: list[Letter]) -> None:
    with app.test_request_context():
        announce(repository.add("A title", "A text"))
    assert letters == []


@pytest.mark.parametrize("address", ["ada", "@example.com", "a@b.c, d@e.f", "a@b\n"])
def test_wrong_address_is_named(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NOTIFY_EMAIL", address)
    with pytest.raises(SystemExit):
        create_app()
    assert "  NOTIFY_EMAIL: " in capsys.readouterr().err
