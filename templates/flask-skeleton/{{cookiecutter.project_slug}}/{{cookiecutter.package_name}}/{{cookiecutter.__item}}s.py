{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s: the pages around them."""

import re

{% if cookiecutter.forms != "none" %}
from flask import (
    Blueprint,
    abort,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
{% else %}
from flask import Blueprint, abort, render_template, request
{% endif %}
from sqlalchemy import select

from .database import db
{% if cookiecutter.forms != "none" %}
from .forms import {{ Item }}Form
{% endif %}
from .models import {{ Item }}

PER_PAGE = 20
# Larger numbers overflow in the database, so they are not found.
LAST_ID = 2**31 - 1
PAGE_NUMBER = re.compile(r"[0-9]{1,9}")

{{ item }}s = Blueprint("{{ item }}s", __name__, url_prefix="/{{ item }}s")


@{{ item }}s.get("/")
def index() -> str:
    """List the {{ item }}s, newest first."""
    number = request.args.get("page", "1")
    if not PAGE_NUMBER.fullmatch(number):
        abort(404)
    newest = select({{ Item }}).order_by({{ Item }}.created_at.desc(), {{ Item }}.id.desc())
    page = db.paginate(newest, page=int(number), per_page=PER_PAGE)
    return render_template("{{ item }}s/list.html", title="{{ Item }}s", page=page)


@{{ item }}s.get(f"/<int(max={LAST_ID}):key>/")
def detail(key: int) -> str:
    """Show one {{ item }}."""
    {{ item }} = db.get_or_404({{ Item }}, key)
    return render_template("{{ item }}s/detail.html", item={{ item }})
{% if cookiecutter.forms != "none" %}


@{{ item }}s.route("/new/", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Write a new {{ item }}."""
    form = {{ Item }}Form()
    if form.validate_on_submit():
        {{ item }} = {{ Item }}(title=form.title.data, text=form.text.data)
        db.session.add({{ item }})
        db.session.commit()
        flash("The {{ item }} was saved.")
        return redirect(url_for(".detail", key={{ item }}.id))
    return form_page(form, "New {{ item }}", cancel=url_for(".index"))


@{{ item }}s.route(f"/<int(max={LAST_ID}):key>/edit/", methods=["GET", "POST"])
def edit(key: int) -> ResponseReturnValue:
    """Change one {{ item }}."""
    {{ item }} = db.get_or_404({{ Item }}, key)
    form = {{ Item }}Form(obj={{ item }})
    if form.validate_on_submit():
        form.populate_obj({{ item }})
        db.session.commit()
        flash("The {{ item }} was saved.")
        return redirect(url_for(".detail", key=key))
    return form_page(form, "Edit {{ item }}", cancel=url_for(".detail", key=key))


@{{ item }}s.route(f"/<int(max={LAST_ID}):key>/delete/", methods=["GET", "POST"])
def delete(key: int) -> ResponseReturnValue:
    """Ask before deleting one {{ item }}, then delete it."""
    {{ item }} = db.get_or_404({{ Item }}, key)
    if request.method == "POST":
        db.session.delete({{ item }})
        db.session.commit()
        flash("The {{ item }} was deleted.")
        return redirect(url_for(".index"))
    title = "Delete this {{ item }}?"
    return render_template("{{ item }}s/delete.html", title=title, item={{ item }})


def form_page(form: {{ Item }}Form, title: str, cancel: str) -> ResponseReturnValue:
    """Show the form, with what was typed and what is wrong with it."""
    page = render_template(
        "{{ item }}s/form.html",
        form=form,
        title=title,
        cancel=cancel,
    )
    return page, 422 if form.errors else 200
{% else %}


@{{ item }}s.cli.command("seed")
def seed() -> None:
    """Fill the list with a few examples."""
    for number in range(1, 4):
        title = f"Example {number}"
        db.session.add({{ Item }}(title=title, text="Made by the seed command."))
    db.session.commit()
{% endif %}
