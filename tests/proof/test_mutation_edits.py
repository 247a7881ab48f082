"""The ways to break a file: what each does, and what is left alone."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import skeletons
from proof.mutation.manifest import manifest_changes, without
from proof.mutation.python_edits import Edit, python_edits
from proof.mutation.text_edits import mark_edits, text_edits


def broken(text: str, edits: Iterable[Edit]) -> set[tuple[str, str]]:
    """Name each operator with the text it makes."""
    return {(each.operator, text[: each.start] + each.text + text[each.end :]) for each in edits}


@pytest.mark.parametrize(
    ("before", "operator", "after"),
    [
        ("if a:\n    b()\n", "negate-condition", "if not (a):\n    b()\n"),
        ("if a:\n    b()\n", "drop-statement", "if a:\n    pass\n"),
        ("x = [a for a in b if a]\n", "negate-condition", "x = [a for a in b if not (a)]\n"),
        ("x = a == b\n", "swap-comparison", "x = a != b\n"),
        ("x = a < b\n", "move-boundary", "x = a <= b\n"),
        ("x = a is not b\n", "swap-comparison", "x = a is b\n"),
        ("x = a and b and c\n", "swap-and-or", "x = a and b or c\n"),
        ("x = True\n", "swap-boolean", "x = False\n"),
        ("x = 1_000\n", "change-number", "x = 1001\n"),
        ("f(a, b=1)\n", "drop-argument", "f(a)\n"),
        ("f(b=1, c=2)\n", "drop-argument", "f(c=2)\n"),
        ("f(\n    b=1,\n)\n", "drop-argument", "f(\n    )\n"),
        ('x = ["ä", "b"]\n', "drop-element", 'x = ["ä"]\n'),
        ("@a\n@b\ndef f(): ...\n", "drop-decorator", "@a\ndef f(): ...\n"),
        ("DEBUG = a\n", "drop-statement", "pass\n"),
        ("class A:\n    b = c\n", "drop-statement", "class A:\n    pass\n"),
    ],
)
def test_a_way_to_break_python(before: str, operator: str, after: str) -> None:
    assert (operator, after) in broken(before, python_edits(before))


@pytest.mark.parametrize(
    "text",
    [
        '"""Words, True, 1."""\n# not a, 1\n',
        "value = call()\n",  # its name would be missing
        'x = f"{a == 1}"\n',  # places in f-strings cannot be relied on
        "from a import b\n",
    ],
)
def test_what_says_nothing_or_is_found_anyway_is_left_alone(text: str) -> None:
    assert python_edits(text) == []


def test_what_is_broken_is_still_python_and_not_the_same() -> None:
    operators = set()
    for path in Path(skeletons.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        same = ast.dump(ast.parse(text))
        for operator, result in broken(text, python_edits(text)):
            assert ast.dump(ast.parse(result)) != same, (path, operator)
            operators.add(operator)
    assert len(operators) > 8


TEMPLATE = """\
{% if cookiecutter | has("accounts") %}
from .users import caller
{% else %}
from .nobody import caller
{% endif %}


def add({{ item }}: str) -> str:
    if ü := {{ cookiecutter.limit }} and {{ item }} == "a":
        {{ "announce(" if told }}keep({{ item }}, once=True){{ ")" if told }}
    return {{ "Saved" | words }}
