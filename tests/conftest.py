"""Isolation from the machine, a tiny pair of skeletons, and ways to call the command line."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import settings

from generator import skeletons
from generator.catalog import load_catalog
from generator.skeletons import load_skeleton

# How long an example takes says more about the machine's load than about the code.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
LOOPBACK = ("127.", "::1", "localhost")
# Package managers keep what they fetched in the home folder; whole projects may use it.
PACKAGE_CACHES = {"UV_CACHE_DIR": ".cache/uv", "PIP_CACHE_DIR": ".cache/pip"}

Completed = subprocess.CompletedProcess[str]

DRIVER = """\
import sys
from pathlib import Path

sys.path.insert(0, {root!r})
import generator.skeletons

generator.skeletons.TEMPLATES = Path({templates!r})
from generator.cli import main

main()
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker waits for the other at the end."""
    items.sort(key=lambda item: item.get_closest_marker("project") is None)


@pytest.fixture(scope="session")
def _template_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for compiled templates, away from the user's and shared by the whole run."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def home(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    _template_cache: Path,
) -> Path:
    """Give every test a home of its own, without the user's settings, git's among them."""
    folder = tmp_path_factory.mktemp("home")
    if request.node.get_closest_marker("project"):
        for variable, place in PACKAGE_CACHES.items():
            if variable not in os.environ:
                monkeypatch.setenv(variable, str(Path.home() / place))
    for variable in list(os.environ):
        if variable.startswith(("GIT_", "NEW_PROJECT_", "_NEW_PROJECT_")):
            monkeypatch.delenv(variable)
    for variable in (
        "NO_COLOR",
        "FORCE_COLOR",
        "PYTHON",
        "UV_PYTHON",
        "VIRTUAL_ENV",
        "COLUMNS",
        "LINES",
    ):
        monkeypatch.delenv(variable, raising=False)
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(_template_cache))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "gitconfig"))
    (folder / "gitconfig").touch()
    return folder


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections from this process to anywhere but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test wanted to connect to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _config(*, django: bool) -> dict[str, Any]:
    """A manifest in which most parts can be built, kubernetes, the cache and jobs cannot."""
    built = ("kind", "data", "forms", "accounts", "ci", "license", "python")
    return {
        "project_name": "My project",
        "project_slug": "my-project",
        "package_name": "my_project",
        "description": "",
        "author": "",
        "email": "",
        **{name: list(load_catalog()[name].choices) for name in built},
        "deploy": ["docker", "none"],
        "pages": True,
        "example": True,
        "admin": False,
        "_items": {"blog": "post"},
        "__item": "{{ cookiecutter._items.get(cookiecutter.kind, 'note') }}",
        "_decision": {},
        "_copy_without_render": ["*.html"],
        "_renames": {"gitignore": ".gitignore"},
        "_features": {
            "core": {"packages": ["django~=5.2" if django else "flask~=3.1"], "dev": ["ruff"]},
            "pages": {"when": [{"pages": [True]}], "files": ["templates/"]},
            "models": {
                "when": [{"data": ["simple", "relational"]}],
                "files": ["{{cookiecutter.package_name}}/models.py"],
                "packages": [] if django else ["sqlalchemy~=2.0"],
            },
            "admin": {"when": [{"admin": [True]}], "files": ["admin.py"]},
            "docker": {"when": [{"deploy": ["docker"]}], "files": ["Dockerfile"]},
        },
    }


TREE = {
    "README.md": "# {{ cookiecutter.project_name }}\n\n{{ cookiecutter.description }}\n",
    "gitignore": ".venv/\n*.log\n",
    "run.sh": "#!/bin/sh\necho {{ cookiecutter.__item }}\n",
    "Dockerfile": "FROM python:{{ cookiecutter.python }}\n",
    "admin.py": "",
    "decision.md": "{{ cookiecutter._decision.summary }}\n",
    "templates/index.html": "{{ left.alone }}\n",
    "{{cookiecutter.package_name}}/__init__.py": "",
    "{{cookiecutter.package_name}}/models.py": "TABLE = '{{ cookiecutter.__item }}'\n",
}

SkeletonMaker = Callable[..., Path]


@pytest.fixture
def make_skeleton(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SkeletonMaker]:
    """Return a function that writes a skeleton and makes it the generator's."""
    templates = tmp_path / "templates"
    templates.mkdir()
    monkeypatch.setattr(skeletons, "TEMPLATES", templates)

    def make(
        framework: str,
        tree: Mapping[str, str] = TREE,
        changes: Mapping[str, Any] | None = None,
    ) -> Path:
        folder = templates / f"{framework}-skeleton"
        shutil.rmtree(folder, ignore_errors=True)
        for name, content in tree.items():
            path = folder / "{{cookiecutter.project_slug}}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            path.chmod(0o755 if name.endswith(".sh") else 0o644)
        config = {**_config(django=framework == "django"), **(changes or {})}
        (folder / "cookiecutter.json").write_text(json.dumps(config), encoding="utf-8")
        load_skeleton.cache_clear()
        return folder

    load_skeleton.cache_clear()
    yield make
    load_skeleton.cache_clear()


@pytest.fixture
def templates(make_skeleton: SkeletonMaker) -> Path:
    """The folder of a tiny pair of skeletons, which the generator uses."""
    make_skeleton("flask")
    return make_skeleton("django").parent


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the current one."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def cli(templates: Path, work: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Completed]:
    """Return a function that runs the command line in this process; fewer seconds than below."""
    from generator.cli import run

    def call(*arguments: str, stdin: str = "") -> Completed:
        capfd.readouterr()
        with mock.patch.object(sys, "stdin", io.StringIO(stdin)):
            status = run(arguments)
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Completed(arguments, status, out, err)

    return call


@pytest.fixture
def driver(templates: Path, work: Path, tmp_path: Path) -> list[str]:
    """The words that start the command line, with the tiny skeletons, in another process."""
    script = tmp_path / "new-project"
    script.write_text(DRIVER.format(root=str(ROOT), templates=str(templates)), encoding="utf-8")
    return [sys.executable, str(script)]


@pytest.fixture
def process(driver: list[str]) -> Callable[..., Completed]:
    """Return a function that runs the command line in another process, stdin being empty."""

    def call(*arguments: str, **options: Any) -> Completed:
        given = {"stdin": subprocess.DEVNULL, "timeout": 60, **options}
        result: Completed = subprocess.run(
            [*driver, *arguments], capture_output=True, text=True, check=False, **given
        )
        assert "Traceback" not in result.stderr
        return result

    return call


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Return a function that makes a PATH of git and the shell scripts it is given."""

    def make(*, git: bool = True, **scripts: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        for name in ("git", "sh", "env") if git else ("sh", "env"):
            real = shutil.which(name)
            if real and not (folder / name).exists():
                (folder / name).symlink_to(real)
        for name, script in scripts.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return folder

    return make
