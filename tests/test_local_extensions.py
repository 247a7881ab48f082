"""The marks in pages: what is ours is filled in, and all else stays as it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from cookiecutter.main import cookiecutter
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2 import nodes as syntax

from generator.skeletons import TEMPLATES
from tests.test_escapes import extensions

NAMES = {"__item": "note", "colour": "red", "two": True}
PLAIN = {**NAMES, "i18n": False}
TRANSLATED = {**NAMES, "i18n": True}
DJANGO = {**TRANSLATED, "_page_words": "django", "_lazy_words": "gettext_lazy"}

HOSTILE = [
    "{% endraw %}{{ 7 * 7 }}{% raw %}",
    "{%- if x -%} {# no #} {{- x -}}\n",
    "100 %> of <% nothing and < %",
    "<%unmarked%> <%=x%> <%_y%>",
    '"quotes" and \'quotes\' \\ \\n \\" \\x41 \\N{BULLET} $x `x`',
    "{item} {} {{}} }} {0} %s %(x)s %%",
    "\ttabs\t\n\n  spaces  \n \n",
    "emoji 🎉 שלום \u2028 \x00 \x7f \x85",
    "<% if two %> in a line\n",
]


def filled(page: str, context: dict[str, Any], name: str = "page.html") -> str:
    """Render a page as the skeleton's own environment does."""
    environment = Environment(  # noqa: S701  # what comes out is a template itself
        extensions=[extensions.SkeletonExtension],
        keep_trailing_newline=True,
        loader=DictLoader({name: page}),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name).render(cookiecutter=context)


@pytest.mark.parametrize("page", HOSTILE)
@pytest.mark.parametrize("context", [PLAIN, TRANSLATED])
def test_what_is_not_ours_stays_byte_for_byte(page: str, context: dict[str, Any]) -> None:
    assert filled(page, context) == page
    assert filled(f"  <%= cookiecutter.colour %>{page}<%= 1 %>", context) == f"  red{page}1"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_stays_as_it_is(text: str) -> None:
    if "<% " not in text and "<%=" not in text and "<%_" not in text:
        assert filled(text, PLAIN) == text


def test_other_files_are_ordinary_templates() -> None:
    assert filled("{{ 1 + 1 }} <%= 2 %>", PLAIN, "page.py") == "2 <%= 2 %>"
    assert filled("<%= 1 + 1 %> {{ x }}", PLAIN, "letter.txt") == "2 {{ x }}"


def test_statements_take_their_lines_away() -> None:
    page = "a\n  <% if cookiecutter.two %>\n    b {{ c }}\n<% else %>\n  d\n<% endif %>\ne\n"
    assert filled(page, PLAIN) == "a\n    b {{ c }}\ne\n"
    assert filled(page, {**PLAIN, "two": False}) == "a\n  d\ne\n"


def test_statements_repeat() -> None:
    page = "<% for n in range(3) %>\n  {{ n }} <%= n %>\n<% endfor %>\n"
    assert filled(page, PLAIN) == "  {{ n }} 0\n  {{ n }} 1\n  {{ n }} 2\n"


@pytest.mark.parametrize(
    ("mark", "plain", "translated"),
    [
        ("<%_ Sign in %>", "Sign in", '{{ _("Sign in") }}'),
        ("<%_ New {item} | x %>", "New note | x", '{{ _("New note | x") }}'),
        (
            "<%_ {Item} {items} {Items} %>",
            "Note notes Notes",
            '{{ _("Note notes Notes") }}',
        ),
        (
            "<%_ Page %(n)s of %(m)s | n=page.number, m=max(a, b) %>",
            "Page {{ page.number }} of {{ max(a, b) }}",
            '{{ _("Page %(n)s of %(m)s", n=page.number, m=max(a, b)) }}',
        ),
        ("<%_ 95 % of %(n)s | n=n %>", "95 % of {{ n }}", '{{ _("95 %% of %(n)s", n=n) }}'),
        ("<%_ A \"b\" 'c' %>", "A \"b\" 'c'", '{{ _("A \\"b\\" \'c\'") }}'),
        ("<%_ {other} {} \\ \\n %>", "{other} {} \\ \\n", '{{ _("{other} {} \\\\ \\\\n") }}'),
        (
            '<a title="<%_ It\'s %>" href="x">',
            '<a title="It\'s" href="x">',
            '<a title="{{ _(\'It\\\'s\') }}" href="x">',
        ),
        (
            '<a title="a <%_ b %> <%_ c %>"><%_ d %>',
            '<a title="a b c">d',
            "<a title=\"a {{ _('b') }} {{ _('c') }}\">{{ _(\"d\") }}",
        ),
    ],
)
def test_words(mark: str, plain: str, translated: str) -> None:
    assert filled(mark, PLAIN) == plain
    assert filled(mark, TRANSLATED) == translated


