{% set item = cookiecutter.__item %}
"""How many {{ item }}s there are: counted once, and again after a change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

STATE = "{{ item }}s:state"  # the name of what there is between two changes
DAY, MINUTE = 86_400, 60


def remembered({{ item }}s: QuerySet[Any], count: Callable[[], int]) -> int:
    """Give how many they are, and count them where that is not known."""
    try:
        query = sha256(str({{ item }}s.query).encode(errors="replace")).hexdigest()
    except EmptyResultSet:
        return 0
    state = cache.get_or_set(STATE, new_state, DAY)
    return cache.get_or_set(f"{{ item }}s:{state}:{query}", count, MINUTE) or 0


def new_state() -> str:
    """Name what there is now."""
    return uuid4().hex


@receiver([post_save, post_delete], sender="{{ item }}s.{{ item | capitalize }}")
def count_anew(**_: object) -> None:
    """Count anew after a change: for whoever made it now, for others once it is kept."""
    cache.delete(STATE)
    transaction.on_commit(partial(cache.delete, STATE))
