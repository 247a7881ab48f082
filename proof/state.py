"""What a result rests on: another state of it makes the result worthless."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from proof.combinations import Combination
from proof.projects import make_project

ROOT = Path(__file__).resolve().parent.parent
RENDERING = ("generator", "templates", "proof/static")
WHOLE = (
    "proof/contract",
    "proof/commands.py",
    "proof/course.py",
    "proof/environments.py",
    "proof/production.py",
    "proof/removal.py",
    "proof/servers.py",
    "proof/suite.py",
    "proof/whole.py",
)


def sources() -> Callable[[Combination], str]:
    """Let every result rest on the generator, the templates and the checks of what is rendered."""
    digest = digest_of(ROOT, RENDERING)
    return lambda combination: digest


def trees(machine: str) -> Callable[[Combination], str]:
    """Let a result rest on its rendered project, the checks of whole ones, and the machine."""
    checks = digest_of(ROOT, WHOLE)

    def rests_on(combination: Combination) -> str:
        with tempfile.TemporaryDirectory() as folder:
            project = make_project(combination.framework, Path(folder), **dict(combination.answers))
            return text_digest(f"{machine} {checks} {digest_of(project, ['.'])}")

    return rests_on


def digest_of(root: Path, places: Iterable[str]) -> str:
    """Name the state of all files at some places below a folder."""
    found = []
    for place in places:
        for file in sorted([root / place, *(root / place).rglob("*")]):
            if file.is_file() and "__pycache__" not in file.parts:
                content = sha256(file.read_bytes()).hexdigest()
                found.append(f"{file.relative_to(root)} {content}")
    return text_digest("\n".join(found))


def text_digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
