{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Owners: whose {{ item }}s are, and what follows from it for the pages."""

from flask import Blueprint, abort

from ..accounts import sessions
from . import permissions, repository, views
from .models import {{ Item }}


def guard(blueprint: Blueprint) -> None:
    """Ask strangers to sign in first, and let pages ask who may change what."""
    blueprint.before_request(sessions.needed)
    blueprint.add_app_template_global(permissions.may_change)


def add(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }} of whoever is signed in."""
    return repository.add(title, text, sessions.owner().id)


def changeable(key: int) -> {{ Item }}:
    """Find a {{ item }} that the visitor may change."""
    {{ item }} = views.found(key)
    if not permissions.may_change({{ item }}):
        abort(403)
    return {{ item }}
