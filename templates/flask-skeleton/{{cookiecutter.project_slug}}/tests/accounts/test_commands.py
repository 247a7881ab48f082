"""The commands around accounts."""

from flask import Flask

from .conftest import Visitor
from .factories import PASSWORD


def test_verify(app: Flask, visitor: Visitor, waiting: str) -> None:
    assert visitor.sign_in(waiting, PASSWORD).status_code == 422
    result = app.test_cli_runner().invoke(args=["accounts", "verify", waiting])
    assert result.exit_code == 0
    assert visitor.sign_in(waiting, PASSWORD).status_code == 302


def test_unknown_address_is_named(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["accounts", "verify", "x@example.com"])
    assert result.exit_code == 1
    assert "no account with the address x@example.com" in result.output
