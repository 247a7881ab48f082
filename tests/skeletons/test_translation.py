"""Translated projects: every word that people see is marked, and every mark is translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from proof.combinations import FRAMEWORKS, pairs
from proof.projects import make_project

CATALOGS = {
    "flask": "translations/de/LC_MESSAGES/messages.po",
    "django": "locale/de/LC_MESSAGES/django.po",
}
# As Babel writes it: the first `make translations` changes nothing there.
HEADER = [
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language",
    "Language-Team",
    "Plural-Forms",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Generated-By",
]
MARKS = {"_", "gettext", "gettext_lazy", "lazy_gettext"}
# Words in Django's pages; a block has values in it.
MARKED = re.compile(r"""\{\{ _\((["'])(?P<words>.*?)\1\) \}\}""")
BLOCK = re.compile(r"\{% blocktranslate[^%]*%\}(?P<words>.*?)\{% endblocktranslate %\}", re.DOTALL)
VALUE = re.compile(r"\{\{ (\w+) \}\}")
OURS = re.compile(rf"{BLOCK.pattern}|\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{#.*?#\}}", re.DOTALL)
ADDRESS = re.compile(r"/[a-z]+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
SPOKEN = {"alt", "aria-label", "placeholder", "title"}
# What is written the same in every language, and what is not for visitors.
VERBATIM = {"code", "kbd", "pre", "script", "style"}
NAMES = {"API", "English", "GraphQL", "OpenAPI"}
# What the views of programs refuse with: its text is the `detail` of a problem document.
REFUSALS = {"BadRequest", "Forbidden", "NotFound", "Unauthorized", "UnsupportedMediaType"}

KINDS = ["other", "blog", "forum", "cms", "ecommerce", "education", "booking"]
EVERYTHING = {
    "accounts": "permissions",
    "admin": "yes",
    "api": "both",
    "htmx": "yes",
    "i18n": "yes",
    "jobs": "redis",
    "uploads": "yes",
}


def marked(project: Path) -> dict[str, str]:
    """Map each message in the code and the pages to the file it stands in."""
    found = {}
    of_pages = in_django_page if (project / "manage.py").exists() else in_page
    for path in sources(project):
        text = path.read_text(encoding="utf-8")
        messages = in_python(text) if path.suffix == ".py" else of_pages(text)
        found.update(dict.fromkeys(messages, path.relative_to(project).as_posix()))
    return found


def sources(project: Path) -> Iterator[Path]:
    """Find the modules and the templates; tests and migrations say nothing to visitors."""
    for path in sorted(project.rglob("*")):
        if path.suffix in {".html", ".py", ".txt"}:
            folders = set(path.relative_to(project).parts[:-1])
            if folders.isdisjoint({".venv", "migrations", "static", "tests", "management"}):
                yield path


def calls(source: str) -> Iterator[tuple[str, ast.Call]]:
    """Find the calls in a module, by the last part of the name that is called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def in_python(source: str) -> Iterator[str]:
    for name, call in calls(source):
        if name in MARKS:
            message = call.args[0]
            assert isinstance(message, ast.Constant), f"Not to be found: {ast.unparse(call)}"
            yield str(message.value)


def in_django_page(source: str) -> Iterator[str]:
    yield from (found["words"] for found in MARKED.finditer(source))
    yield from (VALUE.sub(r"%(\1)s", found["words"]) for found in BLOCK.finditer(source))


def in_page(source: str) -> Iterator[str]:
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701  # only parsed
    for _, _, arguments in extract_from_ast(environment.parse(source)):
        message = arguments if isinstance(arguments, str) else (arguments or [None])[0]
        assert message, "Not to be found: words that are no literal"
        yield message


def catalog_of(project: Path) -> Path:
    """Find the German of a project."""
    (catalog,) = (project / name for name in CATALOGS.values() if (project / name).exists())
    return catalog


def translated(project: Path) -> dict[str, str]:
    """Read the German of each message."""
    found = {}
    header, *entries = catalog_of(project).read_text(encoding="utf-8").strip().split("\n\n")
    assert re.findall(r'^"([\w-]+): ', header, re.MULTILINE) == HEADER
    assert "Language: de" in header
    for entry in entries:
        strings = re.search(r'^msgid (".*")\nmsgstr (".*")$', entry, re.MULTILINE)
        assert strings, entry
        assert "fuzzy" not in entry
        message, german = map(ast.literal_eval, strings.groups())
        assert message not in found, f"Twice: {message}"
        found[message] = german
    assert list(found) == sorted(found)
    return found


class Spoken(HTMLParser):
    """Collect the words of a page that a person sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.words += [value or "" for name, value in attrs if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not VERBATIM & set(self.open):
            self.words.append(data)


def unmarked_in_page(source: str) -> list[str]:
    """Find what a page says that no translator gets to see."""
    spoken = Spoken()
    spoken.feed(OURS.sub(" ", source))
    return [
        words.strip()
        for words in spoken.words
        if set(LETTERS.findall(words)).difference(NAMES) and not ADDRESS.fullmatch(words.strip())
    ]


def unmarked_in_python(source: str) -> list[str]:
    """Find a label, a message or an explanation that is plain text."""
    shown = {"flash", "add_link", "abort"} | REFUSALS
    if "from wtforms" in source or "from django" in source:  # elsewhere it is about a setting
        shown |= {"ValidationError", "StopValidation"}
    if "import messages" in source:
        shown |= {"success", "error", "warning"}
    if "from django" in source:
        shown |= {"Http404", "PermissionDenied"}
    return [
        ast.unparse(call)
        for name, call in calls(source)
        if name in shown or name.endswith("Field")
        for argument in call.args
        if isinstance(argument, ast.Constant | ast.JoinedStr)
        and LETTERS.search(ast.unparse(argument))
        and not (name == "add_link" and argument is not call.args[-1])
    ]


def problems(project: Path) -> list[str]:
    """Find words that are not marked, and marks without German."""
    german = translated(project)
    messages = marked(project)
    found = [f"{path}: no German for {m!r}" for m, path in messages.items() if m not in german]
    found += [f"not said any more: {message!r}" for message in german if message not in messages]
    for message, words in german.items():
        if not words or set(PLACEHOLDER.findall(message)) != set(PLACEHOLDER.findall(words)):
            found.append(f"the German of {message!r} is {words!r}")
    for path in sources(project):
        text = path.read_text(encoding="utf-8")
        unmarked = unmarked_in_python if path.suffix == ".py" else unmarked_in_page
        found += [f"{path.relative_to(project)}: {words!r}" for words in unmarked(text)]
    return found


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_word_is_marked_and_translated(framework: str, tmp_path: Path) -> None:
    for number, answers in enumerate(pairs(framework)):
        project = make_project(framework, tmp_path / str(number), **{**answers, "i18n": "yes"})
        assert problems(project) == [], answers


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("api", ["none", "rest", "graphql", "both"])
def test_without_pages_problem_documents_are_translated(
    framework: str, api: str, tmp_path: Path
) -> None:
    project = make_project(framework, tmp_path, pages="no", api=api, i18n="yes")
    assert problems(project) == []
    assert "There is nothing at this address." in translated(project)
    assert not (project / "corner_shop/switch.py").exists()


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_example_has_a_german_name(framework: str, kind: str, tmp_path: Path) -> None:
    for forms in ("few", "none"):
        project = make_project(framework, tmp_path / forms, kind=kind, forms=forms, i18n="yes")
        assert problems(project) == []


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_everything_at_once(framework: str, tmp_path: Path) -> None:
    project = make_project(framework, tmp_path, **EVERYTHING)
    assert problems(project) == []
    assert len(translated(project)) > 80


@pytest.mark.parametrize(
    "page",
    ["<p>Hello</p>", '<nav aria-label="Main"></nav>', "{% if x %}Hello{% endif %}", "<br>Hello"],
)
def test_an_unmarked_word_in_a_page_is_found(page: str) -> None:
    assert unmarked_in_page(page)
    blocks = "{% blocktranslate with x=y %}Hello {{ x }}{% endblocktranslate %}"
    for marked in ('{{ _("Hello") }}', blocks):
        assert not unmarked_in_page(re.sub("Hello|Main", marked, page))


@pytest.mark.parametrize(
    "code",
    [
        'flash("Saved.")',
        'flash(f"Saved {x}.")',
        'layout.add_link(app, "a.b", "Home")',
        'StringField("Title")',
        'abort(400, "Not here.")',
        'raise BadRequest("Not this.")',
        'from django.http import Http404\nraise Http404("No.")',
        'from django.contrib import messages\nmessages.success(request, "Saved.")',
    ],
)
def test_an_unmarked_word_in_a_module_is_found(code: str) -> None:
    assert unmarked_in_python(code)
    assert not unmarked_in_python('flash(_("Saved."))\nStringField(_("Title"))\nabort(404)')
