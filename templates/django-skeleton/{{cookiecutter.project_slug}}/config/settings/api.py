"""The API: how often one visitor may call it."""

from {{ cookiecutter.package_name }}.limits import rate

from .base import env

API_LIMIT = rate(env, "API_LIMIT", "120/minute")
