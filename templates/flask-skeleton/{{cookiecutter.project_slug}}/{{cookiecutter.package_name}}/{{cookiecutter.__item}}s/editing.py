{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set owned = cookiecutter | has("accounts") %}
{% set told = cookiecutter | has("example-jobs") %}
{% set add = "owners.add" if owned else "repository.add" %}
{% set changeable = "owners.changeable" if owned else "views.found" %}
"""The pages on which {{ item }}s are written, changed and deleted."""

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}

from . import {{ "owners, repository" if owned else "repository, views" }}
from .forms import {{ Item }}Form
{% if told %}
from .jobs import announce
{% endif %}

editing = Blueprint("{{ item }}s_editing", __name__, url_prefix="/{{ item }}s")
{% if owned %}
owners.guard(editing)
{% endif %}


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint(editing)


@editing.route("/new/", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Write a new {{ item }}."""
    form = {{ Item }}Form()
    if form.validate_on_submit():
        {{ item }} = {{ "announce(" if told }}{{ add }}(**form.values()){{ ")" if told }}
        flash({{ ("The " ~ item ~ " was saved.") | words(cookiecutter) }})
        return redirect(url_for("{{ item }}s.detail", key={{ item }}.id))
    title = {{ ("New " ~ item) | words(cookiecutter) }}
    return form_page(form, title, cancel=url_for("{{ item }}s.index"))


@editing.route("/<int:key>/edit/", methods=["GET", "POST"])
def edit(key: int) -> ResponseReturnValue:
    """Change one {{ item }}."""
    {{ item }} = {{ changeable }}(key)
    detail = url_for("{{ item }}s.detail", key=key)
    form = {{ Item }}Form(obj={{ item }})
    if form.validate_on_submit():
        repository.change({{ item }}, **form.values())
        flash({{ ("The " ~ item ~ " was saved.") | words(cookiecutter) }})
        return redirect(detail)
    return form_page(form, {{ ("Edit " ~ item) | words(cookiecutter) }}, cancel=detail)


@editing.route("/<int:key>/delete/", methods=["GET", "POST"])
def delete(key: int) -> ResponseReturnValue:
    """Ask before deleting one {{ item }}, then delete it."""
    {{ item }} = {{ changeable }}(key)
    if request.method == "POST":
        repository.remove({{ item }})
        flash({{ ("The " ~ item ~ " was deleted.") | words(cookiecutter) }})
        return redirect(url_for("{{ item }}s.index"))
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
