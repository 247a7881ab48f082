"""What runs leave behind: results to resume from, the evidence of failures, a summary."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import tomli_w

from generator.answers import FRAMEWORK
from proof.outcome import Result

RESULTS, FAILURES, SUMMARY = "results.jsonl", "failures", "run.json"


class Kept(NamedTuple):
    """A result with the name of its combination, the state it rests on and when it was found."""

    name: str
    rests_on: str
    finished: str
    result: Result


class Archive:
    """The folder of a depth."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def results(self) -> dict[str, Kept]:
        """Read the newest result of each combination; a line that was cut off counts for none."""
        return {kept.result.combination.id: kept for kept in self._lines()}

    def _lines(self) -> Iterator[Kept]:
        file = self.folder / RESULTS
        text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
        for line in text.splitlines():
            try:
                table = json.loads(line)
                yield Kept(
                    table["name"], table["rests_on"], table["finished"], Result.from_dict(table)
                )
            except (KeyError, TypeError, ValueError):
                continue

    def keep(self, kept: Kept) -> None:
        """Add a result; what is to be seen of a failure goes into a folder of its own."""
        with (self.folder / RESULTS).open("a", encoding="utf-8") as file:
            file.write(_line(kept))
        self._keep_evidence(kept)

    def _keep_evidence(self, kept: Kept) -> None:
        combination = kept.result.combination
        folder = self.folder / FAILURES / combination.id
        shutil.rmtree(folder, ignore_errors=True)
        if not kept.result.failed:
            return
        folder.mkdir(parents=True)
        told = {FRAMEWORK: combination.framework, "answers": dict(combination.answers)}
        (folder / "answers.toml").write_text(tomli_w.dumps(told), encoding="utf-8")
        again = ["python", "-m", "proof", "repeat", str(folder)]
        made = ["new-project", "Shop", "--no-input", "--answers", str(folder / "answers.toml")]
        commands = f"# check it again, and keep the project\n{shlex.join(again)}\n"
        commands += f"# only make it\n{shlex.join(made)}\n"
        (folder / "command.txt").write_text(commands, encoding="utf-8")
        for outcome in kept.result.outcomes:
            if outcome.status == "failed":
                log = f"{outcome.reason}\n\n{outcome.log}\n"
                (folder / f"{outcome.check}.log").write_text(log, encoding="utf-8")

    def prune(self, names: Mapping[str, str], rests_on: Mapping[str, str]) -> None:
        """Keep the results of these combinations, by their ids, that rest on the present state.

        Each is kept under its present name.
        """
        kept = {
            key: one._replace(name=names[key])
            for key, one in self.results().items()
            if one.rests_on == rests_on.get(key)
        }
        lines = "".join(_line(one) for one in kept.values())
        # In one move: a run that is stopped here must not lose what was proven.
        fresh = self.folder / f"{RESULTS}.new"
        fresh.write_text(lines, encoding="utf-8")
        fresh.replace(self.folder / RESULTS)
        for folder in (self.folder / FAILURES).glob("*"):
            if folder.name not in kept:
                shutil.rmtree(folder)

    def summarise(self, summary: Mapping[str, Any]) -> None:
        """Write what is to be said of the run as a whole."""
        text = json.dumps(summary, indent=2, sort_keys=True) + "\n"
        (self.folder / SUMMARY).write_text(text, encoding="utf-8")


def _line(kept: Kept) -> str:
    table = {
        "id": kept.result.combination.id,
        "name": kept.name,
        "rests_on": kept.rests_on,
        "finished": kept.finished,
        **kept.result.as_dict(),
    }
    return json.dumps(table, sort_keys=True) + "\n"


def now() -> str:
    """Give the time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
