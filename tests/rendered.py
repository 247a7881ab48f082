"""Render real projects for the tests of the skeletons."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

from allpairspy import AllPairs

from generator.catalog import load_catalog
from generator.create import Created, Steps, create, plan_project
from generator.plan import Plan
from generator.skeletons import Skeleton, frameworks, load_skeleton

FRAMEWORKS = frameworks()
HOSTILE = {
    "quotes": "It's \"quoted\" and 'quoted' \\ \\n \\\"",
    "templates": "{{ 7 * 7 }} {% if %} {# no #} ${HOME} $(id) `id` %s {0}",
    "markup": "<script>alert(1)</script> & <b> &amp; ]]> --> # - * _ ~ | > !",
    "emoji": "naïve 🎉 👩‍👩‍👧 ﷽",
    "right-to-left": "שלום עולם مرحبا",
    "long": "A long name " * 16,
    "wide": "漢字" * 60,
    "comment": "a # b ; rem -- // /* */ '''\"\"\"",
    "toml": ']"x" = \'y\' """',
}


def make_plan(framework: str, name: str = "Corner Shop", **answers: str) -> Plan:
    """Plan a project of a framework."""
    given = {"author": "", "email": "", **answers}
    return plan_project(name, framework, {k: load_catalog()[k].coerce(v) for k, v in given.items()})


def make_project(framework: str, parent: Path, name: str = "Corner Shop", **answers: str) -> Path:
    """Create a project below a folder, without git."""
    return make(framework, parent, name, **answers).folder


def make(framework: str, parent: Path, name: str = "Corner Shop", **answers: str) -> Created:
    """Create a project below a folder, without git, and return what was made."""
    return create(make_plan(framework, name, **answers), parent, Steps(git=False))


def built(framework: str, **answers: str) -> dict[str, str]:
    """Say what becomes of answers: parts that others bring are there, parts not built are not."""
    plan = make_plan(framework, **answers)
    return {**plan.answers, **{entry.question: entry.instead for entry in plan.pending}}


def parts(skeleton: Skeleton) -> dict[str, list[str]]:
    """List the choices the skeleton builds of every question that chooses parts.

    Of the kinds, one for each name of the example: the rest of a project does not differ.
    """
    choices = {
        question.id: list(skeleton.built(question.id) or ())
        for question in load_catalog()
        if question.part and not question.is_text and skeleton.built(question.id)
    }
    items = skeleton.config["_items"]
    kinds = {items.get(kind, "note"): kind for kind in reversed(choices["kind"])}
    return {**choices, "kind": list(kinds.values())}


@functools.cache
def covering(framework: str, *fixed: str) -> list[Mapping[str, str]]:
    """Combinations in which every allowed pair of choices occurs at least once.

    The questions of ``fixed`` keep their first choice.
    """
    choices = parts(load_skeleton(framework))
    choices.update({name: choices[name][:1] for name in fixed})
    rows = AllPairs(list(choices.values()), filter_func=lambda row: _allowed(choices, row))
    return [dict(zip(choices, row, strict=True)) for row in rows]


def _allowed(choices: Mapping[str, list[str]], row: Sequence[str]) -> bool:
    """Tell whether the beginning of a row of answers can become one that is not refused."""
    open_ones = list(choices)[len(row) :]
    answers = dict(zip(choices, row, strict=False))
    catalog = load_catalog()
    return all(
        value == catalog[name].off
        or not catalog[name].when
        or any(
            all(
                asked in open_ones or answers.get(asked, catalog[asked].default) in wanted
                for asked, wanted in case.items()
            )
            for case in catalog[name].when
        )
        for name, value in answers.items()
    )
