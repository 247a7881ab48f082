"""The report of a run: what it counts, and that what it quotes stays words."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from proof import pages
from proof.archive import Archive
from proof.combinations import FRAMEWORKS, Combination, combination, covering, pairs
from proof.figures import Ends, Report, Skip, Tally
from proof.figures_json import dumped, load_report
from proof.outcome import Outcome
from proof.reach import fews, reach, reaches
from proof.report import as_html, as_markdown, write_report
from proof.tally import CASES_NAMED, end, failures, releases, table
from tests.proof.runs import AWAY, FAILED, PASSED, RUN, kept, told

HOSTILE = "<script>alert(1)</script> & | `x` ``y`` *a* _b_ [l](u) {{ 7 * 7 }} \\ ~ ![i](j)"
SMALL = combination("flask", {"data": "none", "python": "3.12"})
BASE = combination("flask", {"database": "mysql", "python": "3.12"})
OTHER = combination("django", {"python": "3.13"})


@pytest.fixture
def three() -> Report:
    return told(
        kept(SMALL, PASSED, Outcome("tests", "passed", 3.0), passed=10, coverage=97.5),
        kept(BASE, PASSED, AWAY, passed=20, coverage=99.0),
        kept(OTHER, PASSED, FAILED, releases={"django": "6.1.3"}),
    )


def test_combinations_are_counted_by_their_end(three: Report) -> None:
    assert three.ends == Ends(passed=1, partly=1, failed=1)
    assert end(kept(SMALL, AWAY).result) == "untouched"
    assert end(kept(SMALL, PASSED, AWAY, FAILED).result) == "failed"


def test_checks_are_counted(three: Report) -> None:
    assert three.checks == {
        "render": Tally(passed=3),
        "tests": Tally(passed=1, failed=1),
        "migrations": Tally(skipped=1),
    }
    assert three.skips == (Skip("migrations", "flask", "mysql does not answer", 1),)
    assert three.seconds == 1 + 3 + 1 + 0.5 + 1 + 2
    assert three.slowest[0].id == SMALL.id


def test_a_choice_has_a_row_of_its_own_whether_it_occurred_or_not(three: Report) -> None:
    flask = next(each for each in three.tables if each.framework == "flask")
    rows = {(row.question, row.choice): row for row in flask.rows}
    assert rows["database", "mysql"].combinations == 1
    assert dict(zip(flask.checks, rows["database", "mysql"].cells, strict=True)) == {
        "render": Tally(passed=1),
        "tests": Tally(),
        "migrations": Tally(skipped=1),
    }
    assert rows["python", "3.12"].combinations == 2
    assert rows["admin", "yes"].combinations == 0
    assert "admin=yes" in flask.absent
    assert "database=mysql" not in flask.absent


def test_checks_stand_in_the_order_in_which_they_are_made() -> None:
    course = [Outcome(check, "passed") for check in ("render", "style", "types", "tests", "stop")]
    short = kept(SMALL, course[0], course[2], course[4])
    assert table("flask", [short.result, kept(BASE, *course).result]).checks == (
        "render",
        "style",
        "types",
        "tests",
        "stop",
    )


def test_failures_of_one_way_stand_together_and_the_most_frequent_first() -> None:
    of_one_way = [combination("flask", {"license": each}) for each in ("mit", "gpl-3.0")]
    of_one_way += [
        combination("flask", {"kind": each}) for each in ("blog", "cms", "forum", "saas")
    ]
    found = failures(
        [kept(OTHER, FAILED), *(kept(one, PASSED, FAILED) for one in of_one_way)], "matrix"
    )
    assert [(each.framework, each.times, len(each.cases)) for each in found] == [
        ("flask", len(of_one_way), CASES_NAMED),
        ("django", 1, 1),
    ]
    case = found[1].cases[0]
    folder = f".proof/matrix/failures/{OTHER.id}"
    assert case.command == f"python -m proof repeat {folder}"
    assert case.log == f"{folder}/tests.log"
    assert case.answers == {"python": "3.13"}


def test_a_failure_is_of_one_way_wherever_the_project_lay() -> None:
    ones = [combination("flask", {"license": each}) for each in ("mit", "gpl-3.0")]
    said = [
        f"make lint in /home/me/work/{number}/{one.id}/shop-{one.id[6:]}: 1 error"
        for number, one in enumerate(ones)
    ]
    outcomes = [Outcome("types", "failed", 1.0, reason) for reason in said]
    (found,) = failures(map(kept, ones, outcomes))
    assert found.times == 2
    assert found.reason == "make lint in shop-…: 1 error"


def test_releases_are_sets_in_the_order_of_versions(three: Report) -> None:
    assert three.releases == {"django": ("6.1.3",)}
    several: list[Mapping[str, Any]] = [
        {"releases": {"django": version}} for version in ("6.1.3", "5.2.19", "5.2.9", "6.1.3")
    ]
    assert releases([*several, {}]) == {"django": ("5.2.9", "5.2.19", "6.1.3")}
    assert three.pythons == ("3.12", "3.13")


def test_readings_have_a_sum_where_they_are_counts(three: Report) -> None:
    coverage, tests = three.readings
    assert (tests.name, tests.times, tests.least, tests.most, tests.total) == (
        *("passed", 2, 10, 20),
        30,
    )
    assert (coverage.least, coverage.most, coverage.total) == (97.5, 99.0, None)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_pair_stands_together_in_the_pairs(framework: str) -> None:
    rows = pairs(framework)
    two, three = reaches(framework, rows)
    assert (two.strength, two.met, two.missed, two.absent) == (2, two.possible, 0, 0)
    assert two.least >= 1
    assert three.missed > 0
    strong = [each.answers for each in covering(framework, ("3.11",), strong=True)]
    two, three = reaches(framework, strong)
    assert three.met == three.possible
    # One version of Python was there: pairs with the others are not called missing.
    assert (two.missed, two.absent) == (0, two.possible - two.met)
    assert two.absent > 0


def test_what_never_stood_together_is_named() -> None:
    possible = [{"a": a, "b": b} for a, b in itertools.product("12", "12")]
    rows = [*possible[:2], *possible[:2], possible[2]]
    wanted = set(fews(("a", "b"), 2, possible))
    found = reach("flask", 2, ("a", "b"), wanted, rows)
    assert (found.possible, found.met, found.missed, found.absent) == (4, 3, 1, 0)
    assert found.missing == ("a=2, b=2",)
    assert found.least == 0
    found = reach("flask", 2, ("a", "b"), wanted, possible[:2] * 2)
    assert (found.missed, found.absent, found.least) == (0, 2, 2)


def test_what_could_not_be_checked_counts_for_no_pair() -> None:
    one, other = (told(kept(SMALL, outcome)).reaches[0] for outcome in (PASSED, AWAY))
    assert one.met > other.met == 0


def test_the_order_of_results_changes_nothing() -> None:
    results = [kept(SMALL, PASSED), kept(BASE, AWAY), kept(OTHER, FAILED)]
    first, *others = (dumped(told(*order)) for order in itertools.permutations(results))
    assert set(others) == {first}


def test_what_was_written_can_be_read(three: Report) -> None:
    again = load_report(dumped(three))
    assert dumped(again) == dumped(three)
    assert as_markdown(again) == as_markdown(three)
    assert as_html(again) == as_html(three)


def test_a_run_without_results_has_a_report() -> None:
    nothing = told(left=3)
    assert "0 of 3 combinations" in as_markdown(nothing)
    assert "Not finished" in as_markdown(nothing)
    assert "Not finished" in as_html(nothing)


def test_the_verdict_says_what_failed(three: Report) -> None:
    assert "**Failed.**" in as_markdown(three)
    assert "two broke" in as_markdown(three).partition("## Skipped")[0]
    assert "**Nothing failed.**" in as_markdown(told(kept(SMALL, PASSED)))


class Tags(HTMLParser):
    """Collects tags, and holds that each is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def hostile() -> Report:
    answers = {**SMALL.answers, "kind": HOSTILE}
    broken = Outcome("tests", "failed", 1.0, HOSTILE)
    away = Outcome("boot", "skipped", 1.0, HOSTILE)
    one = kept(Combination("flask", answers), broken, away, name=HOSTILE, releases={HOSTILE: "1"})
    return told(one, title=HOSTILE, machine=HOSTILE, not_checked=[HOSTILE])


