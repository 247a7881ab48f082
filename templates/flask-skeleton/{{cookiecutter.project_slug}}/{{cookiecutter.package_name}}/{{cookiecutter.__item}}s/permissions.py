{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Who may change {{ item }}s."""

from flask_login import current_user

from .models import {{ Item }}


def may_change({{ item }}: {{ Item }}) -> bool:
{% if cookiecutter | has("permissions") %}
    """Say whether a {{ item }} is the visitor's own, or the visitor looks after all."""
    if not current_user.is_authenticated:
        return False
    return bool({{ item }}.author_id == current_user.id or current_user.is_staff)
{% else %}
    """Say whether a {{ item }} is the visitor's own."""
    if not current_user.is_authenticated:
        return False
    return bool({{ item }}.author_id == current_user.id)
{% endif %}
