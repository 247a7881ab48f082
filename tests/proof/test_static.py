"""What is checked of rendered projects: a fault of each kind is noticed, and a good one is not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.skeletons import load_skeleton
from proof.combinations import FRAMEWORKS, Combination, combination, everything
from proof.projects import make_project
from proof.shapes import SMALL
from proof.static import CHECKS, STYLE, check, prove_rendered
from proof.static.conventions import conventions
from proof.static.documents import links
from proof.static.formats import compiles, data
from proof.static.imports import imports
from proof.static.marks import marks, tidy
from proof.static.names import NAMES, TEXTS, said_of
from proof.static.owners import owned
from proof.static.packages import known, name_of, used
from proof.static.pages import pages
from proof.static.project import Problem, Project
from proof.static.reach import reached
from proof.static.references import pages_named, statics_named

Copy = Callable[[str], Path]
Look = Callable[[Project], Iterable[Problem]]
Change = Callable[[Path], object]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make the default project of each framework."""
    return {
        framework: make_project(framework, tmp_path_factory.mktemp(framework))
        for framework in FRAMEWORKS
    }


@pytest.fixture
def copy(made: dict[str, Path], tmp_path: Path) -> Copy:
    """Return a function that gives a project of a framework that may be broken."""

    def get(framework: str) -> Path:
        return shutil.copytree(made[framework], tmp_path / framework)

    return get


def write(path: str, text: str) -> Change:
    """Put a text into a new file."""

    def change(project: Path) -> None:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")

    return change


def add(path: str, text: str) -> Change:
    """Put a text at the end of a file."""
    return lambda project: write(path, (project / path).read_text(encoding="utf-8") + text)(project)


