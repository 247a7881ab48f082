"""The settings, a module for each concern; `.env.example` lists what can be set."""

from environs import EnvError

try:
    from .base import *
{% if cookiecutter.data != "none" %}
    from .database import *
{% endif %}
{% if cookiecutter.forms != "none" %}
    from .forms import *
{% endif %}
    from .logs import *
    from .security import *
except EnvError as error:
    raise SystemExit(f"Error: {error}") from None
