"""Documentation: the description of the API, and a page to read and try it."""

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    jsonify,
    make_response,
    render_template,
)
{% if cookiecutter | has("switch") %}
from flask_babel import lazy_gettext
{% endif %}

{% if cookiecutter | has("package-html") %}
from .. import layout
{% endif %}
from ..security import SECURITY_HEADERS
from ..settings import SITE_NAME

# Swagger UI draws its arrows from `data:` addresses.
POLICY = SECURITY_HEADERS["Content-Security-Policy"] + "; img-src 'self' data:"

api = Blueprint("api", __name__, url_prefix="/api")


def init_app(app: Flask) -> None:
    """Offer the description and the page."""
    app.register_blueprint(api)
{% if cookiecutter | has("package-html") %}
    layout.add_link(app, "api.docs", {{ "API" | lazy_words(cookiecutter) }})
{% endif %}


@api.get("/openapi.json")
def openapi() -> Response:
    """Describe the API."""
    return jsonify(current_app.extensions["rest"].spec.to_dict())


@api.get("/docs", strict_slashes=False)
def docs() -> Response:
    """Show the description with Swagger UI, which needs a policy of its own."""
    page = make_response(render_template("api/docs.html", site_name=SITE_NAME))
    page.headers["Content-Security-Policy"] = POLICY
    return page
