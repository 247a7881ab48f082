"""The projects in which templates are broken: a few in which every template stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.skeletons import TEMPLATES, load_skeleton
from proof.combinations import FRAMEWORKS
from proof.projects import make_plan
from proof.shapes import EVERYTHING, PROGRAMS, SMALL

# From the one whose checks take least to the one whose checks take most.
SHAPES: Mapping[str, Mapping[str, str]] = {
    "small": SMALL,
    "default": {},
    "bare": {"data": "simple", "example": "no", "ci": "gitlab", "license": "gpl-3.0"},
    "service": {"pages": "no", "api": "graphql", "jobs": "redis", "license": "apache-2.0"},
    "preview": {"data": "none", "api": "both", "kind": "blog", "license": "bsd-3-clause"},
    "custom": {
        "data": "custom",
        "api": "both",
        "uploads": "yes",
        "i18n": "yes",
        "license": "proprietary",
    },
    "reader": {
        "data": "relational",
        "forms": "none",
        "accounts": "permissions",
        "api": "graphql",
        "database": "postgresql",
        "jobs": "redis",
        "deploy": "kubernetes",
    },
    "seeded": {"data": "custom", "forms": "none"},
    "programs": PROGRAMS,
    "everything": EVERYTHING,
}


def places() -> Mapping[str, Mapping[str, list[str]]]:
    """Map each template, relative to the templates, to frameworks, and these to shapes."""
    found: dict[str, dict[str, list[str]]] = {}
    for framework in FRAMEWORKS:
        tree = load_skeleton(framework).tree
        for shape, answers in SHAPES.items():
            for file in make_plan(framework, **answers).files:
                real = (tree / file.source).resolve().relative_to(TEMPLATES.resolve())
                shapes = found.setdefault(real.as_posix(), {}).setdefault(framework, [])
                shapes.append(shape)
    return found


def places_of(
    name: str, known: Mapping[str, Mapping[str, list[str]]]
) -> Mapping[str, Sequence[str]]:
    """Say where a template stands; what is behind all of them, such as a manifest, everywhere."""
    if name in known:
        return known[name]
    own = Path(name).parts[0].removesuffix("-skeleton")
    return {each: list(SHAPES) for each in FRAMEWORKS if own in {each, "_shared"}}
