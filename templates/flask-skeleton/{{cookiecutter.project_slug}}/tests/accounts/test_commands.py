"""The commands around accounts."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app import create_app

from .conftest import Visitor
from .factories import PASSWORD

ANOTHER = "another long password"


def verify(app: Flask, email: str, typed: str = "") -> Result:
    """Run the command, and type what it asks for."""
    arguments = ["accounts", "verify", email]
    return app.test_cli_runner().invoke(args=arguments, input=typed)


def test_verify_asks_for_a_password_that_no_stranger_knows(
    app: Flask, visitor: Visitor, waiting: str
) -> None:
    assert verify(app, waiting).exit_code == 1
    typed = f"short\npasswordpassword\n{ANOTHER}\nother\n{ANOTHER}\n{ANOTHER}\n"
    result = verify(app, waiting, typed)
    assert result.exit_code == 0
    assert "Use at least 12 characters." in result.output
    assert "This password is too easy to guess." in result.output
    assert ANOTHER not in result.output
    assert visitor.sign_in(waiting, PASSWORD).status_code == 422
    assert visitor.sign_in(waiting, ANOTHER).status_code == 302


def test_script_gives_the_password(
    app: Flask, visitor: Visitor, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEW_PASSWORD", "short")
    assert verify(app, waiting).exit_code == 2
    monkeypatch.setenv("NEW_PASSWORD", ANOTHER)
    assert verify(app, waiting).exit_code == 0
    assert visitor.sign_in(waiting, ANOTHER).status_code == 302


def test_confirmed_account_keeps_its_password(
    app: Flask, visitor: Visitor, known: str
) -> None:
    assert verify(app, known).exit_code == 0
    assert visitor.sign_in(known, PASSWORD).status_code == 302


def test_unknown_address_is_named(app: Flask) -> None:
    result = verify(app, "x@example.com")
    assert result.exit_code == 1
    assert "no account with the address x@example.com" in result.output


def test_database_that_is_away_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    result = verify(create_app(), "x@example.com")
    assert result.exit_code == 1
    assert f"The database sqlite:///{tmp_path} cannot be reached." in result.output
    assert "Traceback" not in result.output + capsys.readouterr().out


@pytest.mark.usefixtures("own_database")
def test_database_has_to_be_ready() -> None:
    result = verify(create_app(), "x@example.com")
    assert result.exit_code == 1
    assert "Error: The database is not ready: `flask db upgrade`." in result.output
