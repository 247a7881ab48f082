"""Making a project: whole, in its place and committed, or not at all."""

from __future__ import annotations

import errno
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import create as create_module
from generator import git, render
from generator.catalog import load_catalog
from generator.create import Steps, create, machine_answers, named, plan_project
from generator.environment import Outcome
from generator.errors import GeneratorError
from generator.names import Names
from generator.plan import Plan
from generator.record import RECORD_FILE
from generator.render import Target

SkeletonMaker = Callable[..., Path]
ToolMaker = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("templates")
NO_GIT = Steps(git=False)


def shop() -> Plan:
    return plan_project("My Shop", "flask", {"author": "Ada", "email": "ada@example.com"})


def told(folder: Path, *arguments: str) -> str:
    result = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def test_a_project_is_rendered_recorded_and_committed(work: Path) -> None:
    plan = shop()
    created = create(plan, work, Steps())
    assert created.folder == work / "my-shop"
    assert created.installed is None
    assert 0 < created.seconds < 60
    planned = {file.target for file in plan.files} | {RECORD_FILE}
    assert set(told(created.folder, "ls-files").split("\n")) == planned
    assert created.files == len(planned)
    assert told(created.folder, "status", "--porcelain", "--ignored") == ""
    assert told(created.folder, "rev-parse", "HEAD") == created.commit
    assert told(created.folder, "log", "--format=%an %s", "main").startswith(
        "Ada Start from the flask skeleton of new-project "
    )
    assert told(created.folder, "ls-tree", "HEAD", "run.sh").startswith("100755")


def test_the_record_holds_the_id_of_each_file(work: Path) -> None:
    folder = create(shop(), work, Steps()).folder
    files = tomllib.loads((folder / RECORD_FILE).read_text(encoding="utf-8"))["files"]
    assert set(files) == {file.target for file in shop().files}
    for path, blob in files.items():
        assert told(folder, "rev-parse", f"HEAD:{path}") == blob


def test_without_git_there_is_no_repository(work: Path) -> None:
    created = create(shop(), work, NO_GIT)
    assert created.commit is None
    assert not (created.folder / ".git").exists()
    assert (created.folder / RECORD_FILE).exists()


def test_without_the_git_command_nothing_is_begun(work: Path, tools: ToolMaker) -> None:
    tools(git=False)
    with pytest.raises(GeneratorError, match="git is not installed") as refused:
        create(shop(), work / "made", Steps())
    assert "--no-git" in refused.value.hint
    assert list(work.iterdir()) == []
    assert create(shop(), work, NO_GIT).folder.is_dir()


def test_the_folder_above_is_made_and_may_be_relative(work: Path) -> None:
    created = create(shop(), Path("made/deep"), NO_GIT)
    assert created.folder == work / "made" / "deep" / "my-shop"
    assert [path.name for path in created.folder.parent.iterdir()] == ["my-shop"]


def test_an_empty_folder_is_filled(work: Path) -> None:
    (work / "my-shop").mkdir()
    assert (create(shop(), work, NO_GIT).folder / "README.md").exists()


def test_a_folder_that_holds_something_is_refused_and_left_alone(work: Path) -> None:
    (work / "my-shop").mkdir()
    (work / "my-shop" / "README.md").write_text("mine")
    with pytest.raises(GeneratorError, match="is not empty"):
        create(shop(), work, NO_GIT)
    assert (work / "my-shop" / "README.md").read_text() == "mine"
    assert [path.name for path in work.iterdir()] == ["my-shop"]


def test_a_link_is_refused_also_where_it_leads_nowhere(work: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "nowhere", work):
        (work / "my-shop").unlink(missing_ok=True)
        (work / "my-shop").symlink_to(target)
        with pytest.raises(GeneratorError, match="is not a folder"):
            create(shop(), work, NO_GIT)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_where_nobody_can_write_is_refused() -> None:
    with pytest.raises(GeneratorError, match="Nothing can be written") as refused:
        create(shop(), Path("/proc/new"), NO_GIT)
    assert "--output-dir" in refused.value.hint


Sabotage = Callable[[pytest.MonkeyPatch], None]


def full_while_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(path: str) -> Target:
        calls.append(path)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        return Target(path)

    monkeypatch.setattr(render, "Target", counted)


def full_while_committing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(git, "commit_all", full)


def full_while_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **options: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", RECORD_FILE)

    monkeypatch.setattr(Path, "write_text", full)


