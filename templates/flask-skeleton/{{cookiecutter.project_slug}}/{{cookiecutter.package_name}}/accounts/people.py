"""People: the accounts, and who of them looks after the site."""

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
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}

from ..pagination import requested_page
from . import repository, service
from .permissions import staff_required
from .sessions import owner

# What a form may ask for, and whether that is the role of staff.
ROLES = {"user": False, "staff": True}

people = Blueprint("people", __name__, url_prefix="/accounts/people")


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint(people)


@people.get("/")
@staff_required
def index() -> str:
    """List the accounts, newest first."""
    page = requested_page(repository.count())
    users = repository.newest(page.start, page.stop)
    return render_template("accounts/people.html", users=users, page=page)


@people.route("/<int:key>/", methods=["GET", "POST"])
@staff_required
def role(key: int) -> ResponseReturnValue:
    """Ask before giving or taking the role of staff, then do what was asked for."""
    user = repository.get(key) or abort(404)
    if user == owner():
        abort(403, {{ "You cannot take the role from yourself." | words(cookiecutter) }})
    if request.method == "POST":
        asked = request.form.get("role")
        if asked not in ROLES:
            abort(400)
        service.set_staff(user, ROLES[asked])
        flash({{ "The role was changed." | words(cookiecutter) }})
        return redirect(url_for(".index"))
    return render_template("accounts/role.html", user=user)
