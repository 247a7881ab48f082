"""Pages: those that belong to the site as a whole."""

from flask import Blueprint, Flask, render_template
{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext
{% endif %}

{% if cookiecutter.htmx %}
from . import health, htmx, layout
{% else %}
from . import layout
{% endif %}

pages = Blueprint("pages", __name__)


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint(pages)
    layout.add_link(app, "pages.home", {{ "Home" | lazy_words(cookiecutter) }})


@pages.get("/")
def home() -> str:
    """Welcome the visitor."""
    return render_template("home.html")
{% if cookiecutter.htmx %}


@pages.get("/status")
def status() -> str:
    """Tell whether all is well: beside the link that asks, or as a page."""
    template = "_status.html" if htmx.wants("status") else "status.html"
    down = [name for name, state in health.results().items() if state == "down"]
    return render_template(template, down=down)
{% endif %}
