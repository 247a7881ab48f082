"""How long generated Flask applications take to start, against a bare Flask application.

gunicorn loads each in the environment of its own project, bytecode compiled, up to the point at
which it could answer, and stops there; the bare one in the environment of the smallest project.
"""

from __future__ import annotations

from benchmarks.answers import SHAPES
from benchmarks.installed import releases
from benchmarks.made import environment, make_project
from benchmarks.measure import Command, in_turn, workshop
from benchmarks.result import Met, Result

NAME = "start of an application"
BARE = """
import flask
app = flask.Flask("bare")
app.get("/")(lambda: "Hello")
"""
# Where bare Flask takes 0.4 s, an application with every part may take 1.5 s.
AIMS = {"few answers": 1.3, "everything": 3.75}


def measure(rounds: int) -> Result:
    """Start every application once a round."""
    with workshop() as shop:
        made = {shape: make_project(shop, "flask", shape) for shape in SHAPES}
        gunicorn = {
            shape: [str(folder / ".venv/bin/gunicorn"), "--check-config"]
            for shape, folder in made.items()
        }
        bare = shop.home / "bare"
        bare.mkdir()
        (bare / "bare.py").write_text(BARE, encoding="utf-8")
        smallest = next(iter(SHAPES))
        listed = [Command("bare Flask", [*gunicorn[smallest], "bare:app"], bare, shop.environment)]
        listed += [
            Command(f"flask, {shape}", gunicorn[shape], folder, environment(shop, folder))
            for shape, folder in made.items()
        ]
        in_turn(listed, rounds)
        versions = releases(made[smallest] / ".venv/bin", ["flask", "gunicorn"])
    times = {command.name: command.milliseconds for command in listed}
    aims = (
        Met(f"{shape} / bare Flask", times[f"flask, {shape}"] / times["bare Flask"], most)
        for shape, most in AIMS.items()
    )
    return Result(NAME, tuple(command.row for command in listed), tuple(aims), (), versions)
