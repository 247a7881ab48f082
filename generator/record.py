"""The record a project keeps of how it was made: ``.new-project.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import tomli_w

from generator import __version__
from generator.catalog import Question, load_catalog
from generator.git import blob_id
from generator.plan import Plan
from generator.skeletons import files_below

RECORD_FILE = ".new-project.toml"
HEADER = """\
# How this project was made. new-project reads it to explain and to update the project;
# commit it and leave it to the tool.
"""


def record_text(plan: Plan, blobs: Mapping[str, str]) -> str:
    """Write the record; ``blobs`` maps each rendered file to its git blob id."""
    catalog = load_catalog()
    document = {
        "skeleton": f"{plan.skeleton.framework}-skeleton",
        "version": __version__,
        "name": plan.names.project,
        "slug": plan.names.slug,
        "package": plan.names.package,
        "chosen": plan.decision.asked,
        "answered": sorted(plan.decision.given),
        "recommendation": _outcome(plan),
        "answers": {name: _plain(catalog[name], value) for name, value in plan.answers.items()},
        "files": dict(sorted(blobs.items())),
    }
    return f"{HEADER}\n{tomli_w.dumps(document)}"


def _outcome(plan: Plan) -> dict[str, object]:
    whole = plan.decision.recommendation.as_dict()
    return {key: whole[key] for key in ("ruleset", "framework", "confidence", "verdict", "scores")}


def _plain(question: Question, value: str) -> str | bool:
    """Write the answers to yes/no questions as the booleans they are in files of answers."""
    return value == "yes" if question.is_yes_no else value


def blobs_of(folder: Path) -> dict[str, str]:
    """Compute the blob id of each file below a folder, by its path relative to it."""
    return {name: blob_id((folder / name).read_bytes()) for name in files_below(folder)}
