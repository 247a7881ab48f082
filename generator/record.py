"""The record a project keeps of how it was made: ``.new-project.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import tomlkit

from generator import __version__
from generator.catalog import Question, load_catalog
from generator.git import blob_id
from generator.plan import Plan

RECORD_FILE = ".new-project.toml"
HEADER = (
    "How this project was made. new-project reads it to explain and to update the project;",
    "commit it and leave it to the tool.",
)


def record_text(plan: Plan, blobs: Mapping[str, str]) -> str:
    """Write the record; ``blobs`` maps each rendered file to its git blob id."""
    document = tomlkit.document()
    for line in HEADER:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document["skeleton"] = f"{plan.skeleton.framework}-skeleton"
    document["version"] = __version__
    document["name"] = plan.names.project
    document["slug"] = plan.names.slug
    document["package"] = plan.names.package
    document["chosen"] = plan.decision.asked
    document["answered"] = sorted(plan.decision.given)
    document["recommendation"] = _outcome(plan)
    catalog = load_catalog()
    document["answers"] = {
        name: _plain(catalog[name], value) for name, value in plan.answers.items()
    }
    document["files"] = dict(sorted(blobs.items()))
    return tomlkit.dumps(document)


def _outcome(plan: Plan) -> dict[str, object]:
    whole = plan.decision.recommendation.as_dict()
    return {key: whole[key] for key in ("ruleset", "framework", "confidence", "verdict", "scores")}


def _plain(question: Question, value: str) -> str | bool:
    """Write the answers to yes/no questions as the booleans they are in files of answers."""
    return value == "yes" if question.is_yes_no else value


def blobs_of(folder: Path) -> dict[str, str]:
    """Compute the blob id of each file below a folder, by its path relative to it."""
    return {
        path.relative_to(folder).as_posix(): blob_id(path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
