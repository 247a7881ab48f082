{% set item = cookiecutter.__item %}
"""The commands around {{ item }}s."""

from flask import Flask
from flask.testing import FlaskClient


def test_seed(app: Flask, client: FlaskClient) -> None:
    app.test_cli_runner().invoke(args=["{{ item }}s", "seed"], catch_exceptions=False)
    assert "Example 3" in client.get("/{{ item }}s/").text