@pytest.mark.parametrize(
    "sabotage", [full_while_rendering, full_while_committing, full_while_recording]
)
def test_a_full_disk_leaves_nothing(
    work: Path, monkeypatch: pytest.MonkeyPatch, sabotage: Sabotage
) -> None:
    sabotage(monkeypatch)
    with pytest.raises(GeneratorError, match="No space left"):
        create(shop(), work / "made", Steps())
    assert list(work.iterdir()) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError, GeneratorError("x")])
@pytest.mark.parametrize("step", ["_commit", "move_into_place"])
def test_an_interruption_at_any_step_leaves_nothing(
    work: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: type[BaseException]
) -> None:
    def interrupted(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(create_module, step, interrupted)
    with pytest.raises((KeyboardInterrupt, RuntimeError, GeneratorError)):
        create(shop(), work / "made", Steps())
    assert list(work.iterdir()) == []


@pytest.mark.parametrize("template", ["{{ cookiecutter.nobody }}", "{% if %}"])
def test_a_faulty_template_leaves_nothing(
    work: Path, make_skeleton: SkeletonMaker, template: str
) -> None:
    make_skeleton("flask", {"a.txt": "fine", "b.txt": template})
    with pytest.raises(GeneratorError, match=r"template of b\.txt failed"):
        create(shop(), work / "made", Steps())
    assert list(work.iterdir()) == []


def test_a_destination_that_appears_meanwhile_is_not_touched(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_and_appear(plan: Plan, project: Path) -> str:
        (work / "my-shop").mkdir()
        (work / "my-shop" / "mine").write_text("mine")
        return "id"

    monkeypatch.setattr(create_module, "_commit", commit_and_appear)
    with pytest.raises(GeneratorError, match="not touched"):
        create(shop(), work, Steps())
    assert [path.name for path in work.iterdir()] == ["my-shop"]
    assert [path.name for path in (work / "my-shop").iterdir()] == ["mine"]


def test_a_project_that_fails_its_checks_is_not_created(work: Path, tools: ToolMaker) -> None:
    tools(make="echo a fault; exit 1")
    with pytest.raises(GeneratorError, match="a fault"):
        create(shop(), work / "made", Steps(verify=True))
    assert list(work.iterdir()) == []


def test_verifying_happens_before_and_installing_after_it_is_in_its_place(
    work: Path, tools: ToolMaker
) -> None:
    tools(make='echo "$2 in $PWD"; test "$2" = setup && : > uv.lock; exit 0')
    lines: list[tuple[str, str]] = []
    steps = Steps(True, True, True, lambda step, line: lines.append((step, line)))
    created = create(shop(), work, steps)
    assert created.installed == Outcome(0, (f"setup in {created.folder}",))
    assert [step for step, _ in lines] == ["verify", "verify", "verify", "install"]
    assert all(str(created.folder) not in line for step, line in lines if step == "verify")
    assert told(created.folder, "ls-files", "uv.lock") == ""


def test_an_environment_that_cannot_be_made_keeps_the_project(work: Path, tools: ToolMaker) -> None:
    tools(make="exit 1")
    created = create(shop(), work, Steps(install=True))
    assert created.installed is not None
    assert not created.installed.ok
    assert (created.folder / "README.md").exists()


def test_the_author_comes_from_git_unless_given(home: Path) -> None:
    (home / "gitconfig").write_text("[user]\n\tname = Grace\n\temail = grace@example.com\n")
    assert machine_answers({}) == {"author": "Grace", "email": "grace@example.com"}
    assert machine_answers({"author": "Ada"}) == {"email": "grace@example.com"}
    assert plan_project("x y", "flask", {}).answers["author"] == "Grace"
    assert plan_project("x y", "flask", {"author": ""}).answers["author"] == ""


def test_what_git_holds_and_we_refuse_is_left_out(home: Path) -> None:
    (home / "gitconfig").write_text('[user]\n\tname = "a\\tb"\n\temail = nowhere\n')
    assert machine_answers({}) == {"author": "", "email": ""}


@pytest.mark.parametrize("name", ["Django", "flask", "notes", "sqlalchemy"])
def test_names_that_any_skeleton_uses_are_taken(name: str) -> None:
    names = named(name)
    assert names == Names(name, f"{name.lower()}-project", f"{name.lower()}_project", names.note)
    assert "one of its packages uses" in names.note


def test_only_explicit_answers_decide() -> None:
    advised = plan_project("x y", "auto", {"license": "mit"}).decision.recommendation
    assert set(advised.unanswered) == set(load_catalog().deciding)
    assert (
        "admin"
        not in plan_project("x y", "auto", {"admin": "yes"}).decision.recommendation.unanswered
    )