def swap(path: str, old: str, new: str) -> Change:
    """Put one text in the place of another."""

    def change(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        write(path, text.replace(old, new, 1))(project)

    return change


def remove(path: str) -> Change:
    return lambda project: (project / path).unlink()


def both(*changes: Change) -> Change:
    return lambda project: [change(project) for change in changes]


FAULTS: list[tuple[str, Look, Change, str]] = [
    (
        "flask",
        marks,
        add("README.md", "{{ cookiecutter.project_name }}\n"),
        "left over: cookiecutter.",
    ),
    ("flask", marks, add("app.py", "{% endif %}\n"), "left over: {% endif"),
    ("flask", marks, add("compose.yaml", "# {{ name }}\n"), "left over: {{"),
    ("django", marks, add("templates/base.html", "<%= name %>\n"), "left over: <%="),
    ("flask", tidy, add("Makefile", "\t\n"), "blank space"),
    ("flask", tidy, add("README.md", "The end."), "no line end"),
    ("flask", compiles, add("app.py", "def (:\n"), "app.py:"),
    ("flask", compiles, add("app.py", 'ODD = "\\d"\n'), "invalid escape sequence"),
    ("flask", compiles, add("templates/home.html", "{% if %}\n"), "templates/home.html:"),
    ("flask", data, add("pyproject.toml", "[tool.ruff]\n"), "pyproject.toml:"),
    ("flask", data, add("compose.yaml", "name: again\nname: again\n"), "name twice"),
    ("flask", data, add("compose.yaml", "\tname: [\n"), "compose.yaml:"),
    ("flask", data, write("package.json", '{"a": 1, "a": 2}\n'), "a key twice among a, a"),
    ("flask", data, write("package.json", '{"a": 1,\n}\n'), "package.json:2:"),
    ("flask", pages, add("templates/home.html", '<img src="x.png">\n'), "H013"),
    ("django", pages, add("templates/error.html", "<p>\none</p>\n"), "error.html:15: djLint would"),
    ("flask", pages, write("corner_shop/page.html", "<p>one</p>\n"), "does not look at it"),
    ("django", pages, swap("Makefile", "/djlint --check", "/true"), "does not look at"),
    ("flask", owned, write("extra.py", "A = 1\n"), "extra.py: no chosen feature owns it"),
    ("flask", owned, remove("static/favicon.svg"), "static/favicon.svg: it is missing"),
    ("flask", owned, write("static/style.css", ""), "static/style.css: it is empty"),
    ("flask", owned, write("more/__init__.py", ""), "a package with nothing in it"),
    ("flask", owned, write("readme.md", "One.\n"), "differ in capitals alone"),
    (
        "flask",
        owned,
        swap("pyproject.toml", '"gunicorn', '"redis~=7.4", "gunicorn'),
        "brings redis",
    ),
    (
        "flask",
        owned,
        swap("pyproject.toml", '"gunicorn~=', '"gunicorn>'),
        "gunicorn~=27.0 is missing",
    ),
    (
        "flask",
        owned,
        swap("pyproject.toml", '"flask-wtf', '"Flask-WTF", "flask-wtf'),
        "is named twice",
    ),
    ("flask", used, swap("pyproject.toml", '"gunicorn', '"redis~=7.4", "gunicorn'), "uses redis"),
    ("flask", used, swap("pyproject.toml", '"pytest', '"tox", "pytest'), "does not know tox"),
    ("flask", used, swap("Makefile", "--cov", ""), "nothing uses pytest-cov"),
    ("django", used, swap("pyproject.toml", '"pytest-', '"types-boto3", "pytest-'), "types-boto3"),
    (
        "flask",
        imports,
        add("app.py", "from corner_shop import nothing\n"),
        "corner_shop has no nothing",
    ),
    (
        "flask",
        imports,
        add("app.py", "import corner_shop.nothing\n"),
        "no module corner_shop.nothing",
    ),
    ("flask", imports, add("corner_shop/pages.py", "from .settings import NONE\n"), "has no NONE"),
    (
        "flask",
        imports,
        add("app.py", "settings.nothing()\n"),
        "corner_shop.settings has no nothing",
    ),
    ("flask", imports, add("app.py", "import redis\n"), "redis comes with redis, which is not"),
    ("flask", imports, add("app.py", "import pytest\n"), "pytest, which is for development"),
    (
        "flask",
        imports,
        add("app.py", "import tox\n"),
        "no package that packages.toml knows brings tox",
    ),
    ("flask", imports, add("app.py", "from tests import conftest\n"), "is there for tests alone"),
    ("django", imports, add("config/urls.py", "from .settings import NONE\n"), "has no NONE"),
    ("flask", reached, write("corner_shop/spare.py", "SPARE = 1\n"), "nothing imports or names it"),
    ("flask", reached, write("tests/spare.py", "SPARE = 1\n"), "nothing imports or names it"),
    (
        "flask",
        reached,
        both(write("odd/__init__.py", "from . import part\n"), write("odd/part.py", "")),
        "odd/part.py: nothing imports or names it",
    ),
    (
        "flask",
        reached,
        both(
            write("corner_shop/spare.py", ""),
            add("tests/test_app.py", "import corner_shop.spare\n"),
        ),
        "corner_shop/spare.py: only tests import or name it",
    ),
    (
        "django",
        reached,
        add("config/urls.py", 'X = "corner_shop.gone.view"\n'),
        "gone.view is not there",
    ),
    (
        "django",
        reached,
        add("config/urls.py", 'X = "corner_shop.views.gone"\n'),
        "gone is not there",
    ),
    ("flask", pages_named, add("app.py", 'PAGE = "gone.html"\n'), "there is no page gone.html"),
    ("flask", pages_named, add("app.py", 'PAGE = f"gone/{PAGE}.html"\n'), "no page gone/*.html"),
    (
        "django",
        pages_named,
        add("templates/home.html", '{% include "gone.html" %}\n'),
        "no page gone",
    ),
    ("django", pages_named, write("notes/templates/notes/odd.html", ""), "nothing names this page"),
    (
        "flask",
        pages_named,
        both(write("templates/odd/one.html", ""), add("app.py", 'PAGE = f"odd/{__name__}.html"\n')),
        "templates/odd/one.html: nothing names this page",
    ),
    ("django", statics_named, add("templates/home.html", "{% static 'gone.css' %}\n"), "gone.css"),
    ("flask", statics_named, write("static/odd.css", ""), "nothing names this static file"),
    ("flask", links, add("README.md", "[guide](docs/gone.md)\n"), "docs/gone.md is not there"),
    ("flask", links, add("AGENTS.md", "`docs/gone.md`\n"), "docs/gone.md is not there"),
]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_good_projects_have_no_faults(framework: str, copy: Copy) -> None:
    project = copy(framework)
    outcomes = check({"one": Project(project)}, project.parent)["one"]
    assert [each.log for each in outcomes if each.status != "passed"] == []
    assert {each.check for each in outcomes} == {*CHECKS, STYLE}


@pytest.mark.parametrize(("framework", "look", "change", "said"), FAULTS)
def test_a_fault_is_noticed(
    framework: str, look: Look, change: Change, said: str, copy: Copy
) -> None:
    project = copy(framework)
    change(project)
    problems = [str(each) for each in look(Project(project))]
    assert len([each for each in problems if said in each]) == 1, problems


def test_words_of_users_are_no_marks(tmp_path: Path) -> None:
    text = "{{ 7 * 7 }} {% if %} {# no #}"
    for framework in FRAMEWORKS:
        answers = {"description": text, "author": text}
        project = make_project(framework, tmp_path / framework, f"x {text}", **answers)
        assert not list(marks(Project(project)))


def test_style_is_told_of_each_project(copy: Copy) -> None:
    flask, django = copy("flask"), copy("django")
    add("app.py", "import os\n")(flask)
    add("corner_shop/views.py", "a = [ ]\n")(django)
    projects = {"one": Project(flask), "two": Project(django)}
    outcomes = check(projects, flask.parent)
    one, two = (outcomes[name][-1] for name in projects)
    assert one.reason.startswith("app.py:")
    assert "F401" in one.log
    assert "E402" in one.log
    assert two.reason.startswith("corner_shop/views.py:")
    assert "unformatted" in two.log


def test_settings_that_ruff_refuses_spoil_no_other_project(copy: Copy) -> None:
    flask, django = copy("flask"), copy("django")
    swap("pyproject.toml", "line-length = 88", 'line-length = "long"')(flask)
    outcomes = check({"one": Project(flask), "two": Project(django)}, flask.parent)
    assert "line-length" in outcomes["one"][-1].reason
    assert outcomes["two"][-1].status == "passed"


def test_a_check_that_breaks_is_a_failure(copy: Copy) -> None:
    project = copy("flask")
    write(".new-project.toml", "skeleton = [\n")(project)
    outcomes = check({"one": Project(project)}, project.parent)["one"]
    owned = next(each for each in outcomes if each.check == "owned")
    assert "TOMLDecodeError" in owned.reason


def test_combinations_are_made_checked_and_gone(tmp_path: Path) -> None:
    impossible = Combination("flask", {"kind": "nonsense"})
    batch = [combination("flask", SMALL), impossible, everything("django")]
    small, refused, whole = prove_rendered(batch, tmp_path)
    assert [each.log for each in (*small.outcomes, *whole.outcomes) if each.log] == []
    assert {each.status for each in whole.outcomes} == {"passed"}
    assert whole.facts["files"] > small.facts["files"]
    assert small.facts["name"] in NAMES
    assert [each.status for each in refused.outcomes] == ["failed", *["skipped"] * 6]
    assert "nonsense" in refused.outcomes[0].reason
    assert not list(tmp_path.iterdir())
    assert json.dumps(whole.as_dict())


def test_a_combination_always_has_the_same_words_and_all_words_have_their_turn() -> None:
    many = [Combination("flask", {"kind": str(number)}) for number in range(400)]
    said = [said_of(each) for each in many]
    assert said == [said_of(each) for each in many]
    assert len({each.name for each in said}) == len(set(NAMES))
    assert len({each.texts["author"] for each in said}) == len(TEXTS)


def test_the_table_of_packages_knows_those_of_the_skeletons() -> None:
    features = [each for name in FRAMEWORKS for each in load_skeleton(name).features]
    names = {name_of(package) for each in features for package in (*each.packages, *each.dev)}
    assert known().keys() == names


@pytest.mark.parametrize("kind", ["module", "library", "page", "static"])
def test_every_convention_speaks_of_some_file(kind: str) -> None:
    paths = set()
    for framework in FRAMEWORKS:
        skeleton = load_skeleton(framework)
        renames = skeleton.config["_renames"]
        paths |= {renames.get(source, source) for source in skeleton.sources()}
    for convention in conventions(kind):
        assert any(convention.speaks_of(path) for path in paths), convention


# What the first runs found in the skeletons: name of the project, and answers.
FOUND = [
    ("flask", "x" * 40, {"cache": "redis", "jobs": "rabbitmq"}),  # a line too long
    ("django", "x" * 40, {"cache": "redis", "jobs": "rabbitmq"}),
    ("django", "A name", {"api": "graphql", "accounts": "login"}),  # the order of imports
    ("flask", "x", {"python": "3.14"}),  # Python 3.14 has another style for `except`
    ("django", "x", {"python": "3.14"}),
    ("flask", "x", {**SMALL, "api": "rest", "pages": "no"}),  # a page that nobody linted
    ("django", "x", {**SMALL, "api": "rest", "pages": "no"}),
    ("flask", "x", {"api": "both", "example": "no"}),  # modules that nothing imports
    ("django", "x", {"api": "both", "example": "no"}),
    ("flask", "x", {"api": "rest", "uploads": "yes", "example": "no"}),
]


@pytest.mark.parametrize(("framework", "name", "answers"), FOUND)
def test_faults_of_the_skeletons_stay_mended(
    framework: str, name: str, answers: dict[str, str], tmp_path: Path
) -> None:
    project = Project(make_project(framework, tmp_path, name, **answers))
    outcomes = check({"one": project}, tmp_path)["one"]
    assert [each.log for each in outcomes if each.log] == []
