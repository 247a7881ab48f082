{% set redis = cookiecutter | has("redis-server") %}
{% set rabbitmq = cookiecutter | has("rabbitmq-server") %}
"""Addresses: what a client would trip over later is refused at the start."""

import pytest

{% if redis and rabbitmq %}
from {{ cookiecutter.package_name }}.addresses import (
    RABBITMQ,
    REDIS,
    is_address,
)
{% elif redis %}
from {{ cookiecutter.package_name }}.addresses import REDIS, is_address
{% else %}
from {{ cookiecutter.package_name }}.addresses import RABBITMQ, is_address
{% endif %}
{% if redis %}


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("redis://host", True),
        ("redis://:pass%40word@host.example:6379/0", True),
        ("redis://[::1]:6379/", True),
        ("rediss://host/1?ssl_cert_reqs=none&ssl_ca_certs=/ca.pem", True),
        ("redis://", False),
        ("redis://two words/0", False),
        ("redis://host:port/0", False),
        ("redis://host:0/0", False),
        ("redis://host:99999/0", False),
        ("redis://host/name", False),
        ("redis://host/0?socket_timeout=x", False),
        ("redis://host/0?ssl_cert_reqs=none", False),
        ("rediss://host/0?ssl_cert_reqs=perhaps", False),
        ("rediss://host/0?more=1", False),
    ],
)
def test_address_of_redis(url: str, valid: bool) -> None:
    assert is_address(url, REDIS) == valid
{% endif %}
{% if rabbitmq %}


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("amqp://host", True),
        ("amqp://user:pass%40word@host.example:5672//", True),
        ("amqps://host/shop", True),
        ("amqp://", False),
        ("amqp://host:port//", False),
        ("amqp://host:99999//", False),
        ("amqp://host//?heartbeat=x", False),
    ],
)
def test_address_of_rabbitmq(url: str, valid: bool) -> None:
    assert is_address(url, RABBITMQ) == valid
{% endif %}
