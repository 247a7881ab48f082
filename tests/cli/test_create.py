"""``new-project NAME``: what it makes, what it says, what it shows beforehand."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Completed = subprocess.CompletedProcess[str]
Run = Callable[..., Completed]
ToolMaker = Callable[..., Path]

SHOP = ("My Shop", "--framework", "flask", "--no-input")
# Answers to every question that is asked once a framework was chosen.
PARTS = ("kind=blog", "data=none", "accounts=none", "admin=no", "pages=no", "api=rest")


def settings(*answers: str) -> list[str]:
    return [word for answer in answers for word in ("--set", answer)]


def parsed(result: Completed) -> dict[str, Any]:
    """Read the one object that standard output holds."""
    assert result.returncode == 0, result.stderr
    value = json.loads(result.stdout)
    assert isinstance(value, dict)
    return value


def everything_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_project_is_made_and_the_next_steps_are_said(cli: Run, work: Path) -> None:
    result = cli(*SHOP)
    assert result.returncode == 0
    assert (work / "my-shop" / "README.md").read_text() == "# My Shop\n\n\n"
    assert (work / "my-shop" / ".git").is_dir()
    assert "Created my-shop, a Flask project of 9 files, in 0." in result.stdout
    assert "  cd my-shop\n  make setup\n  make run\n" in result.stdout
    assert result.stderr == ""


def test_the_reasons_are_said(cli: Run) -> None:
    result = cli("My Shop", "--no-input", *settings("admin=yes", "data=relational"))
    assert result.stdout.startswith("Django. ")
    assert "For it" in result.stdout
    assert "admin = yes" in result.stdout
    assert "Created my-shop, a Django project" in result.stdout


def test_create_may_be_said_or_left_out(cli: Run, work: Path) -> None:
    named = parsed(cli("create", *SHOP, "--json", "--output-dir", "one"))
    unnamed = parsed(cli(*SHOP, "--json", "--output-dir", "two"))
    for result in (named, unnamed):
        for changing in ("seconds", "commit", "folder"):
            del result[changing]
    assert named == unnamed
    assert everything_in(work / "one" / "my-shop") != []


@pytest.mark.parametrize("options", [[], ["--framework"], ["--framework", "auto"]])
def test_the_framework_is_decided_unless_it_is_said(cli: Run, options: list[str]) -> None:
    made = parsed(cli("x y", "--dry-run", "--json", "--no-input", "--set", "admin=yes", *options))
    assert made["framework"] == made["recommendation"]["framework"] == "django"


def test_the_json_describes_what_was_made(cli: Run, work: Path) -> None:
    result = cli(*SHOP, "--json", *settings("admin=yes", "data=none", "deploy=kubernetes"))
    made = parsed(result)
    assert (made["name"], made["slug"], made["package"]) == ("My Shop", "my-shop", "my_shop")
    assert made["framework"] == "flask"
    assert made["folder"] == str(work / "my-shop")
    assert len(made["commit"]) == 40
    assert made["dry_run"] is False
    assert made["installed"] is None
    assert made["answers"]["accounts"] == "permissions"
    assert any("accounts = permissions" in brought for brought in made["brought"])
    assert made["not_built"] == [
        {"question": "deploy", "answer": "kubernetes", "instead": "docker"}
    ]
    assert {"path": "admin.py", "because": "admin = yes"} in made["files"]
    assert {"requirement": "ruff", "because": "always", "development": True} in made["packages"]


def test_without_git_the_json_says_so(cli: Run, work: Path) -> None:
    assert parsed(cli(*SHOP, "--json", "--no-git"))["commit"] is None
    assert not (work / "my-shop" / ".git").exists()


def test_a_dry_run_writes_nothing_and_names_each_reason(cli: Run, work: Path) -> None:
    result = cli(*SHOP, "--dry-run", "--output-dir", "made")
    assert result.returncode == 0
    assert list(work.iterdir()) == []
    rows = [line.split(maxsplit=1) for line in result.stdout.splitlines() if line.startswith("  ")]
    reasons = {row[0]: row[-1] for row in rows}
    assert reasons["Dockerfile"] == "deploy = docker"
    assert reasons["index.html"] == "pages = yes"
    assert reasons["models.py"] == "data = simple"
    assert reasons["sqlalchemy~=2.0"] == "data = simple"
    assert reasons["ruff"] == reasons["README.md"] == reasons[".new-project.toml"] == "always"
    assert "\nmade/my-shop/\n" in result.stdout
    assert "9 files; nothing was written." in result.stdout


def test_a_dry_run_shows_what_is_made_then(cli: Run, work: Path) -> None:
    shown = parsed(cli(*SHOP, "--dry-run", "--json"))
    assert shown["dry_run"] is True
    assert list(work.iterdir()) == []
    made = parsed(cli(*SHOP, "--json", "--no-git"))
    files = {file["path"] for file in shown["files"]} | {".new-project.toml"}
    written = {
        path for path in everything_in(work / "my-shop") if (work / "my-shop" / path).is_file()
    }
    assert files == written
    assert shown["files"] == made["files"]


def test_what_comes_along_and_what_falls_back_is_announced(cli: Run) -> None:
    result = cli(*SHOP, *settings("admin=yes", "data=none", "deploy=kubernetes"))
    assert "Brought along: accounts = permissions, because" in result.stderr
    assert "Brought along: data = simple, because" in result.stderr
    assert "Warning: Not built yet: deploy = kubernetes." in result.stderr
    assert "the project is made with deploy = docker" in result.stderr


def test_a_changed_name_is_announced(cli: Run, work: Path) -> None:
    result = cli("class", "--framework", "flask", "--no-input", "--no-git")
    assert "Class is a keyword of Python, so the project is called class-project." in result.stderr
    assert [path.name for path in work.iterdir()] == ["class-project"]


def test_each_source_of_answers_beats_the_one_before(
    cli: Run, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (work / "a.toml").write_text(
        'framework = "django"\n[answers]\ndata = "none"\nci = "none"\nlicense = "gpl-3.0"\n'
    )
    say = ("x y", "--no-input", "--dry-run", "--json", "--answers", "a.toml")
    made = parsed(cli(*say))
    assert (made["framework"], made["answers"]["data"]) == ("django", "none")
    monkeypatch.setenv("NEW_PROJECT_DATA", "relational")
    monkeypatch.setenv("NEW_PROJECT_CI", "gitlab")
    monkeypatch.setenv("NEW_PROJECT_FRAMEWORK", "flask")
    made = parsed(cli(*say, "--set", "ci=github"))
    assert made["framework"] == "flask"
    picked = {name: made["answers"][name] for name in ("license", "data", "ci")}
    assert picked == {"license": "gpl-3.0", "data": "relational", "ci": "github"}
    assert parsed(cli(*say, "--framework", "django"))["framework"] == "django"
    assert parsed(cli(*say, "--framework"))["framework"] in {"flask", "django"}


def test_the_interview_ends_with_a_line_that_makes_the_same(cli: Run, work: Path) -> None:
    asked = cli(
        *SHOP[:3],
        *settings(*PARTS, 'description=it\'s "$HOME"'),
        "--no-git",
        "--output-dir",
        "one",
        stdin="\n\n",
    )
    assert asked.returncode == 0, asked.stderr
    line = asked.stdout.partition("The same without asking:\n")[2].strip()
    words = shlex.split(line)
    assert words[0] == "new-project"
    assert "--no-git" in words
    (work / "one").rename(work / "before")
    assert cli(*words[1:]).returncode == 0
    first, second = work / "before" / "my-shop", work / "one" / "my-shop"
    assert everything_in(first) == everything_in(second)
    for path in everything_in(first):
        if (first / path).is_file():
            assert (first / path).read_bytes() == (second / path).read_bytes()


def test_an_interview_with_json_keeps_the_prompts_off_standard_output(cli: Run) -> None:
    result = cli("--framework", "flask", "--json", "--no-git", stdin="My Shop\n" + "\n" * 12)
    assert parsed(result)["name"] == "My Shop"
    assert "What is the project called?" in result.stderr
    assert "Make the project like this?" in result.stderr


def test_the_review_shows_and_changes_answers(cli: Run, work: Path) -> None:
    lines = ["", "change", "license", "proprietary", "yes"]
    result = cli("--json", *SHOP[:3], *settings(*PARTS), "--no-git", stdin="\n".join(lines) + "\n")
    assert parsed(result)["answers"]["license"] == "proprietary"
    rows = [line.split() for line in result.stderr.splitlines() if line.startswith("  license ")]
    assert rows == [
        ["license", "MIT", "default"],
        ["license", "Proprietary,", "all", "rights", "reserved", "answered"],
    ]


def test_stopping_at_the_review_makes_nothing(cli: Run, work: Path) -> None:
    result = cli(*SHOP[:3], *settings(*PARTS), stdin="\nstop\n")
    assert result.returncode == 1
    assert "Stopped; nothing was left behind." in result.stderr
    assert list(work.iterdir()) == []


def test_a_name_that_is_refused_is_asked_for_again(cli: Run) -> None:
    result = cli(
        "--framework", "flask", "--json", "--no-git", *settings(*PARTS), stdin="../x\nmine\n\n\n"
    )
    assert parsed(result)["slug"] == "mine"
    assert "is a path" in result.stderr


def test_installing_that_fails_keeps_the_project_and_warns(
    cli: Run, work: Path, tools: ToolMaker
) -> None:
    tools(make="echo no route to the index; exit 2")
    result = cli(*SHOP, "--install")
    assert result.returncode == 0
    assert (work / "my-shop" / "README.md").exists()
    assert "Warning: The environment could not be made:\n  no route to the index" in result.stderr
    assert "make setup" in result.stdout
    (work / "my-shop").rename(work / "before")
    assert parsed(cli(*SHOP, "--install", "--json"))["installed"] is False


def test_installing_that_succeeds_leaves_the_tests_as_the_next_step(
    cli: Run, tools: ToolMaker
) -> None:
    tools(make=": > uv.lock")
    result = cli(*SHOP, "--install")
    assert "  cd my-shop\n  make test\n  make run\n" in result.stdout
    assert "Warning" not in result.stderr


def test_verifying_that_fails_makes_nothing(cli: Run, work: Path, tools: ToolMaker) -> None:
    tools(make='echo "2 failed in $2"; test "$2" != test')
    result = cli(*SHOP, "--verify", "--output-dir", "made")
    assert result.returncode == 1
    assert "Error: make test failed in the new project, so it was not created:" in result.stderr
    assert "  2 failed in test" in result.stderr
    assert list(work.iterdir()) == []


def test_verifying_that_passes_makes_the_project_and_nothing_else(
    cli: Run, work: Path, tools: ToolMaker
) -> None:
    tools(make=": > made-by-make")
    assert cli(*SHOP, "--verify").returncode == 0
    assert [path.name for path in work.iterdir()] == ["my-shop"]
    assert not (work / "my-shop" / "made-by-make").exists()
