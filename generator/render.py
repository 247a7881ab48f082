"""Render a plan with cookiecutter, the only place that imports it."""

from __future__ import annotations

import marshal
import os
import re
import shutil
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import platformdirs
from cookiecutter.generate import generate_file, is_copy_only_path
from cookiecutter.utils import work_in
from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    nodes,
)
from jinja2.bccache import Bucket

from generator import __version__
from generator.errors import GeneratorError
from generator.plan import Plan, PlannedFile, resolved_path
from generator.skeletons import files_below

MARKS = re.compile(rb"\{[{%#]|<%")
# Tells a path that is rendered from the file of that name: extensions look at the name.
PATH = "#path"


class TemplateCache(BytecodeCache):
    """Keep the compiled templates of a skeleton in one file, read once and written once.

    A cache that is damaged or cannot be written is no reason to fail.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.changed = False
        self.entries: dict[str, bytes] = {}
        with suppress(OSError, ValueError, EOFError, TypeError):
            self.entries = dict(marshal.loads(file.read_bytes()))  # noqa: S302  # the user's own

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            if bucket.key in self.entries:
                bucket.bytecode_from_string(self.entries[bucket.key])
        except Exception:  # whatever unpickling damaged data raises: compile anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.entries[bucket.key] = bucket.bytecode_to_string()
        self.changed = True

    def save(self) -> None:
        """Write what was compiled; a reader sees the old file or the new one."""
        if not self.changed:
            return
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = self.file.with_name(f"{self.file.name}.{os.getpid()}")
            try:
                draft.write_bytes(marshal.dumps(self.entries))
                draft.replace(self.file)
            finally:
                draft.unlink(missing_ok=True)


class SkeletonEnvironment(Environment):
    """Keep compiled paths as well: cookiecutter renders the path of each file as a template."""

    @cached_property
    def _paths(self) -> Environment:
        return self.overlay(loader=FunctionLoader(lambda name: name.removesuffix(PATH)))

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # as in Jinja
        template_class: type[Template] | None = None,
    ) -> Template:
        """Load the template whose name holds its text."""
        return self._paths.get_template(f"{source}{PATH}", globals=globals)


def render(plan: Plan, folder: Path) -> None:
    """Render the planned files into an empty folder, and nothing else."""
    _check_targets(plan)
    context = {"cookiecutter": dict(plan.context)}
    cache = TemplateCache(_cache_file(plan))
    environment = _environment(plan, cache)
    with work_in(plan.skeleton.tree):
        for parent in {(folder / file.target).parent for file in plan.files}:
            parent.mkdir(parents=True, exist_ok=True)
        for file in plan.files:
            try:
                _render_file(file, folder, context, environment)
            except TemplateError as error:
                raise GeneratorError(
                    f"The template of {file.target} failed: {error}.",
                    "This is a fault of the skeleton; nothing was written.",
                ) from error
    _check(plan, folder)
    cache.save()


def _render_file(
    file: PlannedFile, folder: Path, context: dict[str, Any], environment: Environment
) -> None:
    """Write one file under its own name, and then give it the planned one."""
    target = folder / file.target
    # A file without a mark renders to itself.
    if is_copy_only_path(file.source, context) or not MARKS.search(Path(file.source).read_bytes()):
        shutil.copyfile(file.source, target)
        shutil.copymode(file.source, target)
        return
    generate_file(str(folder), file.source, context, environment)
    rendered = folder / resolved_path(file.source, context["cookiecutter"])
    if rendered != target:
        rendered.rename(target)


def _options(plan: Plan) -> Mapping[str, Any]:
    """The options for Jinja that the skeleton asks for."""
    options: Mapping[str, Any] = plan.context.get("_jinja2_env_vars", {})
    return options


def _cache_file(plan: Plan) -> Path:
    """Name the file of compiled templates.

    Compiling is most of the cost of rendering. What is compiled depends on the options and
    the extensions as well as on the text, so each set of them has a file of its own.
    """
    sources = (plan.skeleton.folder / name for name in plan.context.get("_extensions", ()))
    modules = [source.with_suffix(".py").read_bytes() for source in sources]
    depends = zlib.crc32(repr((_options(plan), modules)).encode())
    key = f"{plan.skeleton.framework}-{depends:08x}.cache"
    folder = platformdirs.user_cache_path("new-project", appauthor=False)
    return folder / __version__ / key


def _environment(plan: Plan, cache: TemplateCache) -> Environment:
    """Make a Jinja environment with the skeleton's extensions and a cache."""
    with _importable(plan.skeleton.folder):
        # As cookiecutter's own, but without the extensions it always adds: the skeletons
        # use none of them, and importing them takes as long as rendering.
        return SkeletonEnvironment(  # what comes out is source, which has its own escapes
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            extensions=plan.context.get("_extensions", ()),
            loader=FileSystemLoader("."),
            bytecode_cache=cache,
            **_options(plan),
        )


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
    targets = [file.target for file in plan.files]
    _refuse(
        name
        for name in targets
        if targets.count(name) > 1 or ".." in name.split("/") or Path(name).is_absolute()
    )


def _check(plan: Plan, folder: Path) -> None:
    """Refuse a result that is not exactly what was planned, or that lies elsewhere."""
    planned = {file.target for file in plan.files}
    rendered = set(files_below(folder))
    # Without links nothing below the folder can lie elsewhere.
    links = [name for name in rendered if (folder / name).is_symlink()]
    _refuse([*(planned ^ rendered), *links])


def _refuse(names: Iterable[str]) -> None:
    if wrong := sorted(set(names)):
        raise GeneratorError(
            f"The skeleton rendered other files than planned: {', '.join(wrong[:3])}.",
            "This is a fault of the skeleton; nothing was written.",
        )
