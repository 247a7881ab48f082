"""What is kept of a run over mutants, and how survivors are judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.errors import GeneratorError
from proof.mutation import __main__ as command
from proof.mutation.mutants import choose
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


@pytest.mark.parametrize(
    ("check", "said", "status"),
    [
        ("tests", "1 noticed, 0 accepted, 0 to explain, 0 not finished", 0),
        (None, "0 noticed, 0 accepted, 1 to explain, 0 not finished", 1),
        ("", "0 noticed, 0 accepted, 0 to explain, 1 not finished", 1),
    ],
)
def test_survivors_without_a_reason_and_what_is_left_are_exit_1(
    check: str | None, said: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(command, "TEMPLATES", templates)
    monkeypatch.setattr(command, "load_accepted", lambda: Accepted({}, []))
    (mutant,) = choose(templates, 1, 1)
    # The second is of a template that is another by now.
    entries = [entry(check=check)._replace(id=mutant.id), entry("gone.py")]
    lines = "".join(f"{json.dumps(each._asdict())}\n" for each in entries)
    (tmp_path / "results.jsonl").write_text(lines, encoding="utf-8")
    result = CliRunner().invoke(command.main, ["report", "--place", str(tmp_path)])
    assert said in result.output
    assert result.exit_code == status
    assert (mutant.id in result.output) is (check is None)


def test_what_was_never_broken_is_not_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "TEMPLATES", tmp_path)
    (tmp_path / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    result = CliRunner().invoke(command.main, ["report", "--place", str(tmp_path / "place")])
    assert "1 not finished" in result.output
    assert result.exit_code == 1
