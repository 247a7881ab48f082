"""Skeletons: what a manifest says, read from small ones written for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.skeletons import Feature, frameworks, load_skeleton

SkeletonMaker = Callable[..., Path]


def test_a_feature_without_a_condition_is_always_there() -> None:
    assert Feature("core", when=[{}]).matching({}) == {}


def test_a_feature_matches_with_the_first_case_that_holds() -> None:
    feature = Feature("db", when=[{"data": ["simple"]}, {"uploads": ["yes"], "pages": ["yes"]}])
    assert feature.matching({"data": "simple", "uploads": "yes"}) == {"data": ["simple"]}
    assert feature.matching({"data": "none", "uploads": "yes", "pages": "no"}) is None
    both = {"data": "none", "uploads": "yes", "pages": "yes"}
    assert feature.matching(both) == {"uploads": ["yes"], "pages": ["yes"]}


def test_a_feature_owns_files_and_whole_folders() -> None:
    feature = Feature("f", when=[{}], files=["one.py", "folder/"])
    assert feature.owns("one.py")
    assert feature.owns("folder/deep/two.py")
    assert not feature.owns("one.pyc")
    assert not feature.owns("folder.py")
    assert not feature.owns("other/one.py")


def test_the_booleans_of_a_manifest_become_answers(make_skeleton: SkeletonMaker) -> None:
    features = {"x": {"when": [{"pages": [True], "admin": [False, True], "data": ["none"]}]}}
    make_skeleton("flask", changes={"_features": features})
    (feature,) = load_skeleton("flask").features
    assert feature.when == ({"pages": ("yes",), "admin": ("no", "yes"), "data": ("none",)},)


def test_a_skeleton_says_which_choices_it_builds(make_skeleton: SkeletonMaker) -> None:
    make_skeleton("flask")
    skeleton = load_skeleton("flask")
    assert skeleton.built("deploy") == ["docker", "none"]
    assert skeleton.built("pages") == ("no", "yes")
    assert skeleton.built("cache") is None
    assert skeleton.built("description") is None


def test_sources_come_in_a_stable_order_without_compiled_files(
    make_skeleton: SkeletonMaker,
) -> None:
    names = ["d/e.txt", "c/z.txt", "b/z.txt", "b/a.txt", "a.txt", "c.txt"]
    names += ["__pycache__/c.pyc", "b/__pycache__/z.pyc"]
    make_skeleton("flask", tree=dict.fromkeys(names, ""))
    skeleton = load_skeleton("flask")
    assert list(skeleton.sources()) == [
        *("a.txt", "c.txt", "b/a.txt", "b/z.txt", "c/z.txt", "d/e.txt"),
    ]


def test_a_linked_file_is_a_source(make_skeleton: SkeletonMaker, tmp_path: Path) -> None:
    folder = make_skeleton("flask", tree={"a.txt": ""})
    shared = tmp_path / "shared.txt"
    shared.write_text("shared")
    (folder / "{{cookiecutter.project_slug}}" / "b.txt").symlink_to(shared)
    assert list(load_skeleton("flask").sources()) == ["a.txt", "b.txt"]


def test_a_file_has_the_first_owner_or_none(make_skeleton: SkeletonMaker) -> None:
    features = {"one": {"files": ["a.txt"]}, "two": {"files": ["a.txt", "b.txt"]}}
    make_skeleton("flask", changes={"_features": features})
    skeleton = load_skeleton("flask")
    owners = {name: skeleton.owner(name) for name in ("a.txt", "b.txt", "c.txt")}
    assert {name: owner and owner.name for name, owner in owners.items()} == {
        "a.txt": "one",
        "b.txt": "two",
        "c.txt": None,
    }


def test_a_feature_asks_for_or_against_earlier_ones(make_skeleton: SkeletonMaker) -> None:
    features = {
        "forms": {"when": [{"forms": ["few"]}]},
        "pages": {"when": [{"pages": [True]}]},
        "form pages": {"needs": ["forms", "pages"]},
        "plain": {"unless": ["form pages"]},
        "too early": {"needs": ["last"]},
        "last": {},
    }
    make_skeleton("flask", changes={"_features": features})
    skeleton = load_skeleton("flask")
    assert skeleton.chosen({"forms": "few", "pages": "yes"}) == {
        "forms": {"forms": ("few",)},
        "pages": {"pages": ("yes",)},
        "form pages": {"forms": ("few",), "pages": ("yes",)},
        "last": {},
    }
    assert list(skeleton.chosen({"forms": "few", "pages": "no"})) == ["forms", "plain", "last"]


def test_names_of_folders_items_and_packages_are_reserved(make_skeleton: SkeletonMaker) -> None:
    make_skeleton(
        "flask",
        tree={
            "Makefile": "",
            "config/settings.py": "",
            ".github/x.yml": "",
            "{{cookiecutter.package_name}}/x.py": "",
        },
        changes={
            "kind": ["other", "blog"],
            "_items": {"blog": "post"},
            "_features": {
                "x": {"packages": ["Flask-Login>=0.6; python_version > '3'"], "dev": ["mypy[x]~=1"]}
            },
        },
    )
    reserved = load_skeleton("flask").reserved()
    assert reserved == {"makefile", "config", "notes", "posts", "flask_login", "mypy"}


def test_the_frameworks_are_those_with_a_skeleton(make_skeleton: SkeletonMaker) -> None:
    folder = make_skeleton("flask")
    make_skeleton("django")
    (folder.parent / "_shared").mkdir()
    assert frameworks() == ["django", "flask"]


@pytest.mark.parametrize("content", [None, "{", "\x00"])
def test_a_damaged_skeleton_is_an_error_with_a_hint(
    make_skeleton: SkeletonMaker, content: str | None
) -> None:
    config = make_skeleton("flask") / "cookiecutter.json"
    config.unlink()
    if content is not None:
        config.write_text(content)
    with pytest.raises(GeneratorError, match="skeleton for flask cannot be read") as refused:
        load_skeleton("flask")
    assert "install" in refused.value.hint
