"""Addresses: of the servers that are asked; what is wrong in one shows at the start."""

import re
from urllib.parse import urlsplit

SERVER = r"([^@/?#\s]*@)?(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:[0-9]+)?"
{% if cookiecutter | has("redis-server") %}
TLS = r"ssl_(cert_reqs=(none|optional|required)|(ca_certs|certfile|keyfile)=[^&#\s]+)"
REDIS = (
    rf"redis://{SERVER}(/[0-9]*)?"
    rf"|rediss://{SERVER}(/[0-9]*)?(\?{TLS}(&{TLS})*)?"
)
{% endif %}
{% if cookiecutter | has("rabbitmq-server") %}
RABBITMQ = rf"amqps?://{SERVER}(/[^?#\s]*)?"
{% endif %}


def is_address(url: str, pattern: str) -> bool:
    """Say whether an address is of a kind, with a port that there can be."""
    try:
        return bool(re.fullmatch(pattern, url)) and urlsplit(url).port != 0
    except ValueError:
        return False
