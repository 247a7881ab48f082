import pytest
from django.core.management import call_command

from ..models import {{ cookiecutter.__item | capitalize }}


@pytest.mark.django_db
def test_the_first_{{ cookiecutter.__item }}s_can_be_loaded() -> None:
    call_command("loaddata", "{{ cookiecutter.__item }}s", verbosity=0)

    assert {{ cookiecutter.__item | capitalize }}.objects.count() == 2
