{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""New {{ item }}: a form that is checked and shown again, but not kept."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from .forms import {{ Item }}Form

{{ item }}s = Blueprint("{{ item }}s", __name__, url_prefix="/{{ item }}s")


@{{ item }}s.route("/new/", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Check what was entered and show it again."""
    form = {{ Item }}Form()
    if form.validate_on_submit():
        return render_template("{{ item }}s/entered.html", form=form)
    page = render_template(
        "{{ item }}s/form.html",
        form=form,
        title="New {{ item }}",
        cancel=url_for("pages.home"),
    )
    return page, 422 if form.errors else 200
