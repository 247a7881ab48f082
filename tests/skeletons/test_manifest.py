"""The manifests: one owner for each file, nothing owned that is not there, no silent no-op."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.skeletons import TEMPLATES, Skeleton, load_skeleton
from proof.combinations import FRAMEWORKS, parts
from proof.projects import make_project

# What a choice leaves alone: documents that name the answers, and the record.
DOCUMENTS = {".new-project.toml", "README.md", "AGENTS.md", "docs/decisions/0001-web-framework.md"}
# Answers that speak in the decision and mean the same parts.
ALIKE = {("data", "simple", "relational"), ("forms", "few", "many")}

# What says when a feature is chosen, and which files and packages it brings.
OF_THE_PLAN = {"when", "needs", "unless", "files", "packages", "dev"}


@pytest.fixture(params=FRAMEWORKS)
def skeleton(request: pytest.FixtureRequest) -> Skeleton:
    return load_skeleton(request.param)


def test_every_file_has_one_owner_at_most(skeleton: Skeleton) -> None:
    for source in skeleton.sources():
        owners = [feature.name for feature in skeleton.features if feature.owns(source)]
        assert len(owners) <= 1, f"{source} belongs to {owners}"


def test_every_package_has_one_owner(skeleton: Skeleton) -> None:
    for kind in ("packages", "dev"):
        named = [package for feature in skeleton.features for package in getattr(feature, kind)]
        assert len(named) == len(set(named))


def test_every_owned_path_exists(skeleton: Skeleton) -> None:
    for feature in skeleton.features:
        for path in feature.files:
            place = skeleton.tree / path
            assert place.is_dir() if path.endswith("/") else place.is_file(), (
                f"{feature.name}: {path}"
            )


def test_conditions_name_known_questions_and_built_choices(skeleton: Skeleton) -> None:
    for feature in skeleton.features:
        for case in feature.when:
            for question, choices in case.items():
                assert set(choices) <= set(skeleton.built(question) or ()), feature.name


def test_variables_are_the_catalogue_s(skeleton: Skeleton) -> None:
    known = load_catalog().questions
    names = {"project_name", "project_slug", "package_name"}
    for variable, value in skeleton.config.items():
        if variable.startswith("_") or variable in names:
            continue
        question = known[variable]
        assert question.part
        if question.is_text:
            assert value == ""
            continue
        built = list(skeleton.built(variable) or ())
        assert set(built) <= set(question.choices)
        if isinstance(value, bool):
            assert ("yes" if value else "no") == question.default
        elif question.source != "python":
            assert built[0] == question.default


def test_every_feature_s_file_is_linked_once_with_what_is_shared(skeleton: Skeleton) -> None:
    links = [path for path in skeleton.folder.rglob("*") if path.is_symlink()]
    assert links
    for link in links:
        assert not link.readlink().is_absolute()
        assert link.resolve().is_relative_to(TEMPLATES / "_shared")
        assert link.resolve().is_file(), f"{link} is a link to a folder or to nothing"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_built_choice_changes_the_project(framework: str, tmp_path: Path) -> None:
    for question, choices in parts(load_skeleton(framework)).items():
        trees = {
            choice: _content(
                make_project(framework, tmp_path / question / choice, **{question: choice})
            )
            for choice in choices
        }
        for first in choices:
            for second in choices[choices.index(first) + 1 :]:
                if (question, first, second) in ALIKE or question == "kind":
                    continue
                assert trees[first] != trees[second], f"{question}: {first} and {second}"


def _content(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file() and path.relative_to(project).as_posix() not in DOCUMENTS
    }


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_example_is_named_after_the_kind(framework: str, tmp_path: Path) -> None:
    for kind, item in {"blog": "post", "ecommerce": "product", "other": "note"}.items():
        project = make_project(framework, tmp_path / kind, kind=kind)
        names = " ".join(path.name for path in project.rglob("*"))
        assert f"{item}s" in names
        if item != "note":
            assert "note" not in names


def test_what_features_add_is_told_and_used() -> None:
    table = (TEMPLATES.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^   \| (`.+?) \|", table, re.MULTILINE)
    told = {kind for row in rows for kind in re.findall(r"`(\w+)`", row)}
    kinds = {framework: kinds_of(load_skeleton(framework)) for framework in FRAMEWORKS}
    assert told == set().union(*kinds.values())
    shared = [
        path
        for path in (TEMPLATES / "_shared").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    for framework in FRAMEWORKS:
        own = [path for path in load_skeleton(framework).tree.rglob("*") if path.is_file()]
        texts = {path: path.read_text(encoding="utf-8") for path in {*own, *shared}}
        used = set(re.findall(r'\b(?:entries|before)\("(\w+)"', "".join(texts.values())))
        assert kinds[framework] <= used, framework
        private = "".join(
            text for path, text in texts.items() if path in own and not path.is_symlink()
        )
        assert set(re.findall(r'\bentries\("(\w+)"', private)) <= kinds[framework], framework


def kinds_of(skeleton: Skeleton) -> set[str]:
    """Name what the features of a skeleton add to files that others share."""
    features = skeleton.config["_features"].values()
    return {kind for feature in features for kind in feature} - OF_THE_PLAN
