from datetime import timedelta

import pytest
from django.utils import timezone

from ..models import {{ cookiecutter.__item | capitalize }}


@pytest.mark.django_db
def test_it_knows_its_title_and_when_it_was_made() -> None:
    {{ cookiecutter.__item }} = {{ cookiecutter.__item | capitalize }}.objects.create(title="First")

    {{ cookiecutter.__item }}.refresh_from_db()
    assert str({{ cookiecutter.__item }}) == "First"
    assert timezone.is_aware({{ cookiecutter.__item }}.created_at)


@pytest.mark.django_db
def test_the_newest_comes_first() -> None:
    now = timezone.now()
    for title, age in (("New", 0), ("Newer", 0), ("Old", 1)):
        made = now - timedelta(days=age)
        {{ cookiecutter.__item | capitalize }}.objects.create(title=title, created_at=made)

    titles = {{ cookiecutter.__item | capitalize }}.objects.values_list("title", flat=True)
    assert list(titles) == ["Newer", "New", "Old"]
