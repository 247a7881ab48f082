"""Settings: read from the environment, checked before anything starts."""

import os
import sys
from typing import Any, cast

from environs import Env, EnvValidationError, ValidationError, validate

{{ cookiecutter.project_name | constant("SITE_NAME") }}

DEVELOPMENT_KEY = "only-for-development-never-in-production"
LOCAL_HOSTS = ["localhost", "127.0.0.1"]
ONE_YEAR = 31_536_000


def load_settings() -> dict[str, Any]:
    """Read the settings, or stop with a message that names each wrong variable."""
    env = Env(eager=False)
    required: Any = ...  # environs' word for "there is no default"
    debug = env.bool("DEBUG", False, validate=not_served)
    settings = {
        "DEBUG": debug,
        "SECRET_KEY": env.str(
            "SECRET_KEY", DEVELOPMENT_KEY if debug else required, validate=strong
        ),
        "ALLOWED_HOSTS": env.list(
            "ALLOWED_HOSTS",
            LOCAL_HOSTS if debug else required,
            validate=validate.Length(min=1, error="Name at least one host."),
        ),
        "TRUSTED_PROXIES": env.int("TRUSTED_PROXIES", 0, validate=validate.Range(0)),
        "HSTS_SECONDS": env.int(
            "HSTS_SECONDS", 0 if debug else ONE_YEAR, validate=validate.Range(0)
        ),
        "MAX_CONTENT_LENGTH": env.int(
            "MAX_CONTENT_LENGTH", 1024 * 1024, validate=validate.Range(1)
        ),
        "LOG_LEVEL": env.log_level("LOG_LEVEL", "INFO"),
        "SESSION_COOKIE_SECURE": not debug,
        "SESSION_COOKIE_SAMESITE": "Lax",
    }
    if not debug:
        env.bool("FLASK_DEBUG", False, validate=not_in_production)
    try:
        env.seal()
    except EnvValidationError as error:
        problems = cast("dict[str, list[str]]", error.error_messages)
        lines = [f"  {name}: {' '.join(texts)}" for name, texts in problems.items()]
        print("Cannot start: see .env.example for", *lines, sep="\n", file=sys.stderr)
        raise SystemExit(3) from None  # gunicorn does not start a worker again after 3
    return settings
