{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The pages around {{ item }}s."""

{% if cookiecutter.forms != "none" %}
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
from flask import Blueprint, Flask, abort, render_template
{% endif %}
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
from flask_babel import lazy_gettext
{% endif %}

from .. import layout
from ..pagination import requested_page
from . import repository
{% if cookiecutter.forms != "none" %}
from .forms import {{ Item }}Form
{% endif %}
from .models import {{ Item }}

{{ item }}s = Blueprint("{{ item }}s", __name__, url_prefix="/{{ item }}s")


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint({{ item }}s)
    layout.add_link(app, "{{ item }}s.index", {{ (item | capitalize ~ "s") | lazy_words(cookiecutter) }})


@{{ item }}s.get("/")
def index() -> str:
    """List the {{ item }}s, newest first."""
    page = requested_page(repository.count())
    items = repository.newest(page.start, page.stop)
    return render_template("{{ item }}s/list.html", items=items, page=page)


@{{ item }}s.get("/<int:key>/")
def detail(key: int) -> str:
    """Show one {{ item }}."""
    return render_template("{{ item }}s/detail.html", item=found(key))


def found(key: int) -> {{ Item }}:
    """Find a {{ item }}, or answer that there is none."""
    return repository.get(key) or abort(404)
{% if cookiecutter.forms != "none" %}


@{{ item }}s.route("/new/", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Write a new {{ item }}."""
    form = {{ Item }}Form()
    if form.validate_on_submit():
        {{ item }} = repository.add(**form.values())
        flash({{ ("The " ~ item ~ " was saved.") | words(cookiecutter) }})
        return redirect(url_for(".detail", key={{ item }}.id))
    title = {{ ("New " ~ item) | words(cookiecutter) }}
    return form_page(form, title, cancel=url_for(".index"))


@{{ item }}s.route("/<int:key>/edit/", methods=["GET", "POST"])
def edit(key: int) -> ResponseReturnValue:
    """Change one {{ item }}."""
    {{ item }} = found(key)
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
    {{ item }} = found(key)
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
