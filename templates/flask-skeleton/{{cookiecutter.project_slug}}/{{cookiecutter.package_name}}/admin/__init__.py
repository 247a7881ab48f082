"""Admin: the site's records under /admin/, for staff and nobody else."""

from flask import Flask, abort, request
from flask.typing import ResponseReturnValue
from flask_admin.base import Admin, BaseView, expose
{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext
{% endif %}

from ..accounts.permissions import staff_required
from ..accounts.sessions import is_here
from ..settings import SITE_NAME
from . import commands
from .accounts import AccountView
from .records import RecordView

ADDRESS = "/admin"


class Overview(BaseView):  # without the files that Flask-Admin's own pages need
    """The page that leads to the others."""

    @expose("/")
    def index(self) -> str:
        """Name what can be looked after."""
        return self.render("admin/overview.html")


def init_app(app: Flask) -> None:
    """Offer the pages, and the command that makes the first who may see them."""
    app.before_request(keep_others_out)
    overview = Overview({{ "Overview" | lazy_words(cookiecutter) }}, endpoint="admin", url=ADDRESS)
    Admin(app, name=SITE_NAME, index_view=overview)
    add_records(app, AccountView())
    commands.init_app(app)


def add_records(app: Flask, view: RecordView) -> None:
    """Let staff look after the records of a view."""
    app.extensions["admin"][0].add_view(view)


def keep_others_out() -> ResponseReturnValue | None:
    """Guard every address of the admin site, those that are not there as well."""
    if request.path == ADDRESS or request.path.startswith(f"{ADDRESS}/"):
        refusal: ResponseReturnValue | None = let_staff_in()
        return refusal
    return None


@staff_required
def let_staff_in() -> None:
    """Go on, unless the page after this one would be of another site."""
    if not is_here(request.values.get("url") or ADDRESS):
        abort(400)
