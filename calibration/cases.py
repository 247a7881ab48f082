"""The calibration projects as answers: what is known of each, in the interview's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECTS_FILE = Path(__file__).with_name("projects.json")

# A fact that stands in the data under another name, or in other words, than the answer.
DATA = {
    "simple": "simple",
    "relational-heavy": "relational",
    "non-relational-or-custom": "custom",
    "none": "none",
}
INTERFACE = {
    "html": ("yes", "none"),
    "rest": ("no", "rest"),
    "mixed": ("yes", "rest"),
    "spa": ("no", "rest"),
}
SAME_WORDS = {
    "kind": "kind",
    "size": "size",
    "team": "team",
    "experience": "team_experience_web",
    "lifetime": "lifetime",
    "control": "wants_control_over_components",
    "security": "security_sensitivity",
    "forms": "needs_forms",
}
YES_OR_NO = {
    "accounts": ("needs_accounts", "login", "none"),
    "admin": ("needs_admin_site", "yes", "no"),
    "footprint": ("performance_critical_lightweight", "lightweight", "normal"),
    "embedded": ("embedded_in_other_tool", "yes", "no"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One real project: the answers its builders would have given, and what they chose."""

    answers: Mapping[str, str]
    framework: str


def load_cases(path: Path = PROJECTS_FILE) -> list[Case]:
    """Read the projects, in the order of the file."""
    projects = json.loads(path.read_text(encoding="utf-8"))
    return [Case(answers_of(project), project["framework"]) for project in projects]


def answers_of(facts: Mapping[str, Any]) -> dict[str, str]:
    """Turn facts into answers; what is null or unknown stays unanswered."""
    answers = {question: facts.get(fact) for question, fact in SAME_WORDS.items()}
    for question, (fact, if_true, if_false) in YES_OR_NO.items():
        if facts.get(fact) is not None:
            answers[question] = if_true if facts[fact] else if_false
    answers["data"] = DATA.get(facts.get("database") or "")
    answers["pages"], answers["api"] = INTERFACE.get(facts.get("interface") or "", (None, None))
    return {question: a for question, a in answers.items() if a not in (None, "unknown")}
