"""The same answers mean the same in both frameworks; where they do not, it stands here and why."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS
from proof.projects import make_project
from proof.shapes import EVERYTHING
from tests.skeletons.conftest import Projects

FLASK, DJANGO = "flask", "django"
# setting -> what differs, and why
SETTINGS = {
    "DATABASE_URL": "Flask keeps a relative file in its instance folder, Django in the project's",
    "STORE_FOLDER": "the same",
    "UPLOADS_FOLDER": "the same; Django's folder of uploads has always been media",
    "PASSWORD_ROUNDS": "Flask's alone: a release of Django sets it for all who use that release",
}
COMMANDS = {"translations": "it names the folder, which is locale with Django"}
# Words that the one has of its own, since the other brings them along, in many languages.
WORDS = {
    FLASK: {
        # of a validator that Django has
        "Use at least 12 characters.",
        # Django answers with the error page alone
        "There is no such file.",
        "This host is not served here.",
        "You cannot take the role from yourself.",
    },
    DJANGO: {
        # names of models and their fields, for messages that Django puts together
        *("Active", "Author", "Created", "account", "accounts", "product", "products"),
        "There is an account with this address.",
        # the help that a validator of passwords has to have
        "Your password must not be easy to guess.",
        "Use at most 1000 characters.",
        # Flask's API answers in English
        "Contains characters that cannot be kept.",
    },
}

Pairs = list[tuple[Mapping[str, str], Path, Path]]


@pytest.fixture
def pairs(covered: Callable[[str], Projects]) -> Pairs:
    """Projects of both frameworks, each made of the same answers."""
    ours, theirs = (covered(framework) for framework in (FLASK, DJANGO))
    assert list(ours.values()) == list(theirs.values())
    return [
        (answers, project, other)
        for (project, answers), other in zip(ours.items(), theirs, strict=True)
    ]


def readme(project: Path, title: str = "Quick start") -> str:
    """Return what README.md says under a heading."""
    text = (project / "README.md").read_text(encoding="utf-8")
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def table(project: Path, title: str) -> dict[str, str]:
    """Map the name in each row of a table in README.md to the rest of the row."""
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", readme(project, title), re.MULTILINE))


def listed(project: Path, title: str) -> set[str]:
    return set(re.findall(r"^- (.+)$", readme(project, title), re.MULTILINE))


def unlike(first: Mapping[str, str], second: Mapping[str, str]) -> set[str]:
    """Name what only the one has, or each with another text."""
    return {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}


def test_settings_are_the_same(pairs: Pairs) -> None:
    found: set[str] = set()
    for answers, project, other in pairs:
        differing = unlike(table(project, "Settings"), table(other, "Settings"))
        assert differing <= SETTINGS.keys(), answers
        assert unlike(examples(project), examples(other)) <= SETTINGS.keys(), answers
        found |= differing
    assert found == SETTINGS.keys(), "there is no such difference any more"


def examples(project: Path) -> dict[str, str]:
    """Map each setting of .env.example to the value that stands there."""
    text = (project / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_commands_are_the_same(pairs: Pairs) -> None:
    found: set[str] = set()
    for answers, project, other in pairs:
        differing = unlike(table(project, "Commands"), table(other, "Commands"))
        assert differing <= {f"make {name}" for name in COMMANDS}, answers
        found |= differing
    assert found == {f"make {name}" for name in COMMANDS}


def test_guides_and_first_steps_are_the_same(pairs: Pairs) -> None:
    for answers, project, other in pairs:
        assert listed(project, "Guides") == listed(other, "Guides"), answers
        steps = (re.findall(r"^A .*:$", readme(each), re.MULTILINE) for each in (project, other))
        assert len(set(map(tuple, steps))) == 1, answers


def test_what_is_there_is_there_in_both(pairs: Pairs) -> None:
    """Files that are not the framework's: documents, deployment, what pages load."""
    for answers, project, other in pairs:
        ours, theirs = (
            {
                path.relative_to(folder).as_posix()
                for path in folder.rglob("*")
                if path.is_file() and path.suffix != ".py"
            }
            for folder in (project, other)
        )
        alike = re.compile(r"^(docs|kubernetes|static|\.github)/|^[^/]+$")
        differing = {name for name in ours ^ theirs if alike.search(name)}
        assert differing <= {"static/admin.css"}, answers  # Django's admin site has its own


@pytest.mark.parametrize("kind", ["ecommerce", "other"])
def test_words_are_the_same(kind: str, tmp_path: Path) -> None:
    """Of pages and mails; the admin site is each framework's own."""
    answers = {**EVERYTHING, "kind": kind, "admin": "no"}
    ours, theirs = (
        words_of(make_project(framework, tmp_path / framework, **answers))
        for framework in (FLASK, DJANGO)
    )
    items = {"note": "product", "notes": "products"}
    assert {items.get(word, word) for word in ours.keys() - theirs.keys()} == WORDS[FLASK]
    assert {items.get(word, word) for word in theirs.keys() - ours.keys()} == WORDS[DJANGO]
    for word in ours.keys() & theirs.keys():
        assert ours[word] == theirs[word]


def words_of(project: Path) -> dict[str, str]:
    """Map each word that people read to its German."""
    (catalog,) = project.glob("*/de/LC_MESSAGES/*.po")
    return dict(entries(catalog.read_text(encoding="utf-8")))


def entries(catalog: str) -> Iterator[tuple[str, str]]:
    joined = re.sub(r'"\n"', "", catalog)
    pattern = r'^msgid (".*")\n(?:msgid_plural .*\n)?msgstr(?:\[0\])? (".*")$'
    for word, german in re.findall(pattern, joined, re.MULTILINE):
        if word != '""':
            yield ast.literal_eval(word), ast.literal_eval(german)


def test_there_are_two_to_compare() -> None:
    assert set(FRAMEWORKS) == {FLASK, DJANGO}
