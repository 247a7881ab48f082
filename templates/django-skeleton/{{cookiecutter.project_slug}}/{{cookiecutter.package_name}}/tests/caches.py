"""No test finds what another left in a cache."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def empty_caches() -> Iterator[None]:
    yield
    for cache in caches.all():
        cache.clear()
