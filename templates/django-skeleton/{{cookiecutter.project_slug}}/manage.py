#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line
from dotenv import load_dotenv


def main() -> None:
    """Run the command that the arguments name, with the settings in `.env`."""
    load_dotenv(Path(__file__).with_name(".env"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
