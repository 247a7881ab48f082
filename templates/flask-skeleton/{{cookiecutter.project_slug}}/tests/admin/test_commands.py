"""The command that makes the first administrator."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app import create_app
from {{ cookiecutter.package_name }}.accounts import passwords, repository

from ..accounts.factories import PASSWORD, UserFactory
from .staff import BOSS

GOOD = "a good password"


def create_admin(app: Flask, *options: str, typed: str = "") -> Result:
    """Run the command, and type what it asks for."""
    return app.test_cli_runner().invoke(args=["create-admin", *options], input=typed)


def is_admin(app: Flask, password: str, email: str = BOSS) -> bool:
    """Say whether there is such an account that may come in."""
    with app.app_context():
        user = repository.find(email)
        return (
            user is not None
            and user.is_staff
            and user.verified_at is not None
            and passwords.matches(user.password_hash, password)
        )


def test_asks_for_what_it_needs(app: Flask) -> None:
    result = create_admin(app, typed=f"boss\nBoss@example.com\n{GOOD}\n{GOOD}\n")
    assert result.exit_code == 0
    assert "this is not an e-mail address" in result.output
    assert "boss@example.com is an administrator now." in result.output
    assert GOOD not in result.output
    assert is_admin(app, GOOD)


def test_asks_again_for_a_weak_password(app: Flask) -> None:
    typed = f"short\npasswordpassword\n{GOOD}\nanother\n{GOOD}\n{GOOD}\n"
    result = create_admin(app, "--email", BOSS, typed=typed)
    assert result.exit_code == 0
    assert "Use at least 12 characters." in result.output
    assert "This password is too easy to guess." in result.output
    assert is_admin(app, GOOD)


def test_script_gives_what_it_needs(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADMIN_PASSWORD", "short")
    result = create_admin(app, "--email", BOSS)
    assert result.exit_code == 2
    assert "Use at least 12 characters." in result.output
    monkeypatch.setenv("ADMIN_PASSWORD", GOOD)
    assert create_admin(app, "--email", "boss").exit_code == 2
    assert create_admin(app, "--email", BOSS).exit_code == 0
    assert is_admin(app, GOOD)
    again = create_admin(app, "--email", "BOSS@example.com")
    assert again.exit_code == 0
    assert "boss@example.com is an administrator already." in again.output


def test_database_that_is_away_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    result = create_admin(create_app(), "--email", BOSS)
    assert result.exit_code == 1
    assert f"The database sqlite:///{tmp_path} cannot be reached." in result.output
    assert "Traceback" not in result.output + capsys.readouterr().out


@pytest.mark.usefixtures("own_database")
def test_database_has_to_be_ready() -> None:
    result = create_admin(create_app(), "--email", BOSS)
    assert result.exit_code == 1
    assert "Error: The database is not ready: `flask db upgrade`." in result.output


def test_account_that_is_there_is_promoted_when_agreed(app: Flask) -> None:
    with app.app_context():
        UserFactory.create(email="ann@example.com")
    options = ("--email", "ann@example.com")
    assert create_admin(app, *options, typed="n\n").exit_code == 1
    assert create_admin(app, *options).exit_code == 1
    assert not is_admin(app, PASSWORD, "ann@example.com")
    assert create_admin(app, *options, typed="y\n").exit_code == 0
    assert is_admin(app, PASSWORD, "ann@example.com")


@pytest.mark.parametrize("role", ["user", "staff"])
def test_stranger_who_came_first_gets_nothing(
    role: str, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        UserFactory.create(email=BOSS, verified_at=None, role=role)
    monkeypatch.setenv("ADMIN_PASSWORD", GOOD)
    assert create_admin(app, "--email", BOSS).exit_code == 0
    assert is_admin(app, GOOD)
