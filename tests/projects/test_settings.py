"""A setting that is wrong stops the start of a project with its name, and no traceback."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS
from proof.contract.site import HOST, SECRET, production_environment, start_command
from tests.projects.conftest import ProjectMaker

pytestmark = pytest.mark.project

# Three wrong values for each setting; {project} is its folder, {key} its key for development.
WRONG = {
    "ALLOWED_HOSTS": ("example.com:8000", "two words", "*"),
    "API_LIMIT": ("often", "0/minute", "120"),
    "BROKER_URL": ("redis://host:port/0", "redis://host:99999/0", "amqp://host//"),
    "DATABASE_URL": ("nonsense", "postgresql://host:port/shop", "postgresql://host/shop?more=1"),
    "DEBUG": ("perhaps", "2", "often"),
    "HSTS_SECONDS": ("-1", "long", "1.5"),
    "HTTPS_REDIRECT": ("perhaps", "2", "https"),
    "LOG_LEVEL": ("LOUD", "some", "-"),
    "MAIL_FROM": ("nobody", "a@b@c", "a@example.com, b@example.com"),
    "MAIL_URL": ("nonsense", "smtp://", "smtp://host:port"),
    "MAX_CONTENT_LENGTH": ("0", "-1", "1 MB"),
    "NOTIFY_EMAIL": ("nobody", "a@b@c", "a@example.com, b@example.com"),
    "PASSWORD_ROUNDS": ("10", "many", "99999999999999999999"),
    "REDIS_URL": ("redis://host/name", "redis://host/0?socket_timeout=x", "redis://host?more=1"),
    "SECRET_KEY": ("short", "x" * 40, "{key}"),
    "SENTRY_DSN": ("nonsense", "https://sentry.example.com/1", "ftp://key@sentry.example.com/1"),
    "SENTRY_TRACES_SAMPLE_RATE": ("-1", "2", "nan"),
    "TRUSTED_PROXIES": ("-1", "yes", "1.5"),
    "UPLOADS_FOLDER": ("", "{project}/static/kept", "{project}/Makefile"),
    "UPLOADS_URL": ("bucket", "s3://", "s3://two words"),
    "UPLOAD_LIMIT": ("often", "0/minute", "120"),
    "UPLOAD_MAX_BYTES": ("0", "-1", "10 MB"),
}
KEYS = {
    "flask": "only-for-development-never-in-production",
    "django": "django-insecure-for-development-only",
}
RIGHT = {
    "ALLOWED_HOSTS": HOST,
    "BROKER_URL": "redis://127.0.0.1:6379/9",
    "DATABASE_URL": "postgresql://postgres@127.0.0.1:5432/none",
    "REDIS_URL": "redis://127.0.0.1:6379/9",
    "SECRET_KEY": SECRET,
}
# Any text does.
FREE = {"SENTRY_ENVIRONMENT", "SENTRY_RELEASE"}


@pytest.mark.parametrize("number", range(3))
def test_every_wrong_setting_is_named_at_the_start(
    number: int, whole_project: ProjectMaker
) -> None:
    project = whole_project("flask", "everything")
    names = settings(project) - FREE
    wrong = {name: wrong_value(name, number, project, "flask") for name in names}
    said = refused(project, wrong)
    assert set(re.findall(r"^  (\w+): ", said, re.MULTILINE)) == names


@pytest.mark.parametrize("number", range(3))
def test_a_wrong_setting_is_named_at_the_start(number: int, whole_project: ProjectMaker) -> None:
    project = whole_project("django", "everything")
    for name in sorted(settings(project) - FREE):
        wrong = wrong_value(name, number, project, "django")
        said = refused(project, {**RIGHT, name: wrong})
        assert re.search(rf"^Error: .*\b{name}\b", said, re.MULTILINE), (name, wrong, said)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_is_required_is_asked_for_and_nothing_else(
    framework: str, whole_project: ProjectMaker
) -> None:
    project = whole_project(framework, "everything")
    readme = (project / "README.md").read_text(encoding="utf-8")
    required = set(re.findall(r"^\| `([A-Z_]+)` \| required \|", readme, re.MULTILINE))
    given: dict[str, str | None] = dict.fromkeys(settings(project))
    while set(RIGHT) - {name for name, value in given.items() if value}:
        said = refused(project, given)
        asked = {name for name in required if re.search(rf"\b{name}\b", said)}
        assert any(given[name] is None for name in asked), said
        given |= {name: RIGHT[name] for name in asked}
    assert required == RIGHT.keys()
    status, said = start(project, given)
    assert status == 0, said


def wrong_value(name: str, number: int, project: Path, framework: str) -> str:
    return WRONG[name][number].format(project=project, key=KEYS[framework])


def refused(project: Path, changes: Mapping[str, str | None]) -> str:
    """Start with wrong settings, and return what is said instead."""
    status, said = start(project, changes)
    assert status != 0, (changes, said)
    assert "Traceback" not in said
    return said


def start(project: Path, changes: Mapping[str, str | None]) -> tuple[int, str]:
    """Start as far as the settings are read, and return the status and what is said."""
    result = subprocess.run(
        [*start_command(project), "--check-config"],
        cwd=project,
        env=production_environment(changes),
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout + result.stderr


def settings(project: Path) -> set[str]:
    """Read from .env.example which settings there are."""
    text = (project / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^(?:# )?([A-Z_]+)=", text, re.MULTILINE))
