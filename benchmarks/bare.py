"""The same page without a generator: what a person writes who has read the tutorial.

One view renders one template, of the size and with the links of a generated home page, and
gunicorn serves it with one worker. Flask: an application in one module. Django: what
``startproject`` makes, its middleware and context processors among it, with ``DEBUG`` off.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import called

HOST = "bench.example.com"
FLASK = """\
from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def home():
    return render_template("home.html", site_name="Bare")
"""
URLS = """\
from django.shortcuts import render
from django.urls import path


def home(request):
    return render(request, "home.html", {"site_name": "Bare"})


urlpatterns = [path("", home, name="home")]
"""
PAGE = """\
<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ site_name }}</title>
    <link rel="icon" type="image/svg+xml" href="STATIC(favicon.svg)">
    <link rel="stylesheet" href="STATIC(style.css)">
  </head>
  <body>
    <header>
      <a href="HOME">{{ site_name }}</a>
      <nav>
        <ul>
          <li><a href="HOME" aria-current="page">Home</a></li>
        </ul>
      </nav>
    </header>
    <main>
      <h1>{{ site_name }}</h1>
WORDS    </main>
  </body>
</html>
"""
WORDS = "      <p>It runs. This page is yours to change, and here are words to fill it with.</p>\n"
PARAGRAPHS = 12  # as long as the home page of a project with few answers


def write_flask(folder: Path) -> None:
    """Write the application, which gunicorn finds as ``bare:app``."""
    (folder / "templates").mkdir(parents=True)
    (folder / "bare.py").write_text(FLASK, encoding="utf-8")
    static = "{{ url_for('static', filename='%s') }}"
    (folder / "templates/home.html").write_text(
        page(static, "{{ url_for('home') }}"), encoding="utf-8"
    )


def write_django(folder: Path, commands: Path) -> None:
    """Have ``startproject`` write the project, and add the view; ``bare.wsgi`` serves it."""
    folder.mkdir(parents=True)
    called(commands / "django-admin", "startproject", "bare", folder)
    settings = folder / "bare/settings.py"
    text = settings.read_text(encoding="utf-8")
    for default, own in {
        "DEBUG = True": "DEBUG = False",
        "ALLOWED_HOSTS = []": f'ALLOWED_HOSTS = ["{HOST}"]',
        "'DIRS': []": "'DIRS': [BASE_DIR / 'templates']",
    }.items():
        assert default in text, f"startproject no longer writes {default}"
        text = text.replace(default, own)
    settings.write_text(text, encoding="utf-8")
    (folder / "bare/urls.py").write_text(URLS, encoding="utf-8")
    (folder / "templates").mkdir()
    text = "{% load static %}" + page("{%% static '%s' %%}", "{% url 'home' %}")
    (folder / "templates/home.html").write_text(text, encoding="utf-8")


def page(static: str, home: str) -> str:
    """Write the page with a framework's own way to name a static file and the home page."""
    text = PAGE.replace("HOME", home).replace("WORDS", WORDS * PARAGRAPHS)
    for name in ("favicon.svg", "style.css"):
        text = text.replace(f"STATIC({name})", static % name)
    return text
