{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The pages on which {{ item }}s are read."""

from flask import Blueprint, Flask, abort, render_template, request
{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext
{% endif %}

from .. import {{ "htmx, " if cookiecutter.htmx }}layout
from ..pagination import requested_page
from . import repository
from .models import {{ Item }}

{{ item }}s = Blueprint("{{ item }}s", __name__, url_prefix="/{{ item }}s")


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint({{ item }}s)
    layout.add_link(app, "{{ item }}s.index", {{ (item | capitalize ~ "s") | lazy_words(cookiecutter) }})


@{{ item }}s.get("/")
def index() -> str:
    """List the {{ item }}s, newest first, or those in which the words stand."""
    search = request.args.get("search", "").replace("\0", "")[:200]
    total = repository.count(search)
    page = requested_page(total)
    return render_template(
{% if cookiecutter.htmx %}
        "{{ item }}s/_results.html" if htmx.wants("results") else "{{ item }}s/list.html",
{% else %}
        "{{ item }}s/list.html",
{% endif %}
        items=repository.newest(page.start, page.stop, search),
        page=page,
        search=search,
        total=total,
    )


@{{ item }}s.get("/<int:key>/")
def detail(key: int) -> str:
    """Show one {{ item }}."""
    return render_template("{{ item }}s/detail.html", item=found(key))


def found(key: int) -> {{ Item }}:
    """Find a {{ item }}, or answer that there is none."""
    return repository.get(key) or abort(404)