def test_the_page_is_whole_and_quotes_only(hostile: Report) -> None:
    tags = Tags()
    tags.feed(as_html(hostile))
    assert not tags.open
    names = [tag for tag, _ in tags.seen]
    assert "script" not in names
    assert "img" not in names
    assert HOSTILE in tags.words
    for tag, attributes in tags.seen:
        assert tag != "th" or attributes["scope"] in {"row", "col"}
        assert not str(attributes.get("href", "")).startswith("http")
    assert names.count("caption") == names.count("table")
    identities = [attributes["id"] for _, attributes in tags.seen if "id" in attributes]
    assert len(set(identities)) == len(identities)
    for _, attributes in tags.seen:
        if link := attributes.get("href"):
            assert link == "data:," or link.removeprefix("#") in identities
        if label := attributes.get("aria-labelledby"):
            assert label in identities


def test_markdown_quotes_only(hostile: Report) -> None:
    shown = MarkdownIt("commonmark").enable("table").render(as_markdown(hostile))
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<em>" not in shown
    tags = Tags()
    tags.feed(shown)
    assert not tags.open
    assert tags.words.count(HOSTILE) >= 4
    cells = {line.count("<td") + line.count("<th") for line in shown.split("<tr>")[1:]}
    assert cells
    for whole in re.findall(r"<table>.*?</table>", shown, re.DOTALL):
        assert len({row.count("<td") + row.count("<th") for row in whole.split("<tr>")[1:]}) == 1


