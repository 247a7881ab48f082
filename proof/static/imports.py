"""Imports: each name that a module takes is there, and each package it takes it from declared."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache

from proof.static.modules import Import, Use, facts
from proof.static.packages import Declared, declared
from proof.static.project import Problem, Project, is_test

STANDARD = {*sys.stdlib_module_names, "_typeshed"}  # the latter for type checkers
# Every module has these, and nobody binds them.
GIVEN = {"__name__", "__file__", "__doc__", "__path__", "__dict__"}


def imports(project: Project) -> Iterator[Problem]:
    """Find imports of what is not there, or comes with a package that is not declared."""
    packages = declared(project.metadata)
    for path, content in project.of_kind(".py"):
        module = facts(content)
        for each in module.imports:
            what = _wrong(project, packages, path, each)
            if what:
                yield Problem(path, each.line, what)
        sources = {each.local: source_of(project, path, each) for each in module.imports}
        for use in module.uses:
            if what := _missing(project, sources, use):
                yield Problem(path, use.line, what)


def _wrong(project: Project, packages: Declared, path: str, each: Import) -> str:
    """Say what is wrong with an import, or nothing."""
    source = absolute(path, each)
    if is_own(project, source):
        if source not in project.modules and not is_folder(project, source):
            return f"there is no module {source}"
        if each.name and not gives(project, source, each.name):
            return f"{source} has no {each.name}"
        return _test_in_use(project, path, each, source)
    top = source.partition(".")[0]
    if top in STANDARD:
        return ""
    return packages.missing(source, development=is_test(path) or each.typing)


def _test_in_use(project: Project, path: str, each: Import, source: str) -> str:
    whole = f"{source}.{each.name}"
    module = project.modules.get(whole) or project.modules.get(source, "")
    return f"{module} is there for tests alone" if is_test(module) and not is_test(path) else ""


def _missing(project: Project, sources: Mapping[str, str], use: Use) -> str:
    source = sources[use.local]
    if source not in project.modules or use.name in GIVEN or gives(project, source, use.name):
        return ""
    return f"{source} has no {use.name}"


def absolute(path: str, each: Import) -> str:
    """Name the module that an import takes from, without dots in front."""
    if not each.level:
        return each.module
    package = path.split("/")[: -each.level]
    return ".".join([*package, *filter(None, [each.module])])


def source_of(project: Project, path: str, each: Import) -> str:
    """Name the module that an imported name stands for, nothing where it is no module."""
    whole = ".".join(filter(None, [absolute(path, each), each.name]))
    if not each.name and each.local != each.module:
        # `import a.b` binds a; `import a.b as c` binds the whole.
        return each.local if each.module.startswith(f"{each.local}.") else each.module
    return whole if whole in project.modules else ""


def is_own(project: Project, module: str) -> bool:
    """Tell whether a module is, or would be, the project's own."""
    top = module.partition(".")[0]
    return top in project.modules or is_folder(project, top)


def is_folder(project: Project, module: str) -> bool:
    """Tell whether a dotted name is a folder with modules in it, package or not."""
    return module in folders(project)


@cache
def folders(project: Project) -> frozenset[str]:
    names = set[str]()
    for module in project.modules:
        # What goes by its path is no module that anything lies in.
        parts = [] if module.endswith(".py") else module.split(".")
        names |= {".".join(parts[:end]) for end in range(1, len(parts))}
    return frozenset(names)


def gives(project: Project, module: str, name: str) -> bool:
    """Tell whether a module has a name: bound, a module in it, or taken with a star."""
    if f"{module}.{name}" in project.modules or is_folder(project, f"{module}.{name}"):
        return True
    if module not in project.modules:
        return False
    known = facts(project.files[project.modules[module]])
    if name in known.binds or "__getattr__" in known.binds:
        return True
    stars = [each for each in known.imports if each.name == "*"]
    sources = [absolute(project.modules[module], each) for each in stars]
    return name == "*" or any(gives(project, source, name) for source in sources)
