"""A setting that is wrong stops the start of a project with its name, and no traceback."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.contract.site import production_environment, start_command
from tests.projects.conftest import ProjectMaker

pytestmark = pytest.mark.project

# Three wrong values for each setting; {project} is its folder.
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
    "SECRET_KEY": ("short", "x" * 40, "only-for-development-never-in-production"),
    "SENTRY_DSN": ("nonsense", "https://sentry.example.com/1", "ftp://key@sentry.example.com/1"),
    "SENTRY_TRACES_SAMPLE_RATE": ("-1", "2", "nan"),
    "TRUSTED_PROXIES": ("-1", "yes", "1.5"),
    "UPLOADS_FOLDER": ("", "{project}/static/kept", "{project}/Makefile"),
    "UPLOADS_URL": ("bucket", "s3://", "s3://two words"),
    "UPLOAD_LIMIT": ("often", "0/minute", "120"),
    "UPLOAD_MAX_BYTES": ("0", "-1", "10 MB"),
}
# Any text does.
FREE = {"SENTRY_ENVIRONMENT", "SENTRY_RELEASE"}


@pytest.mark.parametrize("number", range(3))
def test_every_wrong_setting_is_named_at_the_start(
    number: int, whole_project: ProjectMaker
) -> None:
    project = whole_project("flask", "everything")
    names = settings(project) - FREE
    wrong = {name: WRONG[name][number].format(project=project) for name in names}
    said = refused(project, wrong)
    assert set(re.findall(r"^  (\w+): ", said, re.MULTILINE)) == names


@pytest.mark.parametrize("number", range(3))
def test_a_wrong_setting_is_named_at_the_start(number: int, whole_project: ProjectMaker) -> None:
    project = whole_project("django", "everything")
    right = {
        "BROKER_URL": "redis://127.0.0.1:6379/9",
        "DATABASE_URL": "postgresql://postgres@127.0.0.1:5432/none",
        "REDIS_URL": "redis://127.0.0.1:6379/9",
    }
    for name in sorted(settings(project) - FREE):
        wrong = WRONG[name][number].format(project=project)
        said = refused(project, {**right, name: wrong})
        assert re.search(rf"^Error: .*\b{name}\b", said, re.MULTILINE), (name, wrong, said)


def refused(project: Path, changes: Mapping[str, str]) -> str:
    """Start with wrong settings, and return what is said instead."""
    result = subprocess.run(
        [*start_command(project), "--check-config"],
        cwd=project,
        env=production_environment(changes),
        capture_output=True,
        text=True,
        check=False,
    )
    said = result.stdout + result.stderr
    assert result.returncode != 0, (changes, said)
    assert "Traceback" not in said
    return said


def settings(project: Path) -> set[str]:
    """Read from .env.example which settings there are."""
    text = (project / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^(?:# )?([A-Z_]+)=", text, re.MULTILINE))
