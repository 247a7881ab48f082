"""Load criteria.toml: check it, and compute each weight from the parts stated there."""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from generator.errors import GeneratorError
from generator.evidence import Answers, Condition, Criterion, Ruleset, Tie

__all__ = ["Answers", "Condition", "Criterion", "Ruleset", "Tie", "load_ruleset", "parse_ruleset"]

CRITERIA_FILE = __file__.removesuffix("py") + "toml"

Table = Mapping[str, Any]


@cache
def load_ruleset(path: str | os.PathLike[str] = CRITERIA_FILE) -> Ruleset:
    """Read a criteria file once; raise GeneratorError for one that cannot be trusted."""
    try:
        # As for the catalogue: pathlib takes longer to import than the file to read.
        with open(path, "rb") as file:  # noqa: PTH123
            table = tomllib.load(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GeneratorError(
            f"The criteria in {os.fspath(path)} cannot be read: {error}",
            "Install new-project again, or mend the file.",
        ) from error
    return parse_ruleset(table)


def parse_ruleset(table: Table) -> Ruleset:
    """Turn the parsed file into a Ruleset; raise GeneratorError naming what is wrong."""
    try:
        ruleset = _ruleset(table)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        detail = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise _broken(f"the settings are incomplete or malformed: {detail}") from error
    _check_ruleset(ruleset)
    return ruleset


def _ruleset(table: Table) -> Ruleset:
    first, second = table["frameworks"]
    criteria = [_criterion(entry, table["weighing"]) for entry in table["criterion"]]
    return Ruleset(
        version=str(table["ruleset"]),
        frameworks=(first, second),
        documents=dict(table["documents"]),
        criteria=tuple(criterion for criterion in criteria if criterion.favours),
        notes=tuple(criterion for criterion in criteria if not criterion.favours),
        tie=Tie(table["tie"]["framework"], table["tie"]["reason"]),
        changed_last=tuple(table.get("flips", {}).get("last", ())),
        slope=float(table["confidence"]["slope"]),
        clear=float(table["confidence"]["clear"]),
        leaning=float(table["confidence"]["leaning"]),
    )


def _criterion(entry: Table, weighing: Table) -> Criterion:
    try:
        cases = entry.get("cases")
        return Criterion(
            id=entry["id"],
            number=entry.get("number"),
            when=tuple(Condition(q, tuple(choices)) for q, choices in entry["when"].items()),
            favours=entry.get("favours", ""),
            published=_published(entry, weighing),
            because=entry["because"],
            documents=tuple(entry["documents"]),
            disagreeing=tuple(entry.get("disagreeing", ())),
            note=entry.get("note", ""),
            lowered=float(entry.get("lowered", 1.0)),
            cases=(cases["for"], cases["against"]) if cases else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _broken(f"criterion {entry.get('id', '?')!r}: {error!r}") from error


def _published(entry: Table, weighing: Table) -> float:
    """Apply the rule at the head of criteria.toml to one entry, all but the lowering."""
    if "favours" not in entry:
        return 0.0
    if "cases" in entry:
        return math.log((entry["cases"]["for"] + 1) / (entry["cases"]["against"] + 1))
    voices = 1 + weighing["further_document"] * (len(entry["documents"]) - 1)
    left = weighing["opposed"][entry["opposed"]] if "opposed" in entry else 1
    return float(voices * weighing["plainness"][entry["plainness"]] * left)


def _check_ruleset(ruleset: Ruleset) -> None:
    everything = ruleset.criteria + ruleset.notes
    names = [criterion.id for criterion in everything]
    _forbid("two entries are named", (name for name in names if names.count(name) > 1))
    if ruleset.tie.framework not in ruleset.frameworks:
        raise _broken(f"the tie rule names {ruleset.tie.framework!r}")
    if not (0.5 <= ruleset.leaning <= ruleset.clear < 1 and ruleset.slope > 0):
        raise _broken("need slope > 0 and 0.5 <= leaning <= clear < 1")
    for criterion in everything:
        _check_criterion(criterion, ruleset)
    _forbid("these answers speak for both sides:", _two_faced(ruleset))


def _check_criterion(criterion: Criterion, ruleset: Ruleset) -> None:
    name = f"criterion {criterion.id!r}"
    if criterion.favours and criterion.favours not in ruleset.frameworks:
        raise _broken(f"{name} favours {criterion.favours!r}, which cannot be chosen")
    if not criterion.documents or not criterion.when or not criterion.because:
        raise _broken(f"{name} needs documents, a condition and a reason")
    cited = {*criterion.documents, *criterion.disagreeing}
    _forbid(f"{name} cites unknown documents", cited - ruleset.documents.keys())
    if criterion.disagreeing and not criterion.note:
        raise _broken(f"{name} has documents against it and does not say what they say")
    if criterion.favours and not (criterion.weight > 0 and 0 < criterion.lowered <= 1):
        raise _broken(f"{name}: the data may lower a weight, neither raise nor turn it")


def _two_faced(ruleset: Ruleset) -> Iterable[str]:
    """Find answers for both sides: giving one could help the framework it speaks against."""
    sides: dict[tuple[str, str], str] = {}
    for criterion in ruleset.criteria:
        for question, choices in criterion.when:
            for choice in choices:
                if sides.setdefault((question, choice), criterion.favours) != criterion.favours:
                    yield f"{question}={choice}"


def _forbid(what: str, found: Iterable[str]) -> None:
    offenders = sorted(set(found))
    if offenders:
        raise _broken(f"{what} {', '.join(offenders)}")


def _broken(detail: str) -> GeneratorError:
    return GeneratorError(f"The criteria are not usable: {detail}", "Mend generator/criteria.toml.")
