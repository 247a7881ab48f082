#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line
from dotenv import load_dotenv
{% if cookiecutter | has("single") %}
from environs import EnvError
{% endif %}


def main() -> None:
    """Run the command that the arguments name, with the settings in `.env`."""
    load_dotenv(Path(__file__).with_name(".env"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
{% if cookiecutter | has("single") %}
    try:
        execute_from_command_line(sys.argv)
    except EnvError as error:
        raise SystemExit(f"Error: {error}") from None
{% else %}
    execute_from_command_line(sys.argv)
{% endif %}


if __name__ == "__main__":
    main()