@pytest.mark.parametrize(
    "words",
    ["# x", "- x", "+ x", "1. x", "3) x", "= x", "a # b", "&lt;", "x_y_z", "\\n", "`` ` ``"],
)
def test_words_stay_words(words: str) -> None:
    reader = MarkdownIt("commonmark").enable("table")
    for shown in (reader.render(pages.text(words)), reader.render(pages.code(words))):
        tags = Tags()
        tags.feed(shown)
        assert "".join(tags.words).strip() == words.strip()
        assert {tag for tag, _ in tags.seen} <= {"p", "code"}


def test_a_cell_names_what_did_not_pass() -> None:
    assert pages.counts(Tally()) == "0"
    assert pages.counts(Tally(1200)) == "1,200"
    assert pages.counts(Tally(3, 2, 1)) == "3, 2 failed, 1 skipped"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.25, "0.2 s"),
        (59.9, "59.9 s"),
        (61, "1 min 1 s"),
        (3599.7, "1 h 0 min"),
        (7384, "2 h 3 min"),
    ],
)
def test_times_have_two_units(seconds: float, shown: str) -> None:
    assert pages.lasting(seconds) == shown


def test_moments_are_in_one_zone() -> None:
    assert pages.moment("2026-11-20T21:05:59+02:00") == "2026-11-20 19:05 UTC"


def test_the_report_is_written_beside_the_results(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "matrix")
    archive.summarise({**RUN, "skeletons": "a key that no report asks for"})
    archive.keep(kept(SMALL, FAILED))
    archive.keep(kept(SMALL, PASSED))
    figures = write_report(archive.folder)
    assert figures.ends == Ends(passed=1)
    assert load_report((archive.folder / "report.json").read_text()) == figures
    assert (archive.folder / "report.md").read_text() == as_markdown(figures)
    assert (archive.folder / "report.html").read_text() == as_html(figures)
    assert json.loads((archive.folder / "run.json").read_text())["depth"] == "matrix"
