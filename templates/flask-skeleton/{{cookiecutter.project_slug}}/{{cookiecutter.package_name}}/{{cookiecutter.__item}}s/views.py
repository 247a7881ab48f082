{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set edited = cookiecutter.forms != "none" %}
{% set owned = edited and cookiecutter | has("accounts") %}
{% set told = edited and cookiecutter | has("example-jobs") %}
"""The pages around {{ item }}s."""

{% if edited %}
from flask import (
    Blueprint,
    Flask,
    abort,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
{% else %}
from flask import Blueprint, Flask, abort, render_template, request
{% endif %}
{% if edited and cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext
{% endif %}

{% if cookiecutter.htmx %}
from .. import htmx, layout
{% else %}
from .. import layout
{% endif %}
{% if owned %}
from ..accounts import sessions
{% endif %}
from ..pagination import requested_page
{% if owned %}
from . import permissions, repository
{% else %}
from . import repository
{% endif %}
{% if edited %}
from .forms import {{ Item }}Form
{% endif %}
{% if told %}
from .jobs import announce
{% endif %}
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
{% if owned %}
    {{ item }} = found(key)
    may_change = permissions.may_change({{ item }})
    return render_template("{{ item }}s/detail.html", item={{ item }}, may_change=may_change)
{% else %}
    return render_template("{{ item }}s/detail.html", item=found(key))
{% endif %}


def found(key: int) -> {{ Item }}:
    """Find a {{ item }}, or answer that there is none."""
    return repository.get(key) or abort(404)
{% if edited %}


@{{ item }}s.route("/new/", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Write a new {{ item }}."""
    form = {{ Item }}Form()
    if form.validate_on_submit():
        {{ item }} = {{ "announce(" if told }}{{ "add" if owned else "repository.add" }}(**form.values()){{ ")" if told }}
        flash({{ ("The " ~ item ~ " was saved.") | words(cookiecutter) }})
        return redirect(url_for(".detail", key={{ item }}.id))
    title = {{ ("New " ~ item) | words(cookiecutter) }}
    return form_page(form, title, cancel=url_for(".index"))


@{{ item }}s.route("/<int:key>/edit/", methods=["GET", "POST"])
def edit(key: int) -> ResponseReturnValue:
    """Change one {{ item }}."""
    {{ item }} = {{ "changeable" if owned else "found" }}(key)
    form = {{ Item }}Form(obj={{ item }})
    if form.validate_on_submit():
        repository.change({{ item }}, **form.values())
        flash({{ ("The " ~ item ~ " was saved.") | words(cookiecutter) }})
        return redirect(url_for(".detail", key=key))
    title = {{ ("Edit " ~ item) | words(cookiecutter) }}
    return form_page(form, title, cancel=url_for(".detail", key=key))


@{{ item }}s.route("/<int:key>/delete/", methods=["GET", "POST"])
def delete(key: int) -> ResponseReturnValue:
    """Ask before deleting one {{ item }}, then delete it."""
    {{ item }} = {{ "changeable" if owned else "found" }}(key)
    if request.method == "POST":
        repository.remove({{ item }})
        flash({{ ("The " ~ item ~ " was deleted.") | words(cookiecutter) }})
        return redirect(url_for(".index"))
    return render_template("{{ item }}s/delete.html", item={{ item }})


def form_page(form: {{ Item }}Form, title: str, cancel: str) -> ResponseReturnValue:
    """Show the form, with what was typed and what is wrong with it."""
    page = render_template(
        "{{ item }}s/form.html",
        form=form,
        title=title,
        cancel=cancel,
    )
    return page, 422 if form.errors else 200
{% endif %}
{% if owned %}


@{{ item }}s.before_request
def let_in() -> ResponseReturnValue | None:
    """Let everybody read; for all else somebody has to be signed in."""
    reading = request.endpoint in {"{{ item }}s.index", "{{ item }}s.detail"}
    return None if reading else sessions.needed()


def add(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }} of whoever is signed in."""
    return repository.add(title, text, sessions.owner().id)


def changeable(key: int) -> {{ Item }}:
    """Find a {{ item }} that the visitor may change."""
    {{ item }} = found(key)
    if not permissions.may_change({{ item }}):
        abort(403)
    return {{ item }}
{% endif %}
