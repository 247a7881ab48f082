"""This repository's own workflows: sound, and with the pins and servers that projects get."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalog import load_catalog
from generator.skeletons import TEMPLATES
from proof.combinations import FRAMEWORKS
from proof.servers import USUAL
from tests.skeletons.test_deployment import CHECKS, audited, linted, needs_actionlint

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SHARED = (TEMPLATES / "_shared" / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
PIN = re.compile(r"uses: (\S+?)@(\S+)(?: # (\S+))?$", re.MULTILINE)


def jobs(name: str) -> dict[str, Any]:
    path = next(path for path in WORKFLOWS if path.name == name)
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


def test_workflows_keep_to_their_schema_and_have_no_weakness() -> None:
    assert len(WORKFLOWS) == 3
    assert CHECKS["github-workflows"](WORKFLOWS) == ""
    assert audited(WORKFLOWS) == ""


@needs_actionlint
def test_workflows_make_sense_to_github() -> None:
    said = linted(WORKFLOWS)
    assert not said, said


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_as_those_of_projects(path: Path) -> None:
    projects = {action: (commit, version) for action, commit, version in PIN.findall(SHARED)}
    assert len(projects) >= 2
    for action, commit, version in PIN.findall(path.read_text(encoding="utf-8")):
        assert re.fullmatch("[0-9a-f]{40}", commit), action
        assert projects.get(action, (commit, version)) == (commit, version)
        assert version


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_may_only_read(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        assert "uses" in job or job["timeout-minutes"]


def test_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    nightly = [
        case["target"] for case in jobs("nightly.yml")["prove"]["strategy"]["matrix"]["include"]
    ]
    called = [*nightly, *(job["with"]["target"] for job in jobs("ci.yml").values())]
    assert len(called) == len(set(called)) >= 7
    run = [step["run"] for step in jobs("nightly.yml")["evidence"]["steps"] if "run" in step]
    named = {word for line in run for word in re.findall(r"make ([a-z-]+)", line)}
    assert {*called, *named} <= targets


def test_every_python_is_there() -> None:
    offered = list(load_catalog()["python"].choices)
    steps = jobs("make.yml")["make"]["steps"]
    installed = next(
        step["with"]["python-version"] for step in steps if "setup-python" in str(step)
    )
    assert installed.split()[: len(offered)] == offered
    assert jobs("ci.yml")["test"]["strategy"]["matrix"]["python"] == offered


def test_servers_are_those_that_projects_are_tested_with() -> None:
    images = {
        server["image"]
        for framework in FRAMEWORKS
        for feature in json.loads(
            (TEMPLATES / f"{framework}-skeleton" / "cookiecutter.json").read_text(encoding="utf-8")
        )["_features"].values()
        for server in feature.get("servers", ())
    }
    job = jobs("make.yml")["make"]
    assert job["services"].keys() == USUAL.keys()
    assert {service["image"] for service in job["services"].values()} == images
    assert {variable for variable, _ in USUAL.values()} <= job["env"].keys()


def test_reports_are_kept_of_what_failed_or_took_too_long() -> None:
    steps = jobs("make.yml")["make"]["steps"]
    kept = next(step for step in steps if "upload-artifact" in step.get("uses", ""))
    assert kept["if"] == "${{ always() }}"
    assert jobs("nightly.yml")["evidence"]["if"] == "${{ always() }}"
