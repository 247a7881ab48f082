"""The page of evidence: it says what the figures beside it say, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from benchmarks.report import as_json
from benchmarks.result import Met, Result, Row
from proof.combinations import combination
from proof.evidence import DEPTHS, calibration, pages, releases, take_over, write_evidence
from proof.figures import Report
from proof.figures_json import dumped, load_report
from tests.proof.runs import AWAY, FAILED, PASSED, kept, told

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MUTATION = {
    "mutants": 300,
    "noticed": 298,
    "accepted": 1,
    "unexplained": ["a"],
    "checks": {"types": 200, "tests": 98},
    "kinds": {"py": {"mutants": 250, "survived": 2}, "html": {"mutants": 50, "survived": 0}},
    "exempt": {"*/vendor/*": "others' work"},
    "survivors": [
        {
            "file": "a.py",
            "line": 3,
            "operator": "drop",
            "before": "x | y",
            "after": "x",
            "reason": r,
        }
        for r in ("it | is equal", None)
    ],
}
BENCHMARKS = [
    Result(
        name="start",
        rows=(
            Row("help", {"time (ms)": 44.3}),
            Row("django", {"time (ms)": 1193.8, "peak (MiB)": 31}),
        ),
        aims=(Met("help", 1.06, 1.25), Met("create", 1.3, 1.0)),
        notes=("putup cannot run: no * index",),
        releases={"click": "8.5.1"},
    )
]


@pytest.fixture
def figures() -> Report:
    one = combination("flask", {"database": "mysql", "python": "3.12"})
    other = combination("django", {"python": "3.13"})
    return told(
        kept(one, PASSED, AWAY, releases={"flask": "3.1.3"}, passed=12),
        kept(other, PASSED, FAILED, releases={"django": "6.1.3"}),
    )


@pytest.fixture
def proof(tmp_path: Path, figures: Report) -> Path:
    """What the commands leave when all of them ran to the end."""
    folder = tmp_path / ".proof"
    for name in (*DEPTHS, "mutation"):
        (folder / name).mkdir(parents=True)
    for name in DEPTHS:
        (folder / name / "report.json").write_text(dumped(figures))
    (folder / "mutation" / "report.json").write_text(json.dumps(MUTATION))
    (folder / "bench.json").write_text(as_json(BENCHMARKS, 15))
    (folder / "bench.svg").write_text("<svg/>")
    return folder


def cells(markdown: str) -> list[list[str]]:
    """Read every row of every table; a row of another length than its head's is a fault."""
    found = []
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    for whole in re.findall(r"<table>.*?</table>", html, re.DOTALL):
        rows = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in whole.split("<tr>")[1:]]
        assert len({len(row) for row in rows}) == 1, rows
        found += rows
    # What the reader did not take for a table would be a paragraph that begins with its mark.
    assert "<p>|" not in html
    return found


def test_every_page_rests_on_the_figures_kept_beside_it() -> None:
    for name, content in pages(DOCS).items():
        assert (DOCS / name).read_text(encoding="utf-8") == content, f"`make evidence`: {name}"


def test_the_calibration_kept_is_the_one_of_these_criteria() -> None:
    kept = (DOCS / "proof" / "calibration.json").read_text(encoding="utf-8")
    assert kept == calibration(), "`make evidence`"


def test_what_the_documents_link_to_is_there() -> None:
    for document in DOCS.rglob("*.md"):
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_the_figures_of_all_commands_stand_on_the_page(proof: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    assert write_evidence(proof, docs) == []
    said = (docs / "evidence.md").read_text()
    rows = cells(said)
    assert "not yet" not in said
    assert ["types", "200"] not in rows
    assert "- types: 200" in said
    assert ["py", "250", "2"] in rows
    assert any(row[0] == "<code>a.py:3</code>" and row[-1] == "it | is equal" for row in rows)
    assert any(row[-1] == "no reason yet" for row in rows)
    assert ["help", "44.3", ""] in rows
    assert ["django", "1193.8", "31"] in rows
    assert ["create", "1.30", "1.00", "<strong>missed</strong>"] in rows
    assert "of the aims 1 met, 1 missed" in said
    assert ["flask", "3.1.3"] in rows
    assert ["matrix", "migrations", "flask", "mysql does not answer", "1"] in rows
    assert "- Python 3.14 is not installed (render, matrix, matrix-alone, deep)." in said
    assert "- admin=yes stands in no combination (" in said
    assert "2 combinations, 4 checks" in said
    assert "1 passed with checks skipped, 1 failed" in said
    assert "all questions but kind, license, ci," in said
    assert "Measured with click 8.5.1." in said
    assert "bench.svg" in said
    assert (docs / "bench.svg").exists()
    assert (docs / "proof" / "matrix.html").read_text().startswith("<!doctype html>")


def test_pages_are_written_again_from_the_figures_alone(proof: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_evidence(proof, docs)
    for name, content in pages(docs).items():
        assert (docs / name).read_text() == content


def test_what_was_not_measured_is_named_with_its_command(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    left = write_evidence(tmp_path / "nothing", docs)
    said = (docs / "evidence.md").read_text()
    cells(said)
    for command in (*DEPTHS.values(), "make mutation", "make bench"):
        assert any(f"`{command}`" in sentence for sentence in left)
        assert any(f"`{command}`" in line and "not yet" in line for line in said.splitlines())


def test_a_run_that_is_not_finished_leaves_the_last_whole_one(
    proof: Path, tmp_path: Path, figures: Report
) -> None:
    docs = tmp_path / "docs"
    write_evidence(proof, docs)
    unfinished = json.loads(dumped(figures))
    unfinished["run"] |= {"left": 7, "commit": "another"}
    (proof / "matrix" / "report.json").write_text(json.dumps(unfinished))
    assert list(take_over(proof, docs)) == [
        "matrix: 7 combinations are left; go on with `make matrix`."
    ]
    kept = load_report((docs / "proof" / "matrix.json").read_text())
    assert kept.run.commit == figures.run.commit


def test_figures_that_cannot_be_read_leave_the_last_ones(proof: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_evidence(proof, docs)
    before = pages(docs)
    (proof / "matrix" / "report.json").write_text('{"run": ')
    (proof / "render" / "report.json").write_text('{"of another": "shape"}')
    (proof / "bench.json").write_bytes(b"\xff")
    said = write_evidence(proof, docs)
    assert [each.partition(":")[0] for each in said] == ["render", "matrix", "bench.json"]
    assert all("cannot be read" in each for each in said)
    assert pages(docs) == before


def test_breaks_that_are_still_to_be_checked_are_counted(proof: Path, tmp_path: Path) -> None:
    (proof / "mutation" / "report.json").write_text(json.dumps({**MUTATION, "unfinished": 1234}))
    write_evidence(proof, tmp_path / "docs")
    said = (tmp_path / "docs" / "evidence.md").read_text()
    assert "1 without one; 1,234 more are still to be checked |" in said


def test_figures_that_say_when_they_are_of_keep_it(proof: Path, tmp_path: Path) -> None:
    dated = {**MUTATION, "date": "2026-01-02T03:04:05"}
    (proof / "mutation" / "report.json").write_text(json.dumps(dated))
    write_evidence(proof, tmp_path / "docs")
    assert "2026-01-02 03:04 UTC" in (tmp_path / "docs" / "evidence.md").read_text()


def test_releases_of_several_runs_are_joined(figures: Report) -> None:
    older = told(kept(combination("django", {}), PASSED, releases={"django": "5.2.19"}))
    assert releases([figures, older]) == {"django": ["5.2.19", "6.1.3"], "flask": ["3.1.3"]}
