"""Pages: those that belong to the site as a whole."""

from flask import Blueprint, render_template

# What the header of every page links to: endpoint, label.
NAVIGATION = [
    ("pages.home", "Home"),
{% if cookiecutter.example and cookiecutter.data != "none" %}
    ("{{ cookiecutter.__item }}s.index", "{{ cookiecutter.__item | capitalize }}s"),
{% elif cookiecutter.example %}
    ("{{ cookiecutter.__item }}s.new", "New {{ cookiecutter.__item }}"),
{% endif %}
]

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """Welcome the visitor."""
    return render_template("home.html")
