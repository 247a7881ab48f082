"""The settings, by concern; `.env.example` lists what can be set."""

import logging
import sys
from pathlib import Path
{% if cookiecutter | has("static") %}
from typing import Any
{% endif %}

import structlog
from environs import Env, EnvError, validate
from structlog.stdlib import ProcessorFormatter

{{ "config/settings/base.py" | section(cookiecutter) }}

{{ "config/settings/logs.py" | section(cookiecutter) }}

{{ "config/settings/security.py" | section(cookiecutter) }}
{% if cookiecutter | has("static") %}

{{ "config/settings/pages.py" | section(cookiecutter) }}
{% endif %}
