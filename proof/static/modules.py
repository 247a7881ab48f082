"""What a module of Python takes from others, gives to others, and names in its texts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from proof.static.project import Content

SCOPES = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
NAMING = re.compile(r"[\w$./:*-]{1,120}")  # a text that can be a path, a module or a template


class Import(NamedTuple):
    """One name taken from a module, or a module as a whole (``name`` is empty).

    ``level`` counts the dots in front; ``local`` is what the importer calls it;
    ``typing`` tells that it is for type checkers alone.
    """

    line: int
    level: int
    module: str
    name: str
    local: str
    typing: bool


class Use(NamedTuple):
    """``local.name``, where ``local`` is a name that an import bound and nothing else."""

    line: int
    local: str
    name: str


class Text(NamedTuple):
    """A text in which a module may name something; ``*`` stands for what is filled in."""

    line: int
    text: str


class Module(NamedTuple):
    """The facts of one module; ``binds`` are the names that others can take from it."""

    imports: Sequence[Import] = ()
    binds: frozenset[str] = frozenset()
    uses: Sequence[Use] = ()
    texts: Sequence[Text] = ()


@cache
def facts(content: Content) -> Module:
    """Read a module; one that does not parse has no facts."""
    try:
        tree = ast.parse(content.text)
    except (SyntaxError, ValueError):
        return Module()
    typing = _lines_for_typing(tree)
    imports = tuple(each for node in ast.walk(tree) for each in _imports(node, typing))
    return Module(
        imports,
        frozenset(_bound(tree.body)),
        tuple(_uses(tree, {each.local for each in imports})),
        tuple(_texts(tree)),
    )


def _lines_for_typing(tree: ast.Module) -> set[int]:
    """List the lines below `if TYPE_CHECKING:`."""
    return {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for each in node.body
        for line in range(each.lineno, (each.end_lineno or each.lineno) + 1)
    }


def _imports(node: ast.AST, typing: set[int]) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            local = alias.asname or alias.name.partition(".")[0]
            yield Import(node.lineno, 0, alias.name, "", local, node.lineno in typing)
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            source = node.module or ""
            local = alias.asname or alias.name
            yield Import(alias.lineno, node.level, source, alias.name, local, node.lineno in typing)


def _bound(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Name what statements bind at the level of the module, whatever they stand in."""
    for node in body:
        match node:
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                yield name
            case ast.Import() | ast.ImportFrom():
                yield from (each.local for each in _imports(node, set()))
            case _:
                yield from _stored(node)


def _stored(node: ast.AST) -> Iterator[str]:
    """Name what a statement stores, and what those inside it bind."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            yield child.id
        elif isinstance(child, ast.stmt):
            yield from _bound([child])
        elif not isinstance(child, SCOPES):
            yield from _stored(child)


def _uses(tree: ast.Module, imported: set[str]) -> Iterator[Use]:
    nodes = list(ast.walk(tree))
    other = {node.id for node in nodes if isinstance(node, ast.Name) and _stores(node)}
    other |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    for node in nodes:
        match node:
            case ast.Attribute(ast.Name(local), name) if local in imported - other:
                yield Use(node.lineno, local, name)


def _stores(node: ast.Name) -> bool:
    return not isinstance(node.ctx, ast.Load)


def _texts(tree: ast.Module) -> Iterator[Text]:
    inside = set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            text = "".join(_part(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = "" if id(node) in inside else node.value
        else:
            continue
        if NAMING.fullmatch(text):
            yield Text(node.lineno, text)


def _part(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else "*"
