"""A new app: made as the others are, under a name that can be one."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from pytest_django import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Put new apps into a folder of the test."""
    settings.BASE_DIR = tmp_path
    return tmp_path


def test_an_app_and_what_is_left_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("startapp", "unheard_of")

    made = {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert made == {
        "unheard_of/__init__.py",
{% if cookiecutter | has("admin") %}
        "unheard_of/admin.py",
{% endif %}
{% if cookiecutter | has("database") %}
        "unheard_of/migrations/__init__.py",
        "unheard_of/models.py",
{% endif %}
{% if cookiecutter | has("html") %}
        "unheard_of/templates/unheard_of/index.html",
{% endif %}
        "unheard_of/tests/__init__.py",
        "unheard_of/tests/test_views.py",
        "unheard_of/urls.py",
        "unheard_of/views.py",
    }
    assert 'path("unheard_of/", include("unheard_of.urls"))' in capsys.readouterr().out
    views = (folder / "unheard_of" / "views.py").read_text(encoding="utf-8")
    assert {{ '"unheard_of/index.html"' if cookiecutter | has("html") else '"Unheard of"' }} in views


@pytest.mark.parametrize(
    "name", ["", "2nd", "wish-list", "wish list", "../wishes", "json", "config"]
)
def test_a_name_that_cannot_be_one(folder: Path, name: str) -> None:
    with pytest.raises(CommandError):
        call_command("startapp", name)

    assert not list(folder.iterdir())


def test_a_label_that_is_taken(folder: Path) -> None:
    installed = ["{{ cookiecutter.package_name }}", "django.contrib.messages"]
    with (
        override_settings(INSTALLED_APPS=installed),
        pytest.raises(CommandError, match="label 'messages'"),
    ):
        call_command("startapp", "messages")

    assert not list(folder.iterdir())
