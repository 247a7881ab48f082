"""What both frameworks deploy has one source: the same features, the same files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from generator.skeletons import TEMPLATES, Skeleton, load_skeleton
from proof.combinations import FRAMEWORKS

# In a manifest, the features of deployment stand together.
FIRST, LAST = "postgresql-server", "kubernetes-migration"
SHARED = TEMPLATES / "_shared"


def commands(skeleton: Skeleton) -> Mapping[str, Any]:
    """The words in which deployment differs: what is run, and what is said of it."""
    run: Mapping[str, Any] = skeleton.config["_run"]
    return run


def deployment(skeleton: Skeleton) -> list[tuple[str, Any]]:
    """List the features of deployment in their order, the name of Celery's application aside."""
    features = skeleton.config["_features"]
    names = list(features)
    chosen = names[names.index(FIRST) : names.index(LAST) + 1]
    assert len(chosen) > 20
    celery = commands(skeleton)["celery"]
    return [(name, json.loads(json.dumps(features[name]).replace(celery, ""))) for name in chosen]


def test_both_have_the_same_features() -> None:
    first, *others = (deployment(load_skeleton(framework)) for framework in FRAMEWORKS)
    assert others
    for other in others:
        assert [name for name, _ in other] == [name for name, _ in first]
        assert dict(other) == dict(first)


def test_both_have_the_same_files() -> None:
    for framework in FRAMEWORKS:
        skeleton = load_skeleton(framework)
        files = [path for _, feature in deployment(skeleton) for path in feature.get("files", ())]
        assert "kubernetes/web.yaml" in files
        for path in files:
            assert (skeleton.tree / path).resolve() == SHARED / path, (framework, path)


def test_each_command_is_named_for_both_and_used() -> None:
    sources = [path for path in SHARED.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    texts = "".join(path.read_text(encoding="utf-8") for path in sources)
    for framework in FRAMEWORKS:
        names = commands(load_skeleton(framework)).keys()
        assert names == commands(load_skeleton(FRAMEWORKS[0])).keys()
        assert {name for name in names if f"cookiecutter._run.{name}" not in texts} == set()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_nothing_stands_twice_in_a_manifest(framework: str) -> None:
    repeated: list[str] = []

    def collect(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        repeated.extend(name for name in set(names) if names.count(name) > 1)
        return dict(pairs)

    manifest = load_skeleton(framework).folder / "cookiecutter.json"
    json.loads(manifest.read_text(encoding="utf-8"), object_pairs_hook=collect)
    assert repeated == []
