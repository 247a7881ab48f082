"""Python in templates: parsed with their marks blanked, so that all places stay the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress

MARK = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", re.DOTALL)
OTHERWISE = re.compile(r"^\{% (?:else|elif .*?) %\}$.*?^\{% endif %\}$", re.DOTALL | re.MULTILINE)
# A value that is written down, such as "announce(", is a piece of an expression.
PIECE = re.compile(r'\{\{ "(?!.*(words|python_string|constant))')


def trees(template: str) -> list[ast.Module]:
    """Parse a module, or else those of its definitions that can be parsed alone."""
    texts = [MARK.sub(_blank, each) for each in (template, OTHERWISE.sub(_blank, template))]
    for text in texts:
        with suppress(SyntaxError):
            return [ast.parse(text)]
    trees = []
    line = 0
    for part in texts[1].split("\n\n\n"):
        with suppress(SyntaxError):
            trees.append(ast.parse("\n" * line + part))
        line += part.count("\n") + 3
    return trees


def nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Walk a tree, but not into f-strings, whose parts have no reliable places."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr):
            yield from nodes(child)


def _blank(mark: re.Match[str]) -> str:
    """Put a name where a value is rendered, and spaces for all else; places stay the same."""
    value = mark[0].startswith("{{") and not PIECE.match(mark[0])
    filler = "v" if value else " "
    return re.sub(r"[^\n]", filler, mark[0])


class Source:
    """The text of a template, by the places of the parsed tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def offset(self, line: int, column: int) -> int:
        """Turn a line, from 1, and a column of UTF-8 bytes into an offset."""
        before = self.lines[line - 1].encode()[:column]
        return self.starts[line - 1] + len(before.decode())

    def span(self, node: ast.expr | ast.stmt | ast.keyword) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self.offset(node.lineno, node.col_offset),
            self.offset(node.end_lineno, node.end_col_offset),
        )
