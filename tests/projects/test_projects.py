"""Whole projects: their own lint and tests, and the contract in production settings."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.skeletons import load_skeleton
from proof import servers
from proof.combinations import FRAMEWORKS
from proof.commands import commands_path, make_target
from proof.contract import accounts, admin, htmx
from proof.contract.browser import CHROMIUM, Visitor, visiting
from proof.contract.site import (
    SECRET,
    Site,
    free_port,
    production_environment,
    serving,
    start_command,
)
from proof.course import Course
from proof.projects import HOSTILE, built, make_project
from proof.shapes import SHAPES
from proof.suite import make_admin
from proof.whole import check_project
from tests.projects.conftest import CASES, ProjectMaker

pytestmark = pytest.mark.project

ROOT = Path(__file__).parent.parent.parent
ITEMS = {"default": "notes"}
FULL_PAGE = 20  # records, of a list
# Pages of a project with everything, for strangers and for staff.
PAGES = (
    *("/", "/products/", "/status", "/api/docs"),
    *("/accounts/login", "/accounts/signup", "/accounts/password/reset"),
)
STAFF_PAGES = (
    *("/", "/products/", "/products/new/", "/uploads/", "/accounts/", "/accounts/password/change"),
    "/admin/",
)


@pytest.fixture(params=FRAMEWORKS)
def framework(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(("framework", "shape"), CASES)
def test_a_whole_project(framework: str, shape: str, whole_project: ProjectMaker) -> None:
    course, facts = Course(), dict[str, Any]()
    check_project(course, whole_project(framework, shape), built(framework, **SHAPES[shape]), facts)
    failures = [outcome for outcome in course.outcomes if outcome.status == "failed"]
    assert not failures, "\n\n".join(f"{each.reason}\n{each.log}" for each in failures)
    assert facts["tests passed"]
    if missing := [outcome.reason for outcome in course.outcomes if outcome.status == "skipped"]:
        pytest.skip(missing[0])
    assert {"contract", "stop"} <= {outcome.check for outcome in course.outcomes}


def test_no_package_hides_a_module_of_the_environment(
    framework: str, whole_project: ProjectMaker
) -> None:
    reserved = {name for each in FRAMEWORKS for name in load_skeleton(each).reserved()}
    for shape in ("default", "programs", "everything"):
        project = whole_project(framework, shape)
        (packages,) = (project / ".venv" / "lib").glob("python*/site-packages")
        modules = {
            path.stem
            for path in packages.iterdir()
            if path.suffix == ".py" or (path / "__init__.py").exists()
        }
        importable = {name.lower() for name in modules if re.fullmatch(r"[a-z][a-z0-9_]*", name)}
        assert importable - reserved - set(sys.stdlib_module_names) == set()


@pytest.mark.parametrize(
    ("changes", "said"),
    [({}, "BROKER_URL is memory://"), ({"DEBUG": "perhaps"}, "DEBUG")],
)
def test_worker_reads_env_and_the_environment_wins(
    framework: str, changes: Mapping[str, str], said: str, whole_project: ProjectMaker
) -> None:
    ended = subprocess.run(
        ["make", "worker"],
        cwd=whole_project(framework, "everything"),
        env={**os.environ, "PATH": commands_path(), **changes},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode != 0
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 64}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "https://shop.example.com/"}, "ALLOWED_HOSTS"),
        ({"HTTPS_REDIRECT": "sometimes"}, "HTTPS_REDIRECT"),
        ({"MAX_CONTENT_LENGTH": "much"}, "MAX_CONTENT_LENGTH"),
        ({"DEBUG": "true"}, "DEBUG"),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL"),
        ({"TRUSTED_PROXIES": "some"}, "TRUSTED_PROXIES"),
        ({"HSTS_SECONDS": "long"}, "HSTS_SECONDS"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_production_refuses_wrong_settings(
    framework: str,
    changes: Mapping[str, str | None],
    named: str,
    whole_project: ProjectMaker,
    tmp_path: Path,
) -> None:
    project = whole_project(framework, "small")
    bare = tmp_path / "bare"
    shutil.copytree(project, bare, symlinks=True, ignore=shutil.ignore_patterns(".env"))
    result = subprocess.run(
        [*start_command(project), "--bind", f"127.0.0.1:{free_port()}"],
        cwd=bare,
        env=production_environment(changes),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert named in output
    assert "Traceback" not in output
    assert SECRET not in output, "the secret is in the message"


def test_a_database_that_is_missing_is_named(framework: str, whole_project: ProjectMaker) -> None:
    project = whole_project(framework, "default")
    with serving(project, {"DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}) as site:
        assert site.get("/healthz").status == 200
        ready = site.get("/readyz")
        assert ready.status == 503
        assert "database" in ready.text
        assert "nowhere" not in ready.text
        page = site.follow("/notes/")
        assert page.status in {500, 503}
        assert "Traceback" not in page.text
        assert "nowhere" not in page.text


def test_unapplied_migrations_are_named(framework: str, whole_project: ProjectMaker) -> None:
    project = whole_project(framework, "default")
    with serving(project, {"DATABASE_URL": "sqlite:///empty.sqlite3"}) as site:
        ready = site.get("/readyz")
        assert ready.status == 503
        assert "migrations" in ready.text


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
@pytest.mark.parametrize("shape", ["small", "default"])
def test_pages_without_a_console_error(
    framework: str, shape: str, whole_project: ProjectMaker
) -> None:
    project = whole_project(framework, shape)
    pages = {"/": 200, "/nothing-here": 404}
    if shape in ITEMS:
        pages |= {f"/{ITEMS[shape]}/": 200, f"/{ITEMS[shape]}/new/": 200}
    with (
        development(project) as site,
        visiting(f"http://127.0.0.1:{site.port}") as visitor,
    ):
        for path, status in pages.items():
            assert visitor.open(path) == status
            assert visitor.heading()
            complaints = visitor.complaints()
            if status == 404:
                # Django's own page, in development, names no icon: the browser asks for one.
                complaints = [each for each in complaints if "/favicon.ico)" not in each]
            assert complaints == [], path
        if shape in ITEMS:
            visitor.fill("Title", "Written in a browser")
            visitor.fill("Text", "<script>alert(1)</script>")
            assert visitor.press("Save") == 200
            assert visitor.heading() == "Written in a browser"
            assert visitor.complaints() == []


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_everything_in_a_browser(framework: str, whole_project: ProjectMaker) -> None:
    answers = built(framework, **SHAPES["everything"])
    if reason := servers.missing(answers):
        pytest.skip(reason)
    project = whole_project(framework, "everything")
    with servers.settings(project, answers) as settings:
        # Jobs are done at once: what a worker does is for the contract in production.
        settings = {**settings, "BROKER_URL": "memory://", "DEBUG": "true"}
        with (
            development(project, settings) as site,
            visiting(f"http://127.0.0.1:{site.port}") as visitor,
        ):
            look_at(visitor, PAGES)
            htmx.health_beside_the_link(visitor)
            staff = admin.Account("staff@example.com", accounts.PASSWORD)
            make_admin(project, staff, settings)
            admin.staff_work_in_a_browser(visitor, staff, "products")
            look_at(visitor, STAFF_PAGES)
            look_at(visitor, admin_pages(visitor))
            for title in (*map(str, range(FULL_PAGE)), "Needle"):
                write(visitor, title)
            htmx.search_while_typing(visitor, "products", "Needle")
            htmx.pages_of_a_list(visitor, "products")


def look_at(visitor: Visitor, paths: Iterable[str]) -> None:
    """Open pages, of which the browser complains as little as they are missing."""
    for path in paths:
        assert visitor.open(path) == 200, path
        assert visitor.complaints() == [], path


def admin_pages(visitor: Visitor) -> list[str]:
    """List pages of the admin site, wherever the framework has them."""
    visitor.open("/admin/")
    library = admin.library_of(visitor.page.content())
    records = [admin.filled(library.records, items) for items in ("products", "users")]
    return [f"{path}{page}" for path in records for page in ("", library.add)]


def write(visitor: Visitor, title: str) -> None:
    """Write a product through the form, in place of which htmx puts the page of the product."""
    visitor.open("/products/new/")
    visitor.fill("Title", title)
    visitor.fill("Text", "Some text")
    visitor.page.get_by_role("button", name="Save").click()
    visitor.page.get_by_role("heading", level=1, name=title, exact=True).wait_for()
    assert visitor.complaints() == []


class development:  # noqa: N801  # reads as a statement
    """The development server of a project, as `make run` starts it."""

    def __init__(self, project: Path, settings: Mapping[str, str] | None = None) -> None:
        self.site = Site(free_port(), project / "none", has_pages=True)
        self.process = subprocess.Popen(
            ["make", "--no-print-directory", "run", f"PORT={self.site.port}"],
            cwd=project,
            env={**os.environ, "PATH": commands_path(), **(settings or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> Site:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                self.site.get("/healthz", Host="127.0.0.1")
            except OSError:
                time.sleep(0.2)
            else:
                return self.site
        self.__exit__()
        raise AssertionError("the development server did not start")

    def __exit__(self, *_: object) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=15)


def test_hostile_answers_give_a_green_project(framework: str, tmp_path: Path) -> None:
    text = f"{HOSTILE['quotes']} {HOSTILE['templates']} {HOSTILE['markup']}"[:200]
    name = re.sub(r"[/\\]", "", f"x {text}")[:200]
    project = make_project(framework, tmp_path, name, description=text, author=text)
    make_target(project, "setup", "lint", "test")


def test_pip_alone_is_enough(framework: str, tmp_path: Path) -> None:
    project = make_project(framework, tmp_path, **SHAPES["small"])
    without_uv = tmp_path / "bin"
    without_uv.mkdir()
    for folder in os.environ["PATH"].split(os.pathsep):
        for tool in Path(folder).glob("*") if Path(folder).is_dir() else ():
            if not tool.name.startswith("uv") and not (without_uv / tool.name).exists():
                (without_uv / tool.name).symlink_to(tool)
    make_target(project, "setup", "test", PATH=str(without_uv), PYTHON=sys.executable)
    assert not (project / "uv.lock").exists()


def test_the_demo_of_the_readme(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, ROOT / "examples" / "demo.py", tmp_path / "demo"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:]
    assert "Django" in result.stdout
    assert "Corner Shop" in result.stdout
    assert "answered with the page" in result.stdout
