"""The only caller of git."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from generator.errors import GeneratorError

# The pristine commit must be what was rendered: no hook, signature or line-ending rule of
# the user's may change it, stop it or ask for something.
PRISTINE = {
    "core.hooksPath": os.devnull,
    "commit.gpgSign": "false",
    "core.autocrlf": "false",
    "core.safecrlf": "false",
    "core.attributesFile": os.devnull,
    "init.templateDir": "",
    "i18n.commitEncoding": "utf-8",
    "init.defaultObjectFormat": "sha1",  # the record's ids are
}
# What git drops around a name; it refuses a name of which nothing is left.
DROPPED = " .,:;<>\"\\'"


def available() -> bool:
    """Tell whether git can be called at all."""
    return shutil.which("git") is not None


def identity() -> dict[str, str]:
    """Read the user's name and address from git's configuration; absent ones are left out."""
    if not available():
        return {}
    result = _run(["config", "--get-regexp", r"^user\.(name|email)$"], Path.cwd(), check=False)
    pairs = (line.partition(" ")[::2] for line in result.splitlines())
    return {f"git:{key}": value.strip() for key, value in pairs if value.strip()}


def commit_all(folder: Path, message: str, author: str, email: str) -> str:
    """Make a repository of a folder with one commit of everything in it; return its id.

    ``author`` and ``email`` sign the commit where the user configured nobody.
    """
    known = identity()
    signatures = (known.get("git:user.name", ""), author, "new-project")
    person = {
        "user.name": next(name for name in signatures if name.strip(DROPPED)),
        "user.email": known.get("git:user.email") or email or "new-project@localhost",
    }
    _run(["init", "--quiet", "--initial-branch=main"], folder, PRISTINE)
    _run(["add", "--all", "--force"], folder, PRISTINE)
    _run(["commit", "--quiet", "--no-verify", "-m", message], folder, {**PRISTINE, **person})
    return _run(["rev-parse", "HEAD"], folder).strip()


def enclosing_repository(folder: Path) -> Path | None:
    """Find the repository whose work tree a folder lies in."""
    candidates = (folder, *folder.parents)
    return next((parent for parent in candidates if (parent / ".git").exists()), None)


def blob_id(content: bytes) -> str:
    """Compute the id git gives to a file's content (SHA-1, 40 hexadecimal digits)."""
    header = f"blob {len(content)}\0".encode()
    return hashlib.sha1(header + content, usedforsecurity=False).hexdigest()


def _run(
    arguments: list[str],
    folder: Path,
    settings: Mapping[str, str] | None = None,
    *,
    check: bool = True,
) -> str:
    options = [part for key, value in (settings or {}).items() for part in ("-c", f"{key}={value}")]
    # A GIT_DIR of the caller (as in a hook) would make git work on another repository.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {key: value for key, value in os.environ.items() if key.startswith("GIT_CONFIG")}
    result = subprocess.run(
        ["git", *options, *arguments],
        cwd=folder,
        env={**environment, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if check and result.returncode != 0:
        raise GeneratorError(
            f"git {arguments[0]} failed: {result.stderr.strip() or result.stdout.strip()}",
            "Mend what git says, or pass --no-git.",
        )
    return result.stdout
