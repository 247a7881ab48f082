"""The skeletons: where they are, which choices they build, which feature owns which file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.catalog import Case, holds
from generator.errors import GeneratorError

HERE = Path(__file__).parent
# A wheel carries the templates inside the package; in a checkout they stand beside it.
TEMPLATES = next(
    (folder for folder in (HERE / "templates", HERE.parent / "templates") if folder.is_dir()),
    HERE / "templates",
)
PROJECT_FOLDER = "{{cookiecutter.project_slug}}"


class Feature(NamedTuple):
    """A part of a project: when it is chosen, what it owns and what it installs.

    ``needs`` and ``unless`` name earlier features that must, or must not, be chosen as well.
    """

    name: str
    when: Sequence[Case]
    needs: Sequence[str] = ()
    unless: Sequence[str] = ()
    files: Sequence[str] = ()
    packages: Sequence[str] = ()
    dev: Sequence[str] = ()

    def matching(self, answers: Mapping[str, str]) -> Case | None:
        """Return the first case that holds, an empty one for what is always there."""
        return next((case for case in self.when if holds(case, answers)), None)

    def owns(self, path: str) -> bool:
        return not set(self.files).isdisjoint(claims(path))


class Skeleton(NamedTuple):
    """A cookiecutter template with a manifest of features.

    ``config`` is the content of its ``cookiecutter.json``; ``owners`` maps a path, as a
    feature names it, to that feature.
    """

    framework: str
    folder: Path
    config: Mapping[str, Any]
    features: Sequence[Feature]
    owners: Mapping[str, Feature]

    @property
    def tree(self) -> Path:
        """The folder that becomes the project."""
        return self.folder / PROJECT_FOLDER

    def built(self, question: str) -> Collection[str] | None:
        """The choices that the skeleton can build, or None where it builds none of them."""
        value = self.config.get(question)
        if isinstance(value, bool):
            return ("no", "yes")
        return value if isinstance(value, list) else None

    def sources(self) -> Iterator[str]:
        """Yield every file of the tree, relative to it, in a stable order."""
        yield from (name for name in files_below(self.tree) if "__pycache__/" not in name)

    def chosen(self, answers: Mapping[str, str]) -> dict[str, Case]:
        """Choose the features by the answers, each with the case that brought it."""
        found: dict[str, Case] = {}
        for feature in self.features:
            case = feature.matching(answers)
            if case is None or not found.keys() >= set(feature.needs):
                continue
            if found.keys().isdisjoint(feature.unless):
                cases = [case, *(found[name] for name in feature.needs)]
                found[feature.name] = {q: a for each in cases for q, a in each.items()}
        return found

    def owner(self, path: str) -> Feature | None:
        """Find the feature that owns a file; a file without one is in every project."""
        return next((self.owners[claim] for claim in claims(path) if claim in self.owners), None)

    def reserved(self) -> set[str]:
        """Collect the names that a project's package must not have."""
        roots = {entry.name.split(".")[0] for entry in self.tree.iterdir()}
        items = {self.config.get("_items", {}).get(kind) for kind in self.config.get("kind", ())}
        requirements = [
            requirement
            for feature in self.features
            for requirement in (*feature.packages, *feature.dev)
        ]
        distributions = {re.split(r"[^\w-]", name)[0].replace("-", "_") for name in requirements}
        plain = {name for name in roots if name and "{" not in name}
        plural = {f"{item}s" for item in items | {"note"} if item}
        listed = set(self.config.get("_reserved", ()))
        return {name.lower() for name in plain | plural | distributions | listed}


def claims(path: str) -> list[str]:
    """Name what a feature may own a file by: its path, or a folder above it with a slash."""
    return [path, *(path[: end + 1] for end, sign in enumerate(path) if sign == "/")]


def files_below(folder: Path) -> Iterator[str]:
    """Yield the path of every file, relative to the folder and with slashes, folder by folder."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        relative = os.path.relpath(place, folder).replace(os.sep, "/")
        prefix = "" if relative == "." else f"{relative}/"
        yield from (f"{prefix}{name}" for name in sorted(files))


def frameworks() -> list[str]:
    """Name the frameworks there is a skeleton for."""
    return sorted(folder.name.removesuffix("-skeleton") for folder in TEMPLATES.glob("*-skeleton"))


@cache
def load_skeleton(framework: str) -> Skeleton:
    """Read the skeleton of a framework and its manifest."""
    folder = TEMPLATES / f"{framework}-skeleton"
    try:
        config = json.loads((folder / "cookiecutter.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GeneratorError(
            f"The skeleton for {framework} cannot be read: {error}.",
            "The installation is damaged: install new-project again.",
        ) from error
    features = tuple(
        Feature(
            name=name,
            when=tuple(_case(case) for case in table.get("when", [{}])),
            needs=tuple(table.get("needs", ())),
            unless=tuple(table.get("unless", ())),
            files=tuple(table.get("files", ())),
            packages=tuple(table.get("packages", ())),
            dev=tuple(table.get("dev", ())),
        )
        for name, table in config["_features"].items()
    )
    owners = {path: feature for feature in reversed(features) for path in feature.files}
    return Skeleton(framework, folder, config, features, owners)


def _case(case: Mapping[str, Sequence[object]]) -> Case:
    """Write the manifest's booleans the way answers are written."""
    words = {True: "yes", False: "no"}
    return {
        question: tuple(words[c] if isinstance(c, bool) else str(c) for c in choices)
        for question, choices in case.items()
    }
