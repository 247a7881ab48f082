{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Who may change {{ item }}s."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User

from .models import {{ Item }}


def may_change(user: User | AnonymousUser, {{ item }}: {{ Item }}) -> bool:
{% if cookiecutter | has("permissions") %}
    """Tell whether a {{ item }} is the person's own, or the person looks after all."""
    if not user.is_authenticated:
        return False
    return user.is_staff or {{ item }}.author_id == user.pk
{% else %}
    """Tell whether a {{ item }} is the person's own."""
    return user.is_authenticated and {{ item }}.author_id == user.pk
{% endif %}
