"""What is measured of generated applications: aims, bare projects, layers; no time is asserted."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks import applications, bare
from benchmarks.applications import AIMS, COLUMNS, HOME, LOGIN, RSS
from benchmarks.bare import page as bare_page
from benchmarks.profile import Page, as_markdown, layer, page
from benchmarks.result import Row
from benchmarks.served import Application, serving

PROJECT, LIBRARY = "/srv/project", "/usr/lib/python3.11"
SITE = f"{PROJECT}/.venv/lib/python3.11/site-packages"


def rows(**changed: Mapping[str, float]) -> dict[str, Row]:
    """Make rows of applications that cost as much as the bare ones."""
    names = {name for name, _ in AIMS} | {f"{each}, bare" for each in ("flask", "django")}
    names |= {f"{each}, defaults" for each in ("flask", "django")}
    usual = {COLUMNS[HOME]: 100.0, COLUMNS[LOGIN]: 100.0, RSS: 35.0}
    return {name: Row(name, usual | dict(changed.get(name, {}))) for name in names}


def test_pages_are_compared_with_the_bare_one_of_their_framework() -> None:
    slow = {"flask, everything": {COLUMNS[LOGIN]: 650.0}, "django, bare": {COLUMNS[HOME]: 40.0}}
    met = {each.aim: each for each in applications.judged(rows(**slow))}
    assert met["flask, everything, login / bare flask"].ratio == 6.5
    assert not met["flask, everything, login / bare flask"].holds
    assert met["flask, everything, home / bare flask"].holds
    assert met["django, defaults, home / bare django"].ratio == 2.5
    assert len(met) == len(AIMS) + 2


def test_memory_of_the_defaults_is_held_against_what_it_may_be() -> None:
    met = {each.aim: each for each in applications.judged(rows(**{"flask, defaults": {RSS: 77}}))}
    assert met["flask, defaults: memory / 70 MB"].ratio == pytest.approx(1.1)
    assert met["django, defaults: memory / 70 MB"].ratio == 0.5


def test_the_bare_page_names_files_and_home_as_its_framework_does() -> None:
    text = bare_page("{%% static '%s' %%}", "{% url 'home' %}")
    assert "href=\"{% static 'style.css' %}\"" in text
    assert text.count("{% url 'home' %}") == 2
    assert not {"STATIC", "HOME", "WORDS"} & {word for word in text.split() if word.isupper()}


def test_the_bare_flask_application_shows_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare.write_flask(tmp_path / "bare")
    monkeypatch.syspath_prepend(tmp_path / "bare")
    compile((tmp_path / "bare/bare.py").read_text(), "bare.py", "exec")
    assert "url_for('static', filename='favicon.svg')" in (
        tmp_path / "bare/templates/home.html"
    ).read_text(encoding="utf-8")


SERVER = """\
import os, signal, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
port = int(sys.argv[sys.argv.index("--bind") + 1].rpartition(":")[2])
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        sum(range(200_000))
        self.send_response(200 if self.path == "/" else 404)
        self.end_headers()
        self.wfile.write(self.headers["Host"].encode())
    def log_message(self, *_): pass
server = HTTPServer(("127.0.0.1", port), Handler)
worker = os.fork()
if worker:
    def stop(*_):
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        os._exit(0)
    signal.signal(signal.SIGTERM, stop)
    while True:
        signal.pause()
server.serve_forever()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_a_worker_uses_is_read_from_the_process_that_answers(tmp_path: Path) -> None:
    (tmp_path / "server.py").write_text(SERVER)
    words = (sys.executable, tmp_path / "server.py")
    application = Application("fake", words, tmp_path, {"PATH": "/usr/bin:/bin"})
    with serving(application) as served:
        served.warm_up(1)
        assert served.ask("/").endswith(bare.HOST.encode())
        used = dict(applications.asked(served))
        assert used[COLUMNS[HOME]] > 0
        assert served.memory("Rss") >= served.memory("Pss") > 1


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ([f"{SITE}/jinja2/runtime.py", f"{PROJECT}/app.py"], "templates (Jinja)"),
        ([f"{PROJECT}/templates/base.html", f"{SITE}/jinja2/x.py"], "templates (Jinja)"),
        ([f"{LIBRARY}/json/encoder.py", f"{PROJECT}/shop/logs.py"], "the project: shop/logs.py"),
        ([f"{LIBRARY}/logging/__init__.py", f"{PROJECT}/shop/logs.py"], "log"),
        ([f"{SITE}/django/template/base.py"], "templates (Django)"),
        ([f"{SITE}/whitenoise/middleware.py", f"{SITE}/django/core/base.py"], "whitenoise"),
        ([f"{LIBRARY}/runpy.py"], "Python"),
    ],
)
def test_a_sample_counts_for_the_innermost_layer(files: list[str], named: str) -> None:
    assert layer(files, PROJECT) == named


def test_the_profile_names_large_layers_and_sums_up_the_small_ones() -> None:
    files = {"jinja2": 60, "flask": 39, **{f"p{number}": 1 for number in range(3)}}
    stacks = [{"files": [f"{SITE}/{name}/x.py"], "count": count} for name, count in files.items()]
    sampled = {"requests": 200, "seconds": 0.1, "stacks": stacks}
    found = page("Flask: home page", sampled, PROJECT)
    assert found.microseconds == 500
    text = as_markdown([found], {"flask": "3.1"})
    assert "## Flask: home page\n\n500 µs a request." in text
    assert "| templates (Jinja) | 59% |\n| flask | 38% |\n| all others | 3% |\n" in text


def test_shares_sum_up_to_the_whole() -> None:
    shares = [share for _, share in Page("x", 1, {"a": 999, "b": 1}).rows()]
    assert sum(shares) == pytest.approx(1)
