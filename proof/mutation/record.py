"""What was found of each mutant, and which survivors are accepted, with a reason."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from generator.errors import GeneratorError
from proof.mutation.ladder import Finding
from proof.mutation.mutants import Mutant

SURVIVORS = Path(__file__).parents[1] / "survivors.toml"
RESULTS = "results.jsonl"
KEYS = {"files", "operators", "parts", "text", "reason"}


class Entry(NamedTuple):
    """What was found of a mutant; ``check`` is as a finding's."""

    id: str
    file: str
    part: str
    line: int
    operator: str
    before: str
    after: str
    check: str | None
    framework: str
    shape: str
    rendered: bool
    said: str
    seconds: float

    @property
    def kind(self) -> str:
        name = PurePath(self.file)
        return name.suffix.removeprefix(".") or name.name

    @property
    def finding(self) -> Finding:
        return Finding(self.check, self.framework, self.shape, self.said, self.rendered)

    @classmethod
    def of(cls, mutant: Mutant, finding: Finding, seconds: float) -> Entry:
        check, framework, shape, said, rendered = finding
        texts = (mutant.before[:300], mutant.after[:300])
        place = (mutant.id, mutant.file, mutant.part, mutant.line, mutant.operator)
        return cls(*place, *texts, check, framework, shape, rendered, said, round(seconds, 1))


class Rule(NamedTuple):
    """Accept survivors: all these patterns fit; ``text`` stands in what was broken."""

    files: str
    operators: str
    parts: str
    text: str
    reason: str

    def fits(self, entry: Entry) -> bool:
        return (
            fnmatchcase(entry.file, self.files)
            and fnmatchcase(entry.operator, self.operators)
            and fnmatchcase(entry.part, self.parts)
            and self.text in entry.before
        )


class Accepted(NamedTuple):
    """What ``survivors.toml`` says: files that are not broken at all, and accepted survivors.

    ``exempt`` maps a pattern of files to the reason.
    """

    exempt: Mapping[str, str]
    rules: Sequence[Rule]

    def reason(self, entry: Entry) -> str | None:
        return next((rule.reason for rule in self.rules if rule.fits(entry)), None)


def load_accepted(path: Path = SURVIVORS) -> Accepted:
    """Read the accepted survivors; an entry without a reason is refused."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    rules = []
    for table in (*tables.get("exempt", ()), *tables.get("survivor", ())):
        if not table.get("reason") or not table.get("files") or not table.keys() <= KEYS:
            raise GeneratorError(
                f"{path.name}: {table} has no files, no reason, or a key that is not known.",
                f"The keys are {', '.join(sorted(KEYS))}.",
            )
    for table in tables.get("survivor", ()):
        patterns = (table.get("operators", "*"), table.get("parts", "*"), table.get("text", ""))
        rules.append(Rule(table["files"], *patterns, table["reason"]))
    exempt = {table["files"]: table["reason"] for table in tables.get("exempt", ())}
    return Accepted(exempt, rules)


def load_entries(path: Path) -> dict[str, Entry]:
    """Read what was found so far, the last of each mutant; a torn last line is left out."""
    found = {}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
    for line in lines:
        if line.endswith("\n"):
            entry = Entry(**json.loads(line))
            found[entry.id] = entry
    return found


def report(entries: Iterable[Entry], accepted: Accepted) -> dict[str, Any]:
    """Count what noticed, by check and by kind of file, and list the survivors."""
    entries = sorted(entries, key=lambda entry: entry.id)
    unfinished = [entry.id for entry in entries if entry.check == ""]
    entries = [entry for entry in entries if entry.check != ""]
    survivors = [entry for entry in entries if entry.check is None]
    reasons = {entry.id: accepted.reason(entry) for entry in survivors}
    kinds = Counter(entry.kind for entry in entries)
    lived = Counter(entry.kind for entry in survivors)
    return {
        "mutants": len(entries),
        "noticed": len(entries) - len(survivors),
        "accepted": sum(reason is not None for reason in reasons.values()),
        "unfinished": len(unfinished),
        "unexplained": [each for each, reason in reasons.items() if reason is None],
        "checks": dict(Counter(entry.check for entry in entries if entry.check).most_common()),
        "kinds": {
            kind: {"mutants": number, "survived": lived[kind]}
            for kind, number in kinds.most_common()
        },
        "exempt": dict(accepted.exempt),
        "survivors": [{**entry._asdict(), "reason": reasons[entry.id]} for entry in survivors],
    }
