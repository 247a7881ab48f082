"""The settings, a module for each concern; `.env.example` lists what can be set."""

from environs import EnvError

try:
{% for module in cookiecutter | entries("settings") | sort %}
    from .{{ module }} import *
{% endfor %}
except EnvError as error:
    raise SystemExit(f"Error: {error}") from None
