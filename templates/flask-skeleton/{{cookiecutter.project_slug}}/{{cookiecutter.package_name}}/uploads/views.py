"""The pages around uploads."""

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
{% if cookiecutter | has("accounts") %}
    session,
{% endif %}
    url_for,
)
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
from flask_babel import lazy_gettext
{% endif %}

from .. import layout
{% if cookiecutter | has("accounts") %}
from ..accounts.sessions import needed
{% endif %}
from ..pagination import requested_page
from . import repository
from .contents import Refused
from .delivery import delivered, largest_request, sending
from .forms import UploadForm
from .models import Upload

uploads = Blueprint("uploads", __name__, url_prefix="/uploads")
{% if cookiecutter | has("accounts") %}
uploads.before_request(needed)
{% endif %}


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint(uploads)
    layout.add_link(app, "uploads.index", {{ "Files" | lazy_words(cookiecutter) }})


@uploads.url_value_preprocessor
def allow_a_file(endpoint: str | None, values: object) -> None:
    """Let this address take more than others, before anything reads the request."""
{% if cookiecutter | has("accounts") %}
    # Who that is, the database says: it is asked when the request has begun.
    if request.endpoint == "uploads.add" and "_user_id" in session:
{% else %}
    if request.endpoint == "uploads.add":
{% endif %}
        request.max_content_length = largest_request()


@uploads.get("/")
def index() -> ResponseReturnValue:
    """List the files, newest first, below the form for another one."""
    return list_page(UploadForm())


@uploads.post("/")
@sending
def add() -> ResponseReturnValue:
    """Keep a file, or say what is wrong with it."""
    form = UploadForm()
    if form.validate_on_submit():
        try:
            repository.keep(form.file.data.stream, form.file.data.filename)
        except Refused as reason:
            form.file.errors = [str(reason)]
        else:
            flash({{ "The file was saved." | words(cookiecutter) }})
            return redirect(url_for(".index"))
    return list_page(form), 422


@uploads.get("/<int:key>/")
def download(key: int) -> Response:
    """Send what is in a file."""
    return delivered(found(key))


@uploads.route("/<int:key>/delete/", methods=["GET", "POST"])
def delete(key: int) -> ResponseReturnValue:
    """Ask before deleting a file, then delete it."""
    upload = found(key)
    if request.method == "POST":
        repository.remove(upload)
        flash({{ "The file was deleted." | words(cookiecutter) }})
        return redirect(url_for(".index"))
    return render_template("uploads/delete.html", upload=upload)


def list_page(form: UploadForm) -> str:
    """Show the form and the list."""
    page = requested_page(repository.count())
    files = repository.newest(page.start, page.stop)
    return render_template("uploads/list.html", form=form, uploads=files, page=page)


def found(key: int) -> Upload:
    """Find a file of the visitor's, or answer that there is none."""
    return repository.get(key) or abort(404)
