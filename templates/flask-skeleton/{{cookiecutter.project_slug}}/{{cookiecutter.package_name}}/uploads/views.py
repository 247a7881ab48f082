"""The pages around uploads."""

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
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
from . import access, repository
from .contents import Refused
from .forms import UploadForm
from .models import Upload

# What a request holds besides the file: names, boundaries, the token.
ENVELOPE = 16 * 1024

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
    if request.endpoint == "uploads.add" and access.may_send():
        request.max_content_length = current_app.config["UPLOAD_MAX_BYTES"] + ENVELOPE


@uploads.get("/")
def index() -> ResponseReturnValue:
    """List the files, newest first, below the form for another one."""
    return list_page(UploadForm())


@uploads.post("/")
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
    """Send what is in a file: images to look at, all else to save."""
    upload = found(key)
    response = send_file(
        repository.open_content(upload),
        mimetype=upload.media_type,
        as_attachment=not upload.is_image,
        download_name=upload.name,
        conditional=False,
        etag=False,
    )
    response.content_length = upload.size
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-cache"
    return response


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
