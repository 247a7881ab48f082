"""Pages: those that belong to the site as a whole."""

from flask import Blueprint, Flask, render_template
{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext
{% endif %}

from . import layout

pages = Blueprint("pages", __name__)


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint(pages)
    layout.add_link(app, "pages.home", {{ "Home" | lazy_words(cookiecutter) }})


@pages.get("/")
def home() -> str:
    """Welcome the visitor."""
    return render_template("home.html")
