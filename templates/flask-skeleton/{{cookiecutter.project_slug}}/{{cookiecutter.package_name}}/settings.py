"""Settings: read from the environment, checked before anything starts."""

import logging
import os
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn, cast

from environs import Env, EnvValidationError, ValidationError, validate

{{ cookiecutter.project_name | constant("SITE_NAME") }}

DEVELOPMENT_KEY = "only-for-development-never-in-production"
LOCAL_HOSTS = ["localhost", "127.0.0.1"]
HOST = re.compile(r"\.?[\w-]+(\.[\w-]+)*")
ONE_YEAR = 31_536_000
REQUIRED: Any = ...  # environs' sign for "there is no default"

# A part's own settings: reads them, told whether it is for development.
Reader = Callable[[Env, bool], dict[str, Any]]


def load_settings(*readers: Reader) -> dict[str, Any]:
    """Read all settings, or stop with a message that names each wrong variable."""
    env = Env(eager=False)
    debug = env.bool("DEBUG", False, validate=not_under_gunicorn)
    settings = {"DEBUG": debug}
    for read in [read_settings, *readers]:
        settings |= read(env, debug)
    try:
        env.seal()
    except EnvValidationError as error:
        stop(cast("dict[str, list[str]]", error.error_messages))
    return settings


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read what every part rests on."""
    env.bool("FLASK_DEBUG", False, validate=None if debug else debugger_off)
    return {
        "SECRET_KEY": env.str(
            "SECRET_KEY", DEVELOPMENT_KEY if debug else REQUIRED, validate=strong_key
        ),
        "ALLOWED_HOSTS": env.list(
            "ALLOWED_HOSTS",
            LOCAL_HOSTS if debug else REQUIRED,
            subcast=host_name,
            validate=named_hosts,
        ),
        "TRUSTED_PROXIES": env.int("TRUSTED_PROXIES", 0, validate=validate.Range(0)),
        "HTTPS_REDIRECT": env.bool("HTTPS_REDIRECT", not debug),
        "HSTS_SECONDS": env.int(
            "HSTS_SECONDS", 0 if debug else ONE_YEAR, validate=validate.Range(0)
        ),
        "LOG_LEVEL": env.log_level("LOG_LEVEL", logging.INFO),
        "MAX_CONTENT_LENGTH": env.int(
            "MAX_CONTENT_LENGTH", 1024 * 1024, validate=validate.Range(1)
        ),
        "MAX_FORM_MEMORY_SIZE": None,  # the length of the whole is limited
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": not debug,
    }


def stop(problems: dict[str, list[str]]) -> NoReturn:
    """End the process with a message; gunicorn does not try again after a 3."""
    print("Cannot start, these settings are missing or wrong:", file=sys.stderr)
    for name, texts in problems.items():
        print(f"  {name}: {' '.join(texts)}", file=sys.stderr)
    print("The file .env.example explains each of them.", file=sys.stderr)
    raise SystemExit(3)


def strong_key(key: str) -> None:
    """Refuse a key that could be guessed."""
    if len(key) < 32 or len(set(key)) < 5 or key == DEVELOPMENT_KEY:
        raise ValidationError("Use at least 32 random characters.")


def host_name(text: str) -> str:
    """Spell a host in the one way that hosts are compared in."""
    return text.strip().lower().removesuffix(".")


def named_hosts(hosts: list[str]) -> None:
    """Refuse a list that would let every host, or none, through."""
    if not hosts or not all(HOST.fullmatch(host) for host in hosts):
        raise ValidationError("Name the hosts without ports, with commas between.")


def not_under_gunicorn(debug: bool) -> None:
    """Refuse to serve the public in debug mode: gunicorn names itself here."""
    if debug and "SERVER_SOFTWARE" in os.environ:
        raise ValidationError("Must be off under gunicorn.")


def debugger_off(debugger: bool) -> None:
    """Refuse Flask's debugger under production settings."""
    if debugger:
        raise ValidationError("Must be off unless DEBUG is on.")
