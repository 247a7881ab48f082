"""Ways to break what is not Python: pages, mails, documents, configuration, our own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from proof.mutation.python_edits import Edit

# A statement of ours: `<% … %>` in pages and mails, `{% … %}` elsewhere.
IF = r"^[ \t]*{open} if (?P<condition>.+?) {close}\n"
BLOCK = r"^[ \t]*{open} {word} .*?^[ \t]*{open} end{word} {close}\n"
PAGES = (".html", ".txt")
COMMENT = ("#", "@#", "//", "/*", "*", "<!--", ";", "{#")
NUMBER = re.compile(r"(?<![\w.-])\d+(?![\w.-])")
FLIPS = {
    **{"true": "false", "false": "true", "yes": "no", "no": "yes", "on": "off", "off": "on"},
    **{"Always": "Never", "always": "never", "ALL": "NONE", "DENY": "ALLOW"},
}
FLIP = re.compile(rf"(?<![\w.-])({'|'.join(FLIPS)})(?![\w.-])")
# Lines of a page that end what they begin.
WHOLE = re.compile(
    r"""\s*(
      <(?P<tag>\w+)\b[^<]*>.*</(?P=tag)>
    | <(input|img|link|meta|br|hr)\b[^<]*>
    | \{\{.*\}\}
    | <%[_=].*%>
    | \{%\ (?!if|else|elif|for|block|end|with|extends|macro|call|set)\w.*%\}
    )\s*""",
    re.VERBOSE,
)
ATTRIBUTE = re.compile(
    r'\s(?:[\w:-]+="[^"{}]*"|required|hidden|novalidate|multiple|defer)(?=[\s>])'
)
CONDITION = re.compile(r"\{% (?:el)?if (.+?) %\}")
ROW = re.compile(r"\| (?!-)")
COMMAND = re.compile(r"\s*(?!\{%)\S")
LINK = re.compile(r"\]\(([^)#\s]+)\)")


def mark_edits(name: str, text: str) -> Iterator[Edit]:
    """Negate a condition of the templates themselves; drop what it guards, or a list."""
    marks = ("<%", "%>") if PurePath(name).suffix in PAGES else (r"\{%", r"%\}")
    opened, closed = marks
    for found in _all(IF.format(open=opened, close=closed), text):
        start, end = found.span("condition")
        yield Edit("negate-feature", start, end, f"not ({found['condition']})")
    for word, operator in (("if", "drop-block"), ("for", "drop-loop")):
        for found in _all(BLOCK.format(open=opened, close=closed, word=word), text):
            yield Edit(operator, *found.span())


def _all(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, text, re.MULTILINE | re.DOTALL)


def text_edits(name: str, text: str) -> Iterator[Edit]:
    """List the breaks of a file by its kind."""
    match PurePath(name).suffix:
        case ".html":
            yield from _page(text)
        case ".md":
            yield from _document(text)
        case ".po":
            yield from (Edit("drop-translation", *each.span(1)) for each in _translations(text))
        case ".css":
            yield from (Edit("drop-line", *each.span()) for each in _all(r"^ +[\w-]+:.*;\n", text))
        case _:
            yield from _lines(text)


def _translations(text: str) -> Iterator[re.Match[str]]:
    return _all(r'^msgstr(?:\[\d\])? "(.+)"$', text)


def _lines(text: str) -> Iterator[Edit]:
    """Drop a line, change a number, turn a word round; comments and marks are left alone."""
    for start, line in _numbered(text):
        if not line.strip() or line.strip().startswith((*COMMENT, "{%", "<%")):
            continue
        if line.strip() not in "{}[]();,":
            yield Edit("drop-line", start, start + len(line))
        for found in NUMBER.finditer(line):
            first, last = found.span()
            yield Edit("change-number", start + first, start + last, str(int(found[0]) + 1))
        for found in FLIP.finditer(line):
            first, last = found.span()
            yield Edit("flip-word", start + first, start + last, FLIPS[found[0]])


def _page(text: str) -> Iterator[Edit]:
    for start, line in _numbered(text):
        if "csrf_token" in line or "hidden_tag" in line:
            yield Edit("drop-csrf", start, start + len(line))
        elif WHOLE.fullmatch(line):
            yield Edit("drop-line", start, start + len(line))
        for found in ATTRIBUTE.finditer(line):
            yield Edit("drop-attribute", start + found.start(), start + found.end())
        for found in CONDITION.finditer(line):
            condition = found[1].removeprefix("not ")
            new = condition if condition != found[1] else f"not {condition}"
            yield Edit("negate-condition", start + found.start(1), start + found.end(1), new)


def _document(text: str) -> Iterator[Edit]:
    """Break commands, tables and links; prose is left alone."""
    fenced = False
    for start, line in _numbered(text):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif COMMAND.match(line) if fenced else ROW.match(line):
            yield Edit("drop-line", start, start + len(line))
        for found in LINK.finditer(line):
            yield Edit("break-link", start + found.start(1), start + found.end(1), f"{found[1]}x")


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with the offset at which it starts."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)
