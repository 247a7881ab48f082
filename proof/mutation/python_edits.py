"""Ways to break Python, in templates too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from proof.mutation.python_source import Source, nodes, trees

# how a comparison is written -> its opposite, and what it becomes at its boundary
OPPOSITES = {
    **{"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"},
    **{"in": "not in", "not in": "in", "is": "is not", "is not": "is"},
}
BOUNDARIES = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
COMPARISON = re.compile(r"[<>=!]=?|\b(?:not\s+in|is\s+not|in|is)\b")
BETWEEN = re.compile(r"\s*,\s*")


class Edit(NamedTuple):
    """Replace what stands from ``start`` to ``end`` (offsets in the template) by ``text``."""

    operator: str
    start: int
    end: int
    text: str = ""


def python_edits(template: str) -> list[Edit]:
    """List the breaks of a module, as far as it can be parsed with its marks blanked."""
    source = Source(template)
    return [
        edit for tree in trees(template) for node in nodes(tree) for edit in _edits(node, source)
    ]


def _edits(node: ast.AST, source: Source) -> Iterator[Edit]:
    yield from _decisions(node, source)
    match node:
        case ast.Constant():
            yield from _constant(node, source)
        case ast.Call():
            named: list[ast.expr | ast.keyword] = [each for each in node.keywords if each.arg]
            others: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
            others.sort(key=source.span)
            yield from _dropped("drop-argument", others, named, source)
        case ast.List() | ast.Tuple() | ast.Set() if len(node.elts) > 1 + (type(node) is ast.Tuple):
            yield from _dropped("drop-element", node.elts, node.elts, source)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield from _decorators(node, source)
    for field in ("body", "orelse", "finalbody"):
        body = getattr(node, field, None)
        if isinstance(body, list):
            yield from _statements(node, body, source)


def _decisions(node: ast.AST, source: Source) -> Iterator[Edit]:
    match node:
        case ast.If() | ast.While() | ast.IfExp() | ast.Assert():
            yield _negated(node.test, source)
        case ast.comprehension():
            yield from (_negated(test, source) for test in node.ifs)
        case ast.Compare(left=left, comparators=[right]):
            yield from _compared(source, source.span(left)[1], source.span(right)[0])
        case ast.BoolOp():
            yield from _joined(node, source)


def _negated(test: ast.expr, source: Source) -> Edit:
    start, end = source.span(test)
    return Edit("negate-condition", start, end, f"not ({source.text[start:end]})")


def _compared(source: Source, start: int, end: int) -> Iterator[Edit]:
    found = COMPARISON.search(source.text, start, end)
    if found is None:
        return
    written = " ".join(found[0].split())
    yield Edit("swap-comparison", *found.span(), OPPOSITES[written])
    if written in BOUNDARIES:
        yield Edit("move-boundary", *found.span(), BOUNDARIES[written])


def _joined(node: ast.BoolOp, source: Source) -> Iterator[Edit]:
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in pairwise(node.values):
        start, end = source.span(left)[1], source.span(right)[0]
        between = re.sub(rf"\b{old}\b", new, source.text[start:end], count=1)
        yield Edit("swap-and-or", start, end, between)


def _constant(node: ast.Constant, source: Source) -> Iterator[Edit]:
    start, end = source.span(node)
    if isinstance(node.value, bool):
        yield Edit("swap-boolean", start, end, str(not node.value))
    elif isinstance(node.value, int) and source.text[start:end].replace("_", "").isdigit():
        yield Edit("change-number", start, end, str(node.value + 1))


def _dropped(
    operator: str,
    all_of_them: Sequence[ast.expr | ast.keyword],
    wanted: Sequence[ast.expr | ast.keyword],
    source: Source,
) -> Iterator[Edit]:
    """Drop one of a list, with the comma that parts it from its neighbour."""
    spans = [source.span(each) for each in all_of_them]
    for each in wanted:
        start, end = source.span(each)
        number = spans.index((start, end))
        before = spans[number - 1][1] if number else start
        after = spans[number + 1][0] if number + 1 < len(spans) else end
        if BETWEEN.fullmatch(source.text[end:after]):
            yield Edit(operator, start, after)
        elif BETWEEN.fullmatch(source.text[before:start]):
            yield Edit(operator, before, end)
        elif len(spans) == 1 and (comma := BETWEEN.match(source.text, end)):
            yield Edit(operator, start, comma.end())
        elif len(spans) == 1:
            yield Edit(operator, start, end)


def _decorators(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, source: Source
) -> Iterator[Edit]:
    for each in node.decorator_list:
        start, end = source.starts[each.lineno - 1], source.span(each)[1]
        yield Edit("drop-decorator", start, end + 1)


def _statements(parent: ast.AST, body: Sequence[ast.stmt], source: Source) -> Iterator[Edit]:
    for each in body:
        if not _has_effect(parent, each):
            continue
        start, end = source.span(each)
        yield Edit("drop-statement", start, end, "pass")


def _has_effect(parent: ast.AST, statement: ast.stmt) -> bool:
    """Tell what can be dropped without a name going missing, which any linter finds."""
    match statement:
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.Raise() | ast.Delete():
            return True
        case ast.AugAssign() | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]):
            return isinstance(parent, ast.ClassDef) or name.isupper()
        case _:
            return False
