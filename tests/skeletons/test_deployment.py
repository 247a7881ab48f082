"""Files of deployment and CI pass the tools of their field, for every pair of choices."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePath

import pytest
import yaml

from tests.skeletons.conftest import COMMANDS, Projects, distinct, findings

SCHEMAS = {
    "compose*.yaml": "compose-spec",
    ".github/workflows/*.yml": "github-workflows",
    ".gitlab-ci.yml": "gitlab-ci",
}
MANIFEST, ASSEMBLY = "kubernetes", "kustomization"
# What a person fills in or turns on before it is applied.
OPTIONAL = {"secret.example.yaml", "ingress.yaml"}
EXPECTED = {
    "ci": {"github": {"github-workflows"}, "gitlab": {"gitlab-ci"}, "none": set()},
    "deploy": {
        "docker": {"compose-spec"},
        "kubernetes": {"compose-spec", MANIFEST, ASSEMBLY},
        "none": set(),
    },
}
# The oldest release that is still maintained, and the newest.
KUBERNETES = ("1.34", "1.37")
KUBECTL = shutil.which("kubectl")
ACTIONLINT = shutil.which("actionlint", path=f"{COMMANDS}{os.pathsep}{os.environ['PATH']}")

Check = Callable[[Iterable[Path]], str]


def against(schema: str, files: Iterable[Path]) -> str:
    """Check files against one of the schemas that come with check-jsonschema."""
    transform = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    said = findings("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *transform, *files)
    return said.removesuffix("ok -- validation done\n")


def manifests(files: Iterable[Path]) -> str:
    """Check manifests against the schemas of Kubernetes; what it does not know is a finding."""
    releases = [word for release in KUBERNETES for word in ("--kubernetes-version", release)]
    return findings("kubernetes-validate", "--quiet", "--strict", *releases, *files)


def assembled(kustomizations: Iterable[Path]) -> str:
    """Check that each folder's manifests are put together, all of them, and can be."""
    said = ""
    for path in kustomizations:
        listed = set(yaml.safe_load(path.read_text(encoding="utf-8"))["resources"])
        there = {file.name for file in path.parent.glob("*.yaml")} - {path.name}
        if wrong := listed ^ (there - OPTIONAL):
            said += f"{path}: {wrong} are not both listed and there\n"
        if KUBECTL and not wrong:
            built = subprocess.run(
                [KUBECTL, "kustomize", path.parent], capture_output=True, text=True, check=False
            )
            said += built.stderr
    return said


def audited(workflows: Iterable[Path]) -> str:
    """Look for weaknesses in workflows, at the strictest level, without the network."""
    persona = ("--persona", "pedantic", "--no-config", "--offline", "--strict-collection")
    return findings("zizmor", "--quiet", "--format", "github", *persona, *workflows)


def linted(workflows: Iterable[Path]) -> str:
    """Check the expressions, contexts, labels and shells of workflows."""
    assert ACTIONLINT
    return findings(Path(ACTIONLINT), "-no-color", *workflows)


CHECKS: dict[str, Check] = {
    **{schema: partial(against, schema) for schema in SCHEMAS.values()},
    MANIFEST: manifests,
    ASSEMBLY: assembled,
}


def kind_of(file: PurePath) -> str:
    """Tell which check a YAML file is for; what no schema claims has to be a manifest."""
    if file.name == "kustomization.yaml":
        return ASSEMBLY
    return next((schema for name, schema in SCHEMAS.items() if file.match(name)), MANIFEST)


