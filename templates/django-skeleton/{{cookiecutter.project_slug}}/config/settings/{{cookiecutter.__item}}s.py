"""Who is told about a new {{ cookiecutter.__item }}."""

import re

from environs import EnvError

from .base import env

NOTIFY_EMAIL = env.str("NOTIFY_EMAIL", "")
if NOTIFY_EMAIL and not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", NOTIFY_EMAIL):
    raise EnvError("NOTIFY_EMAIL must look like ada@example.com.")