"""


def test_python_is_broken_between_the_marks_of_a_template() -> None:
    found = broken(TEMPLATE, python_edits(TEMPLATE))
    for operator, old, new in [
        ("swap-comparison", '{{ item }} == "a"', '{{ item }} != "a"'),
        ("swap-and-or", "limit }} and", "limit }} or"),
        ("drop-argument", ", once=True", ""),
        ("swap-boolean", "=True", "=False"),
    ]:
        assert (operator, TEMPLATE.replace(old, new)) in found


def test_of_a_module_that_cannot_be_parsed_the_definitions_that_can_are_broken() -> None:
    text = "import {{ a }},{{ b }}\nx = {{ said }} (\n\n\ndef f():\n    return not True\n"
    changed = text.replace("not True", "not False")
    assert broken(text, python_edits(text)) == {("swap-boolean", changed)}


def test_conditions_and_blocks_of_templates_are_broken() -> None:
    text = 'a\n{% if x | has("y") %}\nb\n{% endif %}\n{% for c in d %}\n{{ c }}\n{% endfor %}\n'
    assert broken(text, mark_edits("a.md", text)) == {
        ("negate-feature", text.replace('x | has("y")', 'not (x | has("y"))')),
        ("drop-block", "a\n{% for c in d %}\n{{ c }}\n{% endfor %}\n"),
        ("drop-loop", 'a\n{% if x | has("y") %}\nb\n{% endif %}\n'),
    }


def test_in_pages_only_our_own_marks_are_the_templates() -> None:
    text = "<% if a %>\n<p>b</p>\n<% endif %>\n{% if c %}\n<p>d</p>\n{% endif %}\n"
    assert broken(text, mark_edits("a.html", text)) == {
        ("negate-feature", text.replace("<% if a", "<% if not (a)")),
        ("drop-block", "{% if c %}\n<p>d</p>\n{% endif %}\n"),
    }
    found = broken(text, text_edits("a.html", text))
    assert ("negate-condition", text.replace("if c", "if not c")) in found


@pytest.mark.parametrize(
    ("name", "before", "operator", "after"),
    [
        ("a.html", "<form>\n  {% csrf_token %}\n</form>\n", "drop-csrf", "<form>\n</form>\n"),
        ("a.html", '<img alt="" src="a">\n', "drop-attribute", '<img src="a">\n'),
        ("a.html", "<ul>\n<li>a</li>\n</ul>\n", "drop-line", "<ul>\n</ul>\n"),
        ("a.html", "{% if not a %}\n", "negate-condition", "{% if a %}\n"),
        ("a.md", "Do:\n\n```\nmake a\n```\n", "drop-line", "Do:\n\n```\n```\n"),
        ("a.md", "| a | b |\n|---|---|\n", "drop-line", "|---|---|\n"),
        ("a.md", "[a](b.md)\n", "break-link", "[a](b.mdx)\n"),
        ("a.po", 'msgid "a"\nmsgstr "b"\n', "drop-translation", 'msgid "a"\nmsgstr ""\n'),
        ("a.css", "a {\n  color: red;\n}\n", "drop-line", "a {\n}\n"),
        ("a.yaml", "replicas: 2\n", "change-number", "replicas: 3\n"),
        ("a.yaml", "run: true\n", "flip-word", "run: false\n"),
        ("Dockerfile", "# why\nUSER 1\n", "drop-line", "# why\n"),
    ],
)
def test_a_way_to_break_text(name: str, before: str, operator: str, after: str) -> None:
    assert (operator, after) in broken(before, text_edits(name, before))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Prose, 1, true.\n"),
        ("a.yaml", "# 1 true\n"),
        ("a.yaml", "{% if a %}\n"),
        ("a.html", "<div>\n</div>\n"),
        ("a.html", '<a href="{{ b }}">\n</a>\n'),
    ],
)
def test_prose_comments_and_halves_are_left_alone(name: str, text: str) -> None:
    assert list(text_edits(name, text)) == []


def test_a_manifest_loses_one_thing_at_a_time() -> None:
    manifest = {
        **{name: {} for name in ("_items", "_german", "_framework", "_run", "_reserved")},
        "_renames": {"a": "b"},
        "_features": {"cache": {"when": [{"cache": ["redis"]}], "files": ["a", "b"]}},
    }
    changes = list(manifest_changes(json.dumps(manifest)))
    assert [(each.part, each.operator, each.gone) for each in changes] == [
        ("cache", "drop-when", 'when: [{"cache": ["redis"]}]'),
        ("cache", "drop-entry", 'files/0: "a"'),
        ("cache", "drop-entry", 'files/1: "b"'),
        ("_renames", "drop-entry", 'a: "b"'),
    ]
    contents = [json.loads(without(json.dumps(manifest), [each.path])) for each in changes]
    features = [each["_features"]["cache"] for each in contents]
    assert features[0] == {"files": ["a", "b"]}
    assert features[1] == {"when": [{"cache": ["redis"]}], "files": ["b"]}
    assert contents[3]["_renames"] == {}


def test_a_manifest_loses_several_things_at_once() -> None:
    text = json.dumps({"a": [*"0123456789ab"], "b": {"c": 1}})
    left = json.loads(without(text, [("a", 2), ("b", "c"), ("a", 10), ("a", 0)]))
    assert left == {"a": [*"13456789b"], "b": {}}
