{% set item = cookiecutter.__item %}
"""The first {{ item }}s, for a look around."""

import pytest
from django.core.management import call_command
from django.test import Client


@pytest.mark.django_db
def test_the_first_{{ item }}s_can_be_loaded(client: Client) -> None:
    call_command("loaddata", "{{ item }}s", verbosity=0)

    assert "The second {{ item }}" in client.get("/{{ item }}s/").text
