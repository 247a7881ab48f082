"""Every part alone, all together, and every pair of choices, as whole projects: `make matrix`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.skeletons import load_skeleton
from tests.projects import servers
from tests.projects.conftest import EVERYTHING, SHAPES, make_target
from tests.projects.suite import keeps_the_contract
from tests.rendered import FRAMEWORKS, built, covering, make_project, parts

pytestmark = pytest.mark.matrix

# They change documents and names, nothing that runs.
DOCUMENTS = ("kind", "license", "python", "ci")


def combinations(framework: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Name the combinations of a framework that are made, checked and served."""
    small = SHAPES["small"]
    for question, choices in parts(load_skeleton(framework)).items():
        if question in DOCUMENTS:
            continue
        for choice in choices:
            if choice not in {small.get(question), load_catalog()[question].off}:
                needed = {"database": {"data": "simple"}}.get(question, {})
                answers = {**small, **needed, question: choice}
                yield f"{framework}-{question}={choice}", answers
    yield f"{framework}-everything", EVERYTHING
    for number, pairs in enumerate(covering(framework, *DOCUMENTS)):
        yield f"{framework}-pairs-{number}", pairs


CASES = {name: (each, answers) for each in FRAMEWORKS for name, answers in combinations(each)}


@pytest.mark.parametrize("case", CASES)
def test_the_first_commit_is_green_and_keeps_the_contract(case: str, tmp_path: Path) -> None:
    framework, answers = CASES[case]
    if reason := servers.missing(answers):
        pytest.skip(reason)
    project = make_project(framework, tmp_path, **answers)
    make_target(project, "setup", "lint")
    assert re.search(r"\d+ passed", make_target(project, "test"))
    keeps_the_contract(project, built(framework, **answers))
