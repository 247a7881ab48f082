"""CSRF: a form needs the token of its session, and nothing else."""

import time

import pytest
from flask import Flask
from flask_wtf.csrf import generate_csrf
from itsdangerous import TimestampSigner


def test_forms_need_their_token(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    app.add_url_rule("/form", view_func=generate_csrf)
    app.add_url_rule("/sent", view_func=lambda: "thanks", methods=["POST"])
    client = app.test_client()
    assert client.post("/sent").status_code == 403
    with monkeypatch.context() as yesterday:
        moment = int(time.time()) - 86_400
        yesterday.setattr(TimestampSigner, "get_timestamp", lambda signer: moment)
        token = client.get("/form").text
    assert client.post("/sent", data={"csrf_token": token}).text == "thanks"
