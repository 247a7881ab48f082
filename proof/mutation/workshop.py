"""A copy of the repository with its projects, in which one worker breaks templates."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.skeletons import files_below
from proof.commands import CommandError, make_target, run
from proof.environments import set_up
from proof.mutation.mutants import Mutant, combined
from proof.mutation.trees import Files, files_of, restore, write

ROOT = Path(__file__).parents[2]
LEFT_OUT = (".git", ".venv", ".proof", "demo", "__pycache__", ".mypy_cache", ".hypothesis")
FIRST_REDIS_DATABASE = 4


class Workshop:
    """The place of one worker: ``repository`` is the copy, ``projects`` what it renders."""

    def __init__(self, number: int, place: Path) -> None:
        self.number = number
        self.name = f"Shop {number}"
        self.place = place
        self.folder = place / f"worker-{number}"
        self.repository = self.folder / "repository"
        self.variables = {
            "PYTHONDONTWRITEBYTECODE": "",
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "UV_CACHE_DIR": os.environ.get("UV_CACHE_DIR", str(Path.home() / ".cache" / "uv")),
            "TEST_REDIS_URL": f"redis://127.0.0.1:6379/{FIRST_REDIS_DATABASE + number}",
        }

    def copy(self) -> None:
        """Copy the repository as it is now."""
        shutil.rmtree(self.repository, ignore_errors=True)
        ignore = shutil.ignore_patterns(*LEFT_OUT)
        shutil.copytree(ROOT, self.repository, symlinks=True, ignore=ignore)

    def inside(self, *words: str, seconds: float = 300) -> str:
        """Run a module of the copy, or pytest on it."""
        return run([sys.executable, "-m", *words], self.repository, self.variables, seconds)

    def render(self, framework: str, folder: Path, shapes: Sequence[str]) -> Mapping[str, Path]:
        """Render shapes by the copy's templates as they are; return each one's folder."""
        shutil.rmtree(folder, ignore_errors=True)
        said = self.inside(
            "proof.mutation.inside", "render", framework, self.name, str(folder), *shapes
        )
        return {shape: Path(path) for shape, path in json.loads(said.splitlines()[-1]).items()}

    def project(self, framework: str, shape: str) -> Path:
        return self.folder / framework / shape / self.name.lower().replace(" ", "-")

    def prepare(self, framework: str, shape: str) -> None:
        """Make a project with its environment, warm its caches, and see that it is in order."""
        project, pristine = self.project(framework, shape), self.pristine(framework, shape)
        ready = project.parent / "ready"
        if ready.exists() and ready.read_text(encoding="utf-8") == self.state:
            restore(project, files_of(pristine))
            return
        shutil.rmtree(project.parent, ignore_errors=True)
        shutil.rmtree(pristine, ignore_errors=True)
        made = self.render(framework, self.folder / f"{framework}-made", [shape])[shape]
        project.parent.mkdir(parents=True)
        shutil.copytree(made, pristine)
        made.rename(project)
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        set_up(project, python, self.place / "environments")
        make_target(project, "lint", **self.variables)
        if not self.reached(framework, shape).exists():
            try:
                self._measure(project, self.reached(framework, shape))
            except CommandError:  # a busy machine: what is wrong fails again
                self._measure(project, self.reached(framework, shape))
        ready.write_text(self.state, encoding="utf-8")

    @cached_property
    def state(self) -> str:
        """Name the state of what projects are made of."""
        digest = sha256()
        for folder in ("generator", "templates"):
            for name in files_below(self.repository / folder):
                if not name.endswith(".pyc"):
                    content = (self.repository / folder / name).read_bytes()
                    digest.update(f"{folder}/{name} {sha256(content).hexdigest()}\n".encode())
        return digest.hexdigest()[:12]

    def pristine(self, framework: str, shape: str) -> Path:
        """Give the folder of a project as it is rendered by templates in order."""
        return self.folder / "pristine" / framework / shape

    def reached(self, framework: str, shape: str) -> Path:
        """Name the file that says which test reaches which line; all workers share it."""
        return self.place / f"reached-{self.state}-{framework}-{shape}.json"

    def _measure(self, project: Path, reached: Path) -> None:
        """Run a project's tests, and write down which of them reach which line."""
        make_target(project, "test", PYTEST_ADDOPTS="-q --cov-context=test", **self.variables)
        python = str(project / ".venv" / "bin" / "python")
        said = f"{reached}.coverage"
        run([python, "-m", "coverage", "json", "-q", "--show-contexts", "-o", said], project)
        files: dict[str, Any] = json.loads(Path(said).read_text(encoding="utf-8"))["files"]
        lines = {name: found["contexts"] for name, found in files.items()}
        text = json.dumps(lines).replace(project.name.replace("-", "_"), "PACKAGE")
        reached.write_text(text, encoding="utf-8")
        Path(said).unlink()

    def tests_of(self, framework: str, shape: str) -> Mapping[str, Mapping[str, list[str]]]:
        """Map files of a project to lines, and these to the tests that reach them."""
        text = self.reached(framework, shape).read_text(encoding="utf-8")
        package = self.project(framework, shape).name.replace("-", "_")
        found: dict[str, dict[str, list[str]]] = json.loads(text.replace("PACKAGE", package))
        return found

    def files(self, framework: str, shape: str) -> Files:
        """Read a project as it is rendered by templates in order."""
        return files_of(self.pristine(framework, shape))

    @contextmanager
    def broken(self, mutants: Iterable[Mutant]) -> Iterator[None]:
        """Break templates of the copy while the block lasts."""
        by_file: dict[str, list[Mutant]] = defaultdict(list)
        for mutant in mutants:
            by_file[mutant.file].append(mutant)
        templates = {name: self.repository / "templates" / name for name in by_file}
        before = {name: path.read_bytes() for name, path in templates.items()}
        try:
            for name, path in templates.items():
                write(path, combined(before[name].decode(), by_file[name]).encode())
            yield
        finally:
            for name, path in templates.items():
                write(path, before[name])
