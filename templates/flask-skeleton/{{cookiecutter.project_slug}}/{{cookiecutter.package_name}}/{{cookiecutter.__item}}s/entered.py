{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""A form for a {{ item }} that is checked and shown again, but not kept."""

from flask import Blueprint, Flask, render_template, url_for
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
from flask_babel import lazy_gettext
{% endif %}

from .. import layout
from .forms import {{ Item }}Form

{{ item }}s = Blueprint("{{ item }}s", __name__, url_prefix="/{{ item }}s")


def init_app(app: Flask) -> None:
    """Offer the form."""
    app.register_blueprint({{ item }}s)
    layout.add_link(app, "{{ item }}s.new", {{ ("New " ~ item) | lazy_words(cookiecutter) }})


@{{ item }}s.route("/new/", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Check what was entered and show it again."""
    form = {{ Item }}Form()
    if form.validate_on_submit():
        return render_template("{{ item }}s/entered.html", form=form)
    page = render_template(
        "{{ item }}s/form.html",
        form=form,
        title={{ ("New " ~ item) | words(cookiecutter) }},
        cancel=url_for("pages.home"),
    )
    return page, 422 if form.errors else 200
