{% set backends = cookiecutter | entries("backends") %}
"""The database: where it is; how each kind is used stands in a module of its own."""

from typing import Any, Protocol

import dj_database_url
from environs import EnvError

from . import {{ backends | sort | join(", ") }}
from .base import {{ "env" if cookiecutter | has("sqlite") else "DEBUG, env" }}


class Backend(Protocol):
    """What a module says of the kind of database it is for."""

    ENGINE: str
    SETTINGS: dict[str, Any]  # as in DATABASES
    QUERY: set[str]  # what may stand behind the ? of an address

    def check(self, database: dict[str, Any]) -> None:
        """Complete what the address says, or raise a ValueError."""


_backends: list[Backend] = [{{ backends | join(", ") }}]
_by_engine = {backend.ENGINE: backend for backend in _backends}
_no_address = (KeyError, ValueError)


def parse_address(url: str) -> dict[str, Any]:
    """Turn an address into settings; no message repeats it, as it holds a password."""
    try:
        given: dict[str, Any] = {"OPTIONS": {}, **dj_database_url.parse(url)}
        backend = _by_engine[given["ENGINE"]]
        backend.check(given)
    except _no_address:
        example = {{ cookiecutter.database }}.EXAMPLE
        raise EnvError(f"DATABASE_URL has to look like {example}") from None
    if not backend.QUERY.issuperset(given["OPTIONS"]):
        raise EnvError("DATABASE_URL has an option behind the ? that is not known.")
    options = {**backend.SETTINGS["OPTIONS"], **given["OPTIONS"]}
    return {**given, **backend.SETTINGS, "OPTIONS": options}


# A transaction lasts as long as it has to, not as long as a request: views that write
# more than one row use `transaction.atomic`.
DATABASES = {
{% if cookiecutter | has("sqlite") %}
    "default": parse_address(env.str("DATABASE_URL", "sqlite:///db.sqlite3")),
{% else %}
    "default": parse_address(
        env.str("DATABASE_URL", {{ cookiecutter.database }}.DEVELOPMENT if DEBUG else "")
    ),
{% endif %}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
