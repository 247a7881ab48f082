"""Git: one pristine commit, whatever the user's configuration holds."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import git
from generator.errors import GeneratorError


@pytest.fixture
def project(work: Path) -> Path:
    folder = work / "project"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"a\n")
    (folder / "deep" / "crlf.txt").write_bytes(b"b\r\n")
    (folder / "run.sh").write_text("#!/bin/sh\n")
    (folder / "run.sh").chmod(0o755)
    (folder / "ignored.log").write_text("")
    (folder / ".gitignore").write_text("*.log\n")
    return folder


def told(folder: Path, *arguments: str) -> str:
    result = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def committed(folder: Path, author: str = "", email: str = "") -> str:
    return git.commit_all(folder, "Begin", author, email)


def configure(home: Path, text: str) -> None:
    (home / "gitconfig").write_text(text, encoding="utf-8")


def test_everything_is_in_one_commit_on_main(project: Path) -> None:
    commit = committed(project)
    assert told(project, "rev-parse", "HEAD") == commit
    assert told(project, "rev-list", "--count", "--all") == "1"
    assert told(project, "branch", "--show-current") == "main"
    assert told(project, "log", "-1", "--format=%B") == "Begin"
    assert told(project, "status", "--porcelain") == ""
    assert set(told(project, "ls-files").split("\n")) == {
        ".gitignore",
        "a.txt",
        "deep/crlf.txt",
        "ignored.log",
        "run.sh",
    }


def test_executable_files_are_committed_so(project: Path) -> None:
    committed(project)
    modes = dict(line.split()[::3] for line in told(project, "ls-tree", "-r", "HEAD").split("\n"))
    assert set(modes) == {"100644", "100755"}
    assert told(project, "ls-tree", "HEAD", "run.sh").startswith("100755")


def test_the_blobs_are_the_files_as_they_were_written(project: Path, home: Path) -> None:
    configure(
        home,
        "[core]\n\tautocrlf = true\n\tsafecrlf = true\n\teol = crlf\n"
        f"\tattributesFile = {home}/attributes\n[init]\n\tdefaultObjectFormat = sha256\n"
        '[filter "shout"]\n\tclean = tr a-z A-Z\n\trequired = true\n',
    )
    (home / "attributes").write_text("* text=auto\na.txt filter=shout\n")
    committed(project)
    for name in ("a.txt", "deep/crlf.txt"):
        wanted = git.blob_id((project / name).read_bytes())
        assert told(project, "rev-parse", f"HEAD:{name}") == wanted
    assert told(project, "-c", "core.attributesFile=", "status", "--porcelain") == ""


def test_hooks_signatures_and_templates_of_the_user_do_not_interfere(
    project: Path, home: Path
) -> None:
    hooks = home / "hooks"
    (home / "template" / "hooks").mkdir(parents=True)
    hooks.mkdir()
    for folder in (hooks, home / "template" / "hooks"):
        for name in ("pre-commit", "commit-msg", "prepare-commit-msg", "post-commit"):
            (folder / name).write_text('#!/bin/sh\necho ran >> "$HOME/ran"\nexit 1\n')
            (folder / name).chmod(0o755)
    configure(
        home,
        f"[core]\n\thooksPath = {hooks}\n[init]\n\ttemplateDir = {home}/template\n"
        "\tdefaultBranch = trunk\n[commit]\n\tgpgSign = true\n\ttemplate = /nowhere\n"
        "[gpg]\n\tprogram = /bin/false\n[user]\n\tuseConfigOnly = true\n",
    )
    committed(project)
    assert not (home / "ran").exists()
    assert not (project / ".git" / "hooks" / "pre-commit").exists()
    assert told(project, "branch", "--show-current") == "main"


@pytest.mark.parametrize(
    ("configured", "author", "email", "signed"),
    [
        (True, "Ada", "ada@example.com", "Grace <grace@example.com>"),
        (False, "Ada", "ada@example.com", "Ada <ada@example.com>"),
        (False, "", "", "new-project <new-project@localhost>"),
        (False, 'Zoë "Z" O\'Brien', "", 'Zoë "Z" O\'Brien <new-project@localhost>'),
    ],
)
def test_the_commit_is_signed_by_the_configured_person_else_by_the_answers(
    project: Path, home: Path, configured: bool, author: str, email: str, signed: str
) -> None:
    if configured:
        configure(home, "[user]\n\tname = Grace\n\temail = grace@example.com\n")
    committed(project, author, email)
    for form in ("%an <%ae>", "%cn <%ce>"):
        assert told(project, "log", "-1", f"--format={form}") == signed


@pytest.mark.parametrize("author", [".", "<>", "...,"])
def test_an_author_of_whom_git_keeps_nothing_does_not_stop_the_commit(
    project: Path, author: str
) -> None:
    committed(project, author)
    assert told(project, "log", "-1", "--format=%an") == "new-project"


def test_the_git_variables_of_the_caller_do_no_harm(
    project: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = work / "other"
    other.mkdir()
    told(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_AUTHOR_DATE", "nonsense")
    committed(project)
    for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_AUTHOR_DATE"):
        monkeypatch.delenv(variable)
    assert told(project, "rev-list", "--count", "HEAD") == "1"
    assert not (other / "index").exists()
    assert told(other, "for-each-ref") == ""


def test_a_repository_around_it_is_not_touched(project: Path, work: Path) -> None:
    told(work, "init", "--quiet")
    committed(project)
    assert told(work, "for-each-ref") == ""
    assert git.enclosing_repository(project / "deep") == project
    assert git.enclosing_repository(work) == work


def test_a_configuration_that_git_cannot_read_is_an_error_with_a_hint(
    project: Path, home: Path
) -> None:
    configure(home, "[user\n")
    with pytest.raises(GeneratorError, match=r"git init failed: .*bad config") as refused:
        committed(project)
    assert "--no-git" in refused.value.hint


def test_the_identity_is_what_is_configured(home: Path, work: Path) -> None:
    assert git.identity() == {}
    configure(home, "[user]\n\tname = Ada  Lovelace\n\temail =\n")
    assert git.identity() == {"git:user.name": "Ada  Lovelace"}
    configure(home, "[user]\n\tname = First\n\tname = Last\n")
    assert git.identity() == {"git:user.name": "Last"}


@pytest.mark.usefixtures("work")
def test_without_git_there_is_no_identity(tools: Callable[..., Path]) -> None:
    assert git.available()
    tools(git=False)
    assert not git.available()
    assert git.identity() == {}


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\x00\xff" * 5000, b"a\r\nb"])
def test_the_id_of_a_content_is_gits(content: bytes) -> None:
    result = subprocess.run(
        ["git", "hash-object", "--stdin"], input=content, capture_output=True, check=True
    )
    assert git.blob_id(content) == result.stdout.decode().strip()


def test_git_is_not_asked_for_anything_on_the_terminal(tools: Callable[..., Path]) -> None:
    folder = tools(git=False, git_recorder='env > "$HOME/environment"; exit 3')
    (folder / "git_recorder").rename(folder / "git")
    with pytest.raises(GeneratorError, match="git init failed"):
        committed(Path.cwd())
    seen = Path(os.environ["HOME"], "environment").read_text()
    assert "GIT_TERMINAL_PROMPT=0" in seen
