"""Make projects from answers, in this process and without git."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.catalog import load_catalog
from generator.create import Created, Steps, create, plan_project
from generator.plan import Plan

NAME = "Corner Shop"
# Words that somebody may use for a name, a description or an author.
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


def make_plan(framework: str, name: str = NAME, **answers: str) -> Plan:
    """Plan a project of a framework."""
    given = {"author": "", "email": "", **answers}
    return plan_project(name, framework, {k: load_catalog()[k].coerce(v) for k, v in given.items()})


def make(framework: str, parent: Path, name: str = NAME, **answers: str) -> Created:
    """Create a project below a folder, without git, and return what was made."""
    return create(make_plan(framework, name, **answers), parent, Steps(git=False))


def make_project(framework: str, parent: Path, name: str = NAME, **answers: str) -> Path:
    """Create a project below a folder, without git."""
    return make(framework, parent, name, **answers).folder


def built(framework: str, **answers: str) -> Mapping[str, str]:
    """Say what becomes of answers: parts that others bring are there, parts not built are not."""
    plan = make_plan(framework, **answers)
    return {**plan.answers, **{entry.question: entry.instead for entry in plan.pending}}
