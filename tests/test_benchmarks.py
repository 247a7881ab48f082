"""The benchmarks: what they run, how they judge and how they show it; no time is asserted."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as entry
from benchmarks import commands, first_request, growth, peers, repeated, served
from benchmarks.answers import SHAPES
from benchmarks.first_request import answered
from benchmarks.measure import Command, CommandFailed, Workshop, in_turn, workshop
from benchmarks.plot import draw
from benchmarks.process import Done, Process, make_projects
from benchmarks.report import as_json, as_text
from benchmarks.result import Met, Result, Row
from benchmarks.ways import Way, all_ways

BIN = Path(sys.executable).parent
RESULT = Result(
    "speed",
    (Row("ours", {"time (ms)": 12.345}), Row("theirs", {"time (ms)": 0.5, "files": 3})),
    (Met("ours / theirs", 1.5, 1.5), Met("memory", 1.26, 1.25)),
    ("Measured in a test.",),
    {"flask": "3.1"},
)


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path, tmp_path, {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})


def test_a_table_aligns_figures_and_names_what_is_missed() -> None:
    assert as_text(RESULT) == (
        "speed\n"
        "=====\n"
        "        time (ms)  files\n"
        "ours         12.3\n"
        "theirs       0.50      3\n"
        "\n"
        "ratio          measured  at most\n"
        "ours / theirs      1.50     1.50\n"
        "memory             1.26     1.25  missed\n"
        "\n"
        "Measured in a test.\n"
    )


def test_the_json_says_what_was_measured_and_on_what() -> None:
    document = json.loads(as_json([RESULT, RESULT._replace(releases={"click": "8.2"})], 7))
    assert document["rounds"] == 7
    assert document["python"] == sys.version.split()[0]
    assert document["machine"].keys() == {"system", "architecture", "cores"}
    assert document["date"].endswith("+00:00")
    assert document["releases"] == {"click": "8.2", "flask": "3.1"}
    assert document["benchmarks"][0]["aims"] == [
        {"aim": "ours / theirs", "ratio": 1.5, "at_most": 1.5, "met": True},
        {"aim": "memory", "ratio": 1.26, "at_most": 1.25, "met": False},
    ]
    assert document["benchmarks"][0]["rows"][1] == {
        "name": "theirs",
        "figures": {"time (ms)": 0.5, "files": 3},
    }


def test_the_same_results_give_the_same_picture(tmp_path: Path) -> None:
    rows = [
        Row(f"{framework}, {files}", {growth.FILES: files, growth.TIME: files / 2})
        for framework in ("flask", "django")
        for files in (10, 20)
    ]
    results = [RESULT, Result(growth.NAME, tuple(rows))]
    for name in ("one.svg", "two.svg"):
        draw(results, tmp_path / name)
    picture = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert picture == (tmp_path / "two.svg").read_text(encoding="utf-8")
    for text in ("speed: ours / theirs", "1.26 of 1.25", ">flask<", ">django<"):
        assert text in picture


def run(monkeypatch: pytest.MonkeyPatch, result: Result, *options: str) -> tuple[int, str]:
    class Benchmark:
        NAME = result.name

        def measure(self, rounds: int) -> Result:
            return result._replace(notes=(f"{rounds} rounds",))

    monkeypatch.setattr(entry, "load", lambda module: Benchmark())
    done = CliRunner().invoke(entry.main, ["--only", "commands", *options])
    return done.exit_code, done.output


def test_the_command_prints_and_writes_what_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fine = RESULT._replace(aims=RESULT.aims[:1])
    files = [tmp_path / "new" / name for name in ("bench.json", "bench.svg")]
    status, output = run(
        monkeypatch, fine, "--rounds", "3", "--json", str(files[0]), "--plot", str(files[1])
    )
    assert status == 0
    assert "3 rounds" in output
    assert json.loads(files[0].read_text(encoding="utf-8"))["rounds"] == 3
    assert "<svg" in files[1].read_text(encoding="utf-8")


def test_a_missed_aim_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    status, output = run(monkeypatch, RESULT)
    assert status == 1
    assert "Missed: memory." in output


@pytest.mark.parametrize("option", ["--json", "--plot"])
@pytest.mark.parametrize("place", [".", "file/below"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_measured(
    option: str, place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    status, output = run(monkeypatch, RESULT, option, str(tmp_path / place))
    assert status == 2
    assert "rounds" not in output


def test_a_command_that_fails_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Benchmark:
        def measure(self, rounds: int) -> Result:
            raise CommandFailed("wagtail start", "no network")

    monkeypatch.setattr(entry, "load", lambda module: Benchmark())
    done = CliRunner().invoke(entry.main, ["--only", "commands"])
    assert done.exit_code == 1
    assert "wagtail start failed:\nno network" in done.output


@pytest.mark.parametrize("module", entry.ALL)
def test_every_benchmark_can_be_run_alone(module: str) -> None:
    assert entry.load(module).NAME


def writing(shop: Workshop, name: str) -> Command:
    words = [sys.executable, "-c", f"open('order', 'a').write({name!r})"]
    return Command(name, words, shop.work, shop.environment)


def test_commands_run_in_turn_after_a_round_that_does_not_count(shop: Workshop) -> None:
    listed = [writing(shop, "a"), writing(shop, "b")]
    in_turn(listed, 2)
    assert (shop.work / "order").read_text() == "ab" * 3
    assert [len(command.times) for command in listed] == [2, 2]
    assert all(command.milliseconds > 0 for command in listed)


def test_the_memory_is_the_commands_own_and_not_that_of_who_starts_it(shop: Workshop) -> None:
    ballast = bytearray(b"x" * 150_000_000)
    small = Command("small", [sys.executable, "-c", "pass"], shop.work, shop.environment)
    large = Command(
        "large", [sys.executable, "-c", "b'x' * 60_000_000"], shop.work, shop.environment
    )
    in_turn([small, large], 1)
    assert len(ballast) > small.peak * 2**20 * 3
    assert large.peak > small.peak + 40


def test_a_command_that_fails_says_why(shop: Workshop) -> None:
    words = [sys.executable, "-c", "import sys; sys.exit('no such thing')"]
    with pytest.raises(CommandFailed, match="broken failed") as failed:
        Command("broken", words, shop.work, shop.environment).run()
    assert failed.value.reason == "no such thing"


def test_a_workshop_hides_the_home_and_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    with workshop() as shop:
        assert shop.environment["HOME"] == str(shop.home)
        assert "PYTHONDONTWRITEBYTECODE" not in shop.environment
        (shop.work / "file").touch()
    assert not shop.home.exists()
    assert not shop.work.exists()


def test_a_peer_that_does_not_run_is_told_with_the_reason(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(folder: Path, package: str) -> Path:
        if package == "wagtail":
            return BIN
        raise CommandFailed("uv", f"warning\nno {package} in {folder}\n")

    words = ("python", "-c", "import os; os.mkdir('peer')")
    ours = (peers.Peer("wagtail start", "wagtail", words), *peers.PEERS[1:])
    monkeypatch.setattr(peers, "PEERS", ours)
    monkeypatch.setattr(peers, "install", install)
    monkeypatch.setattr(peers, "releases", lambda folder, names: dict.fromkeys(names, "1.2"))
    found = peers.tried(shop)
    assert [command.name for command in found.commands] == ["wagtail start"]
    assert "django-cms does not run here: no django-cms in …/django-cms" in found.notes
    assert found.releases == {"wagtail": "1.2"}
    in_turn(found.commands, 2)  # each begins without the project of the round before


def test_the_aims_compare_commands_that_are_measured(shop: Workshop) -> None:
    measured = [command.name for command in commands.warm_commands(BIN, shop)]
    for aim in commands.AIMS:
        assert {aim.command, aim.baseline} <= set(measured)
    ways = {way.name for way in all_ways(BIN)}
    assert ways >= {*first_request.AIMS, *first_request.AIMS.values()}


def test_an_aim_is_judged_by_medians(shop: Workshop) -> None:
    ours, theirs = writing(shop, "ours"), writing(shop, "theirs")
    ours.times, theirs.times = [1, 3, 50], [6]
    ours.peaks, theirs.peaks = [30], [10]
    listed = {"ours": ours, "theirs": theirs}
    assert commands.Aim("ours", "theirs", 1.0).met(listed) == Met("ours / theirs", 0.5, 1.0)
    assert commands.Aim("ours", "theirs", 1.0, memory=True).met(listed).ratio == 3


def test_growth_goes_from_few_answers_to_everything_one_at_a_time() -> None:
    way = growth.steps()
    assert way[0].answers == SHAPES["few answers"]
    assert way[-1].answers.items() >= SHAPES["everything"].items()
    for before, after in pairwise(way):
        assert len(after.answers.items() - before.answers.items()) == 1
        assert growth.possible(after.answers)


def test_growth_tells_the_cost_of_a_file_and_a_part() -> None:
    step = growth.Step("x", {})
    rows = [
        growth.row("flask", step, Done([99, 10 + 2 * files], [], files, files // 5))
        for files in (10, 20, 50)
    ]
    assert growth.slopes("flask", rows) == (
        "flask: a further file costs 2.00 ms and a further part costs 10.00 ms."
    )
    assert growth.linear("flask", rows).ratio == pytest.approx((110 / 50) / (30 / 10))


def test_further_projects_are_judged_against_copies_and_memory_against_its_beginning() -> None:
    done = Done([500.0, *[30.0] * 9, *[40.0] * 90], [10, 5, 5], 18, 5)
    process = Process([done], 100, 121)
    row = repeated.summed_up("flask", process)
    assert row.figures["1 (ms)"] == 500
    assert row.figures["2 to 10 (ms)"] == 30
    assert row.figures["11 to 100 (ms)"] == 40
    assert "101 to 1,000 (ms)" not in row.figures
    further, memory = repeated.judged("flask", process)
    assert further.ratio == 1
    assert further.holds
    assert memory.ratio == pytest.approx(1.21)
    assert not memory.holds


def test_one_process_makes_projects_in_turn_and_leaves_nothing(shop: Workshop) -> None:
    tasks = [("flask", SHAPES["few answers"]), ("django", SHAPES["few answers"])]
    process = make_projects(BIN, shop, tasks, 2, copies=2)
    assert [len(done.projects) for done in process.tasks] == [2, 2]
    assert [len(done.copies) for done in process.tasks] == [1, 1]
    assert 0 < process.tasks[0].files < process.tasks[1].files
    assert list(shop.work.glob("*project*")) == []


def test_a_process_that_fails_says_why(shop: Workshop) -> None:
    with pytest.raises(CommandFailed, match="cannot be read"):
        make_projects(BIN, shop, [("bottle", {})], 1)


def serving(*words: str) -> Way:
    return Way("a server", (), (sys.executable, *words))


def test_a_server_is_asked_until_it_answers_and_stopped(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports: list[int] = []
    free_port = served.free_port

    def noted() -> int:
        ports.append(free_port())
        return ports[-1]

    monkeypatch.setattr(first_request, "free_port", noted)
    way = serving("-m", "http.server", "--bind", "127.0.0.1", "{port}")
    assert answered(way, shop.work, shop.environment) > 0
    assert not first_request.answers(ports[0])


def test_a_server_that_ends_says_why(shop: Workshop) -> None:
    with pytest.raises(CommandFailed, match="no database"):
        answered(serving("-c", "raise SystemExit('no database')"), shop.work, shop.environment)


def test_a_row_has_the_median_of_each_step() -> None:
    taken: Sequence[Mapping[str, float]] = [
        {"a": 1, "all": 3},
        {"a": 2, "all": 9},
        {"a": 9, "all": 4},
    ]
    assert first_request.row("x", taken).figures == {"a": 2, "all": 4}
