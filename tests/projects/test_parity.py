"""The same answers give the same addresses in both frameworks, and programs find the same there."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.projects.conftest import ProjectMaker

pytestmark = pytest.mark.project

FLASK = """
from app import create_app
app = create_app()
addresses = [rule.rule for rule in app.url_map.iter_rules()]
described = app.test_client().get("/api/openapi.json").get_json()
"""
DJANGO = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from django.test import Client
from django.urls import get_resolver
def below(patterns, before=""):
    for each in patterns:
        path = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from below(each.url_patterns, path)
        else:
            yield path
addresses = list(below(get_resolver().url_patterns))
described = Client(headers={"host": "localhost"}).get("/api/openapi.json").json()
"""
TELL = "import json; print(json.dumps([addresses, described]))"
SETTINGS = {
    "DEBUG": "true",
    "BROKER_URL": "memory://",
    "DATABASE_URL": "sqlite:///parity.sqlite3",
    "REDIS_URL": "memory://",
}
# Each framework's own: the admin site; static files and health, which Django answers before it
# looks an address up; the page to which allauth goes on from the link of a reset.
OWN = re.compile(r"admin/|admin$|static/|healthz|readyz|accounts/password/reset/confirm/.+")
# Signing out everywhere: Flask's tokens are a kind of session, Django's are none.
SUMMARIES = {("api/v1/tokens", "delete")}
# Of Django REST framework, which looks at what a program accepts; and of Flask, which tells of the
# store of uploads for itself: with Django the store is a part of "default", for every address.
STATUSES = {"406", "503"}


def described(project: Path, script: str) -> tuple[set[str], dict[str, Any]]:
    """Ask a project for its addresses, and for the description of its API."""
    result = subprocess.run(
        [project / ".venv" / "bin" / "python", "-c", script + TELL],
        cwd=project,
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    addresses, document = json.loads(result.stdout.splitlines()[-1])
    plain = {plainly(address) for address in addresses}
    return {address for address in plain if not OWN.match(address)}, document


def plainly(address: str) -> str:
    """Write an address without slashes at its ends, as either framework's tables have it."""
    place = re.sub(r"\(\?P<\w+>[^)]*\)|<[^>]*>|\{\w+\}", "*", address)
    return re.sub(r"[$^]|/\?", "", place).strip("/")


def operations(document: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """Say of each operation what can be asked, what is sent and what comes back."""

    def names(content: Mapping[str, Any]) -> dict[str, Any]:
        return {kind: fields(each.get("schema", {})) for kind, each in content.items()}

    def resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
        for step in part.get("$ref", "#").split("/")[1:]:
            part = document["components"] if step == "components" else part[step]
        return part

    def fields(schema: Mapping[str, Any]) -> Any:
        schema = resolved(schema)
        required = set(schema.get("required", ()))
        return {
            name: (name in required, fields(each.get("items", {})))
            for name, each in schema.get("properties", {}).items()
        }

    return {
        (plainly(path), method): {
            "summary": each["summary"],
            "parameters": {
                (one["in"], one["in"] != "path" and one["name"])
                for one in map(
                    resolved, [*parts.get("parameters", []), *each.get("parameters", [])]
                )
            },
            "sent": names(resolved(each.get("requestBody", {})).get("content", {})),
            "answers": {
                status: names(resolved(answer).get("content", {}))
                for status, answer in each["responses"].items()
                if status not in STATUSES
            },
        }
        for path, parts in document["paths"].items()
        for method, each in parts.items()
        if method != "parameters"
    }


def test_addresses_and_what_programs_find_there(whole_project: ProjectMaker) -> None:
    ours, document = described(whole_project("flask", "everything"), FLASK)
    theirs, other = described(whole_project("django", "everything"), DJANGO)
    assert ours == theirs
    assert len(ours) > 20
    assert other["info"] == document["info"]
    found, wanted = operations(other), operations(document)
    assert found.keys() == wanted.keys()
    for operation, parts in wanted.items():
        for part, value in parts.items():
            if part != "summary" or operation not in SUMMARIES:
                assert found[operation][part] == value, (operation, part)
