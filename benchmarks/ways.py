"""The ways to a running project: with the generator, by hand, and with other generators."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from benchmarks.answers import SHAPES, creating
from benchmarks.measure import ROOT, uv
from generator.skeletons import frameworks

CREATE, INSTALL, MIGRATE, START = "create (ms)", "install (ms)", "migrate (ms)", "start (ms)"
MADE = ("few answers", "defaults")
BARE = """\
from flask import Flask

app = Flask(__name__)


@app.get("/")
def home():
    return "<p>Hello</p>"
"""
# As the quick starts of Flask-SQLAlchemy and Flask-Migrate put it together.
WITH_DATABASE = """\
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///project.db"
db = SQLAlchemy(app, model_class=Base)
Migrate(app, db)


class Note(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


@app.get("/")
def home():
    notes = db.session.scalars(db.select(Note)).all()
    return f"<p>{len(notes)} notes</p>"
"""


class Step(NamedTuple):
    """One command; ``writes`` are the files that a person has written before it."""

    column: str
    words: tuple[str, ...]
    makes_folder: bool = False
    writes: Mapping[str, str] = MappingProxyType({})


class Way(NamedTuple):
    """The commands to a project called ``project``, and the one that serves it on a port."""

    name: str
    steps: tuple[Step, ...]
    server: tuple[str, ...]


def all_ways(commands: Path) -> list[Way]:
    """List the ways; those of generators start from their installed commands."""
    return [by_hand_flask(), by_hand_database(), by_hand_django(), wagtail(), *generated(commands)]


def environment(*packages: str) -> tuple[Step, ...]:
    """Make an environment with packages, as somebody does who has uv."""
    python = ("--python", ".venv/bin/python")
    return (
        Step(INSTALL, (uv(), "venv", "--python", sys.executable)),
        Step(INSTALL, (uv(), "pip", "install", *python, *packages)),
    )


def by_hand_flask() -> Way:
    first, second = environment("flask")
    steps = (first._replace(writes={"app.py": BARE}), second)
    return Way("by hand: Flask", steps, flask("run", "--debug", "--port", "{port}"))


def by_hand_database() -> Way:
    first, second = environment("flask", "flask-sqlalchemy", "flask-migrate")
    migrations = [Step(MIGRATE, flask("db", each)) for each in ("init", "migrate", "upgrade")]
    steps = (first._replace(writes={"app.py": WITH_DATABASE}), second, *migrations)
    server = flask("run", "--debug", "--port", "{port}")
    return Way("by hand: Flask and a database", steps, server)


def by_hand_django() -> Way:
    started = Step(CREATE, (".venv/bin/django-admin", "startproject", "config", "."))
    return Way("by hand: Django", (*environment("django"), started, *migrated()), runserver())


def wagtail() -> Way:
    started = Step(CREATE, (".venv/bin/wagtail", "start", "config", "."))
    return Way("wagtail start", (*environment("wagtail"), started, *migrated()), runserver())


def generated(commands: Path) -> list[Way]:
    """List the ways of the generator, and of plain cookiecutter on the same skeletons."""
    ways = []
    for framework in frameworks():
        skeleton = str(ROOT / "templates" / f"{framework}-skeleton")
        plain = (str(commands / "cookiecutter"), skeleton, "--no-input", "project_name=project")
        ways += [
            with_make(
                f"new-project {framework}, {shape}",
                tuple(creating(commands, framework, "project", SHAPES[shape])),
            )
            for shape in MADE
        ]
        ways.append(with_make(f"cookiecutter {framework}, defaults", plain))
    return ways


def with_make(name: str, create: tuple[str, ...]) -> Way:
    """Let ``make run`` do the rest: it makes the environment, migrates and starts the server."""
    server = ("make", "run", "PORT={port}", f"UV_PYTHON={sys.executable}")
    return Way(name, (Step(CREATE, create, makes_folder=True),), server)


def flask(*words: str) -> tuple[str, ...]:
    return (".venv/bin/flask", *words)


def migrated() -> tuple[Step, ...]:
    return (Step(MIGRATE, (".venv/bin/python", "manage.py", "migrate")),)


def runserver() -> tuple[str, ...]:
    return (".venv/bin/python", "manage.py", "runserver", "{port}")
