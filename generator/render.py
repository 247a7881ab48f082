"""Render a plan with cookiecutter, the only place that imports it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple

import platformdirs
from cookiecutter.generate import generate_file, is_copy_only_path
from cookiecutter.utils import work_in
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError

from generator import __version__
from generator.compiled import TemplateCache
from generator.errors import GeneratorError
from generator.plan import Plan, PlannedFile
from generator.skeletons import files_below

MARKS = re.compile(rb"\{[{%#]|<%")


class Renderer:
    """Cookiecutter on one skeleton, with what need not be found out for each project again.

    The working directory is the skeleton's tree wherever a source is named.
    """

    def __init__(self, environment: Environment, cache: TemplateCache) -> None:
        self.environment = environment
        self.cache = cache
        self._is_plain = kept(lambda source: not MARKS.search(Path(source).read_bytes()))
        # Cookiecutter asks this of each file every time, and it takes longer than rendering it.
        self._generate = remembering(generate_file, "is_binary")

    def render(self, plan: Plan, folder: Path) -> None:
        """Write the planned files below a folder that has the folders they lie in."""
        context = {"cookiecutter": dict(plan.context)}
        targets = Targets(self.environment, {file.source: file.target for file in plan.files})
        for file in plan.files:
            try:
                self._write(file, folder, context, targets)
            except TemplateError as error:
                raise GeneratorError(
                    f"The template of {file.target} failed: {error}.",
                    "This is a fault of the skeleton; nothing was written.",
                ) from error
        self.cache.save()

    def _write(
        self, file: PlannedFile, folder: Path, context: dict[str, Any], targets: Targets
    ) -> None:
        # A file without a mark renders to itself.
        if is_copy_only_path(file.source, context) or self._is_plain(file.source):
            target = f"{folder}/{file.target}"
            shutil.copyfile(file.source, target)
            shutil.copymode(file.source, target)
        else:
            self._generate(str(folder), file.source, context, targets)


class Targets(NamedTuple):
    """What cookiecutter asks an environment for: the path of a file, and its template."""

    environment: Environment
    planned: Mapping[str, str]

    def from_string(self, source: str) -> Target:
        return Target(self.planned[source])

    def get_template(self, source: str) -> Template:
        return self.environment.get_template(source)


class Target(str):
    """A path that the plan knows already: as a template it renders to itself."""

    __slots__ = ()

    def render(self, **_: object) -> str:
        return self


def kept(ask: Callable[[str], bool]) -> Callable[[str], bool]:
    """Keep the answers to a question about files until they change."""
    answers: dict[str, tuple[int, bool]] = {}

    def answer(source: str) -> bool:
        changed = os.stat(source).st_mtime_ns  # noqa: PTH116  # asked of each file
        if (known := answers.get(source)) is None or known[0] != changed:
            known = answers[source] = changed, ask(source)
        return known[1]

    return answer


def remembering(function: Any, question: str) -> Callable[..., Any]:
    """Copy a function so that what it asks about a file is not asked again in later calls."""
    names = function.__globals__
    asked = {question: kept(names[question])} if question in names else {}
    return FunctionType(function.__code__, {**names, **asked}, argdefs=function.__defaults__)


def render(plan: Plan, folder: Path) -> None:
    """Render the planned files into an empty folder, and nothing else."""
    _check_targets(plan)
    for parent in {file.target.rpartition("/")[0] for file in plan.files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    with work_in(plan.skeleton.tree):
        _renderer(plan).render(plan, folder)
    _check(plan, folder)


def _renderer(plan: Plan) -> Renderer:
    """Make the renderer of a plan's skeleton, or take the one of an earlier project.

    What is compiled depends on the options and the extensions as well as on the text, so
    each set of them has a renderer and a file of compiled templates of its own.
    """
    extensions = plan.context.get("_extensions", [])
    settings = json.dumps([extensions, plan.context.get("_jinja2_env_vars", {})])
    modules = [(plan.skeleton.folder / name).with_suffix(".py").read_bytes() for name in extensions]
    key = zlib.crc32(b"\0".join([settings.encode(), *modules]))
    folder = platformdirs.user_cache_path("new-project", appauthor=False) / __version__
    cache = folder / f"{plan.skeleton.framework}-{key:08x}.cache"
    return _make_renderer(plan.skeleton.folder, settings, cache)


@lru_cache(maxsize=8)
def _make_renderer(folder: Path, settings: str, cache_file: Path) -> Renderer:
    extensions, options = json.loads(settings)
    cache = TemplateCache(cache_file)
    with _importable(folder):
        # As cookiecutter's own, but without the extensions it always adds: the skeletons
        # use none of them, and importing them takes as long as rendering.
        environment = Environment(  # noqa: S701  # source comes out, which has its own escapes
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            extensions=extensions,
            loader=FileSystemLoader("."),
            bytecode_cache=cache,
            cache_size=-1,  # all of them: there are as many as the skeleton has files
            **options,
        )
    return Renderer(environment, cache)


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let the skeleton's own extensions be imported, before anything else of their name."""
    before = sys.path[:]
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path[:] = before


def _check_targets(plan: Plan) -> None:
    """Refuse before anything is written what would lie elsewhere, or be written twice."""
    targets = Counter(file.target for file in plan.files)
    _refuse(
        name
        for name, count in targets.items()
        if count > 1 or ".." in name.split("/") or os.path.isabs(name)  # noqa: PTH117  # of each
    )


def _check(plan: Plan, folder: Path) -> None:
    """Refuse a result that is not exactly what was planned, or that lies elsewhere."""
    planned = {file.target for file in plan.files}
    rendered = set(files_below(folder))
    # Without links nothing below the folder can lie elsewhere.
    links = [name for name in rendered if os.path.islink(f"{folder}/{name}")]  # noqa: PTH114
    _refuse([*(planned ^ rendered), *links])


def _refuse(names: Iterable[str]) -> None:
    if wrong := sorted(set(names)):
        raise GeneratorError(
            f"The skeleton rendered other files than planned: {', '.join(wrong[:3])}.",
            "This is a fault of the skeleton; nothing was written.",
        )