def by_kind(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Sort the YAML files of projects, hidden ones too, by the check they are for."""
    found = defaultdict(list)
    for folder in folders:
        for path in [*folder.rglob("*.yml"), *folder.rglob("*.yaml")]:
            found[kind_of(path.relative_to(folder))].append(path)
    return found


def test_files_keep_to_their_schemas(projects: Projects) -> None:
    for kind, files in by_kind(projects).items():
        said = CHECKS[kind](distinct(files))
        assert not said, said


def test_each_choice_brings_its_files_and_no_others(projects: Projects) -> None:
    for folder, answers in projects.items():
        expected = EXPECTED["ci"][answers["ci"]] | EXPECTED["deploy"][answers["deploy"]]
        assert set(by_kind([folder])) == expected, answers


def test_workflows_have_no_weakness(projects: Projects) -> None:
    said = audited(distinct(by_kind(projects)["github-workflows"]))
    assert not said, said


needs_actionlint = pytest.mark.skipif(
    not ACTIONLINT, reason="actionlint is not on the PATH; its makers publish no package for pip"
)


@needs_actionlint
def test_workflows_make_sense_to_github(projects: Projects) -> None:
    said = linted(distinct(by_kind(projects)["github-workflows"]))
    assert not said, said


WORKFLOW = """\
on: push
jobs:
  check:
    runs-on: ubuntu-24.04
    steps:
      - run: echo {step}
"""
DEPLOYMENT = """\
apiVersion: apps/v1
kind: {kind}
metadata: {{name: web}}
spec:
  {replicas}: 2
  selector: {{matchLabels: {{app: web}}}}
  template:
    metadata: {{labels: {{app: web}}}}
    spec: {{containers: [{{name: web, image: web}}]}}
"""


@pytest.mark.parametrize(
    ("check", "right", "wrong", "named"),
    [
        pytest.param(
            CHECKS["compose-spec"],
            "services: {web: {image: web, restart: always}}\n",
            "services: {web: {image: web, restrat: always}}\n",
            "restrat",
            id="compose",
        ),
        pytest.param(
            CHECKS["github-workflows"],
            WORKFLOW.format(step="1"),
            WORKFLOW.format(step="1").replace("runs-on", "run-on"),
            "run-on",
            id="github",
        ),
        pytest.param(
            CHECKS["gitlab-ci"],
            "check: {script: [make test], parallel: 2}\n",
            "check: {script: [make test], parallel: many}\n",
            "many",
            id="gitlab",
        ),
        pytest.param(
            manifests,
            DEPLOYMENT.format(kind="Deployment", replicas="replicas"),
            DEPLOYMENT.format(kind="Deployment", replicas="replica"),
            "'replica' was unexpected",
            id="a key unknown to Kubernetes",
        ),
        pytest.param(
            manifests,
            DEPLOYMENT.format(kind="Deployment", replicas="replicas"),
            DEPLOYMENT.format(kind="Deploymnet", replicas="replicas"),
            "schema for kind Deploymnet",
            id="a kind unknown to Kubernetes",
        ),
        pytest.param(
            linted,
            WORKFLOW.format(step="${{ github.ref }}"),
            WORKFLOW.format(step="${{ github.reff }}"),
            "reff",
            id="actionlint",
            marks=needs_actionlint,
        ),
    ],
)
def test_the_checks_notice(
    check: Check, right: str, wrong: str, named: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.yml", tmp_path / "bad.yml"
    good.write_text(right, encoding="utf-8")
    bad.write_text(wrong, encoding="utf-8")
    assert check([good]) == ""
    assert named in check([good, bad])


def test_the_audit_notices(tmp_path: Path) -> None:
    workflow = tmp_path / ".github" / "workflows" / "check.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(WORKFLOW.format(step="${{ github.event.issue.title }}"), encoding="utf-8")
    assert "template-injection" in audited([workflow])


def test_the_assembly_notices(tmp_path: Path) -> None:
    whole = tmp_path / "kustomization.yaml"
    whole.write_text("resources: [web.yaml]\n", encoding="utf-8")
    assert "web.yaml" in assembled([whole])
    (tmp_path / "web.yaml").write_text(
        DEPLOYMENT.format(kind="Deployment", replicas="replicas"), encoding="utf-8"
    )
    assert assembled([whole]) == ""
    (tmp_path / "forgotten.yaml").touch()
    assert "forgotten.yaml" in assembled([whole])


def test_what_no_schema_claims_has_to_be_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("debug: true\n", encoding="utf-8")
    assert set(by_kind([tmp_path])) == {MANIFEST}
    assert "settings.yaml" in manifests(by_kind([tmp_path])[MANIFEST])