@pytest.mark.parametrize("words", ['It\'s 95 % "new"', "a\\b\\n", "{other} {{ %(", "über 🎉"])
def test_translated_words_are_themselves_again(words: str) -> None:
    for page in (f"<%_ {words} %>", f'<a title="<%_ {words} %>">'):
        tree = Environment().parse(filled(page, TRANSLATED))  # noqa: S701  # only parsed
        call = next(tree.find_all(syntax.Call))
        assert call.args[0].as_const() % {} == words


@pytest.mark.parametrize(
    ("mark", "translated"),
    [
        ("<%_ New {item} %>", '{{ _("New note") }}'),
        ("<%_ 95 % of it %>", "{% blocktranslate %}95 % of it{% endblocktranslate %}"),
        ('<a title="<%_ New %>">', '<a title="{{ _("New") }}">'),
        ('<%_ A "b" %>', "{{ _('A \"b\"') }}"),
        ('<a title="<%_ It\'s %>">', '<a title="{{ _("It\'s") }}">'),
        (
            '<%_ It\'s "b" %>',
            '{% blocktranslate %}It\'s "b"{% endblocktranslate %}',
        ),
        ("<%_ a\\b %>", "{% blocktranslate %}a\\b{% endblocktranslate %}"),
        (
            "<%_ Page %(n)s of %(m)s | n=page.number, m=all|length %>",
            "{% blocktranslate with n=page.number m=all|length %}Page {{ n }} of {{ m }}"
            "{% endblocktranslate %}",
        ),
    ],
)
def test_words_in_pages_of_django(mark: str, translated: str) -> None:
    assert filled(mark, DJANGO) == translated
    assert filled(mark, {**DJANGO, "i18n": False}) == filled(mark, PLAIN)


def test_words_in_python_of_django() -> None:
    assert extensions.lazy_words("New", DJANGO) == 'gettext_lazy("New")'
    assert extensions.words("New", DJANGO) == '_("New")'


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("<%_ Page %(number)s | numbr=1 %>", PLAIN)


@pytest.mark.parametrize("translated", [False, True])
def test_words_in_python(translated: bool) -> None:
    context = {**NAMES, "i18n": translated}
    written = [extensions.words('A "b"', context), extensions.lazy_words("It's", context)]
    if translated:
        assert written == ["_('A \"b\"')", 'lazy_gettext("It\'s")']
    else:
        assert written == ["'A \"b\"'", '"It\'s"']


def test_entries_of_a_catalogue_are_in_order() -> None:
    entries = ['#, x\nmsgid "B\\n"\nmsgstr "1"', 'msgid "b"\nmsgstr ""', 'msgid "A"\nmsgstr "2"']
    ordered = extensions.in_order("\n\n" + "\n\n\n".join(entries) + "\n \n")
    assert ordered == "\n\n".join([entries[2], entries[0], entries[1]])


def test_plain_cookiecutter_fills_in_the_same(tmp_path: Path) -> None:
    template = tmp_path / "template"
    folder = template / "{{cookiecutter.project_slug}}"
    folder.mkdir(parents=True)
    skeleton = TEMPLATES / "flask-skeleton"
    shutil.copyfile(skeleton / "local_extensions.py", template / "local_extensions.py")
    options = json.loads((skeleton / "cookiecutter.json").read_text(encoding="utf-8"))
    kept = ("_new_lines", "_extensions", "_jinja2_env_vars")
    context = {"project_slug": "made", **PLAIN, **{name: options[name] for name in kept}}
    (template / "cookiecutter.json").write_text(json.dumps(context), encoding="utf-8")
    # A file with a NUL is binary to cookiecutter: it is copied.
    page = "".join(HOSTILE).replace("\x00", "").replace("\x85", "")
    page += '\n<% if cookiecutter.two %>\n<p title="<%_ {Item} %>">\n<% endif %>\n'
    (folder / "page.html").write_text(page, encoding="utf-8")
    made = cookiecutter(str(template), no_input=True, output_dir=str(tmp_path / "out"))
    written = (Path(made) / "page.html").read_text(encoding="utf-8")
    assert written == filled(page, PLAIN)
    assert written.endswith('\n<p title="Note">\n')
