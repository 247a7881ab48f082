"""The settings, a module for each concern; `.env.example` lists what can be set."""

from environs import EnvError

try:
    from .base import *
{% if cookiecutter.data != "none" %}
    from .database import *
{% endif %}
    from .logs import *
    from .security import *
{% if cookiecutter.pages %}
    from .static import *
{% endif %}
except EnvError as error:
    raise SystemExit(f"Error: {error}") from None
