import pytest
from django.test import Client

from .. import health


def test_a_living_process_says_so_to_any_host(client: Client) -> None:
    answer = client.get("/healthz", headers={"host": "10.0.0.1:8000"})

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}
    assert answer.headers["X-Request-ID"]


{% if cookiecutter.data != "none" %}
@pytest.mark.django_db
{% endif %}
def test_ready_when_every_check_passes(client: Client) -> None:
    answer = client.get("/readyz", headers={"host": "10.0.0.1:8000"})

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "checks": dict.fromkeys(health.CHECKS, "ok"),
    }


def test_not_ready_names_what_is_down(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> bool:
        raise ConnectionError("amqp://user:password@broker")

    monkeypatch.setattr(health, "CHECKS", {"broker": broken, "disk": lambda: True})
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {
        "status": "down",
        "checks": {"broker": "down", "disk": "ok"},
    }
