"""What is kept of a run over mutants, and how survivors are judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.errors import GeneratorError
from proof.mutation.__main__ import main
from proof.mutation.record import Accepted, Entry, Rule, load_accepted, load_entries, report


def entry(name: str = "a.py", check: str | None = None) -> Entry:
    said = {"before": "x = 1", "after": "", "said": ""}
    place = {"id": f"{name}:1:{check}", "file": name, "part": "", "operator": "drop-line"}
    where = {"framework": "flask", "shape": "small"}
    return Entry(**place, **said, **where, check=check, line=1, rendered=True, seconds=1.0)


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (Rule("*.py", "*", "*", "", "r"), True),
        (Rule("*.py", "drop-*", "*", "= 1", "r"), True),
        (Rule("*.html", "*", "*", "", "r"), False),
        (Rule("*", "swap-*", "*", "", "r"), False),
        (Rule("*", "*", "cache", "", "r"), False),
        (Rule("*", "*", "*", "y =", "r"), False),
    ],
)
def test_a_survivor_is_accepted_where_all_patterns_fit(rule: Rule, fits: bool) -> None:
    assert Accepted({}, [rule]).reason(entry()) == ("r" if fits else None)


def test_the_report_counts_and_names_what_wants_a_reason() -> None:
    entries = [
        entry("a.py", "tests"),
        entry("b.py", "tests"),
        entry("c.py"),
        entry("Makefile", "our tests"),
        entry("d.css"),
    ]
    said = report(entries, Accepted({}, [Rule("*.css", "*", "*", "", "looks")]))
    assert (said["mutants"], said["noticed"], said["accepted"]) == (5, 3, 1)
    assert said["unexplained"] == ["c.py:1:None"]
    assert said["checks"] == {"tests": 2, "our tests": 1}
    assert said["kinds"]["py"] == {"mutants": 3, "survived": 1}
    assert said["kinds"]["Makefile"] == {"mutants": 1, "survived": 0}
    assert {each["file"]: each["reason"] for each in said["survivors"]} == {
        "c.py": None,
        "d.css": "looks",
    }


@pytest.mark.parametrize(
    "table",
    [
        '[[survivor]]\nfiles = "*"\n',
        '[[survivor]]\nreason = "r"\n',
        '[[exempt]]\nfiles = "*"\nreason = ""\n',
        '[[survivor]]\nfiles = "*"\nreason = "r"\noperator = "drop-line"\n',
    ],
)
def test_an_acceptance_without_files_or_reason_is_refused(table: str, tmp_path: Path) -> None:
    (tmp_path / "survivors.toml").write_text(table, encoding="utf-8")
    with pytest.raises(GeneratorError, match="no files, no reason, or a key"):
        load_accepted(tmp_path / "survivors.toml")


def test_the_last_of_each_counts_and_a_torn_line_does_not(tmp_path: Path) -> None:
    first, second = entry(check=None), entry(check=None)._replace(check="tests")
    lines = [json.dumps(each._asdict()) for each in (first, second)]
    file = tmp_path / "results.jsonl"
    file.write_text("\n".join(lines) + '\n{"id": "tor', encoding="utf-8")
    assert load_entries(file) == {first.id: second}
    assert load_entries(tmp_path / "none.jsonl") == {}


@pytest.mark.parametrize(("check", "status"), [("tests", 0), (None, 1)])
def test_a_survivor_without_a_reason_is_exit_1(
    check: str | None, status: int, tmp_path: Path
) -> None:
    line = json.dumps(entry("nowhere.py", check)._asdict())
    (tmp_path / "results.jsonl").write_text(f"{line}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["report", "--place", str(tmp_path)])
    assert result.exit_code == status
    assert ("nowhere.py:1" in result.output) is bool(status)
    assert json.loads((tmp_path / "report.json").read_text())["mutants"] == 1
