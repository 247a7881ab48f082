"""Access: files are their owner's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
{% if cookiecutter.pages %}
from pathlib import Path

import pytest
{% else %}

{% endif %}
from flask import Flask
from flask_login import login_user

{% if cookiecutter.pages %}
from app import create_app
{% endif %}
from {{ cookiecutter.package_name }}.uploads import repository

from ..accounts.factories import UserFactory
from .samples import PDF


@contextmanager
def visit(app: Flask, **account: str) -> Iterator[None]:
    """Be somebody with an account."""
    with app.test_request_context():
        login_user(UserFactory.create(**account))
        yield


def test_only_the_owner_has_a_file(app: Flask) -> None:
    with visit(app):
        upload = repository.keep(BytesIO(PDF), "paper.pdf")
        key, owner = upload.id, upload.owner_id
        assert owner
        assert repository.get(key)
    with visit(app):
        assert repository.get(key) is None
        assert repository.newest(0, 9) == []
        assert repository.count() == 0
{% if cookiecutter | has("permissions") %}
    with visit(app, role="staff"):
        assert repository.get(key)
        assert repository.count() == 1
{% endif %}
{% if cookiecutter.pages %}


def test_strangers_are_asked_to_sign_in(app: Flask) -> None:
    client = app.test_client()
    for path in ("/uploads/", "/uploads/1/", "/uploads/1/delete/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer.location.startswith("/accounts/login")


def test_lost_database_is_told_when_a_file_comes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    app = create_app()
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = "1.stamp"
    answer = client.post("/uploads/", data={"file": (BytesIO(PDF), "paper.pdf")})
    assert answer.status_code == 503
    assert answer.headers["X-Request-ID"]


def test_strangers_may_not_send_much(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 20_000
    answer = app.test_client().post("/uploads/", data={"text": "x" * 30_000})
    assert answer.status_code == 413
{% endif %}
