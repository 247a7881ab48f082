"""The application: `flask run` and `gunicorn 'app:create_app()'` find it here."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import {% if cookiecutter.pages %}Callable, {% endif %}Iterable
from datetime import UTC, datetime
{% if cookiecutter.pages %}
from functools import lru_cache
{% endif %}
from io import RawIOBase
from time import perf_counter
from typing import IO, TYPE_CHECKING, Any, NoReturn, TextIO, cast
from uuid import uuid4

from environs import Env, EnvValidationError, ValidationError, validate
from flask import (
    Blueprint,
    Flask,
    Request,
    abort,
    current_app,
    g,
    has_app_context,
{% if cookiecutter.pages %}
    has_request_context,
{% endif %}
    redirect,
{% if cookiecutter.pages %}
    render_template,
{% endif %}
    request,
{% if not cookiecutter.pages %}
    url_for,
{% endif %}
)
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from itsdangerous import URLSafeTimedSerializer
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.utils import cached_property
from werkzeug.wsgi import LimitedStream, get_path_info

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    Headers = list[tuple[str, str]]

{{ cookiecutter.project_name | constant("SITE_NAME") }}

DEVELOPMENT_KEY = "only-for-development-never-in-production"
LOCAL_HOSTS = ["localhost", "127.0.0.1"]
HOST = re.compile(r"\.?[\w-]+(\.[\w-]+)*")
ONE_YEAR = 31_536_000
REQUIRED: Any = ...  # environs' sign for "there is no default"
{% if cookiecutter.pages %}

# What the header of every page links to: endpoint, label.
NAVIGATION = [("pages.home", "Home")]
{% else %}

# Endpoints; the last part of each is the name it goes by.
ADDRESSES = [
    "health.healthz",
    "health.readyz",
]
{% endif %}

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

# What the visitor is told where `abort()` was given no text of its own.
EXPLANATIONS = {
    400: "The request could not be understood.",
    403: "You may not see or do this.",
    404: "There is nothing at this address.",
    405: "This address does not answer requests of this kind.",
    413: "That is more than can be sent at once.",
    429: "Too many attempts. Please wait a moment and try again.",
    500: "Something went wrong here. It has been logged.",
    503: "This cannot be answered right now. Please try again soon.",
}
OTHERWISE = "The request could not be answered."
{% if cookiecutter.pages %}
# Where programs ask, not people.
FOR_PROGRAMS = ("/api/", "/graphql")
{% endif %}

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
STANDARD_FIELDS = {*vars(logging.makeLogRecord({})), "asctime", "message"}

logger = logging.getLogger(__name__)
encode = json.JSONEncoder(default=str).encode

health = Blueprint("health", __name__)
{% if cookiecutter.pages %}
pages = Blueprint("pages", __name__)
{% else %}
index = Blueprint("index", __name__)
{% endif %}


def create_app() -> Flask:
    """Put the parts together."""
    app = Flask(__name__)
    app.config.from_mapping(load_settings())
    configure_logs(app)
    configure_security(app)
    configure_errors(app)
    app.register_blueprint(health)
{% if cookiecutter.pages %}
    app.register_blueprint(pages)
    app.extensions["navigation"] = NAVIGATION
    app.jinja_env.globals.update(site_name=SITE_NAME, url_for=addresses(app))
    app.context_processor(site)
{% else %}
    app.register_blueprint(index)
{% endif %}
    return app


# Settings: read from the environment, checked before anything starts


def load_settings() -> dict[str, Any]:
    """Read all settings, or stop with a message that names each wrong variable."""
    env = Env(eager=False)
    debug = env.bool("DEBUG", False, validate=not_under_gunicorn)
    settings = {"DEBUG": debug, **read_settings(env, debug)}
    try:
        env.seal()
    except EnvValidationError as error:
        stop(cast("dict[str, list[str]]", error.error_messages))
    return settings


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read what every part rests on."""
    env.bool("FLASK_DEBUG", False, validate=None if debug else debugger_off)
    return {
        "SECRET_KEY": env.str(
            "SECRET_KEY", DEVELOPMENT_KEY if debug else REQUIRED, validate=strong_key
        ),
        "ALLOWED_HOSTS": env.list(
            "ALLOWED_HOSTS",
            LOCAL_HOSTS if debug else REQUIRED,
            subcast=host_name,
            validate=named_hosts,
        ),
        "TRUSTED_PROXIES": env.int("TRUSTED_PROXIES", 0, validate=validate.Range(0)),
        "HTTPS_REDIRECT": env.bool("HTTPS_REDIRECT", not debug),
        "HSTS_SECONDS": env.int(
            "HSTS_SECONDS", 0 if debug else ONE_YEAR, validate=validate.Range(0)
        ),
        "LOG_LEVEL": env.log_level("LOG_LEVEL", logging.INFO),
        "MAX_CONTENT_LENGTH": env.int(
            "MAX_CONTENT_LENGTH", 1024 * 1024, validate=validate.Range(1)
        ),
        "MAX_FORM_MEMORY_SIZE": None,  # the length of the whole is limited
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": not debug,
    }


def stop(problems: dict[str, list[str]]) -> NoReturn:
    """End the process with a message; gunicorn does not try again after a 3."""
    print("Cannot start, these settings are missing or wrong:", file=sys.stderr)
    for name, texts in problems.items():
        print(f"  {name}: {' '.join(texts)}", file=sys.stderr)
    print("The file .env.example explains each of them.", file=sys.stderr)
    raise SystemExit(3)


def strong_key(key: str) -> None:
    """Refuse a key that could be guessed."""
    if len(key) < 32 or len(set(key)) < 5 or key == DEVELOPMENT_KEY:
        raise ValidationError("Use at least 32 random characters.")


def host_name(text: str) -> str:
    """Spell a host in the one way that hosts are compared in."""
    return text.strip().lower().removesuffix(".")


def named_hosts(hosts: list[str]) -> None:
    """Refuse a list that would let every host, or none, through."""
    if not hosts or not all(HOST.fullmatch(host) for host in hosts):
        raise ValidationError("Name the hosts without ports, with commas between.")


def not_under_gunicorn(debug: bool) -> None:
    """Refuse to serve the public in debug mode: gunicorn names itself here."""
    if debug and "SERVER_SOFTWARE" in os.environ:
        raise ValidationError("Must be off under gunicorn.")


def debugger_off(debugger: bool) -> None:
    """Refuse Flask's debugger under production settings."""
    if debugger:
        raise ValidationError("Must be off unless DEBUG is on.")


# Logs: an id for each request, one line for each record


class OutputHandler(logging.StreamHandler[TextIO]):
    """Write to sys.stdout, which servers and tests replace."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stdout
        super().emit(record)


handler = OutputHandler()
# One access line is enough: not the development server's as well.
handler.addFilter(
    lambda line: line.name != "werkzeug" or " HTTP/" not in str(line.args)
)


class JsonFormatter(logging.Formatter):
    """Write a record as one JSON object, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        entry = {
            "timestamp": moment.isoformat(timespec="microseconds")[:-6] + "Z",
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "logger": record.name,
            **extra_fields(record),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return encode(entry)


class ConsoleFormatter(logging.Formatter):
    """Write a record as a line of text, for people."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        extra = (f" {name}={value!r}" for name, value in extra_fields(record).items())
        return super().formatMessage(record) + "".join(extra)


def extra_fields(record: logging.LogRecord) -> dict[str, Any]:
    """List what a record says beyond its message, the request's id among it."""
    extra = {
        name: value
        for name, value in vars(record).items()
        if name not in STANDARD_FIELDS
    }
    if has_app_context() and (request_id := g.get("request_id")):
        extra["request_id"] = request_id
    return extra


class RequestLog:
    """Give the answer an id and the log its line; the probe for life leaves none.

    Around the application it costs a fraction of what it would as a part of it.
    """

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Take the id from its header, if it is a sane one, or make one."""
        started = perf_counter()
        sent = environ.get("HTTP_X_REQUEST_ID", "")
        request_id = sent if REQUEST_ID.fullmatch(sent) else uuid4().hex
        environ["request_id"] = request_id

        def start(status: str, headers: Headers, *error: Any) -> Any:
            headers.append(("X-Request-ID", request_id))
            self.write_line(environ, status, started)
            return start_response(status, headers, *error)

        return self.app(environ, start)

    def write_line(self, environ: WSGIEnvironment, status: str, started: float) -> None:
        path = get_path_info(environ)
        if path.removesuffix("/") == "/healthz":
            return
        fields = {
            "method": environ["REQUEST_METHOD"],
            "path": path,
            "status": int(status[:3]),
            "duration_ms": round((perf_counter() - started) * 1000, 1),
        }
        logger.info("request", extra=fields)


def configure_logs(app: Flask) -> None:
    """Send every log line to standard output, and name each request in it."""
    handler.setFormatter(
        ConsoleFormatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%X")
        if app.debug
        else JsonFormatter()
    )
    # No line says where it was written or by whom, which takes time to find out.
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(app.config["LOG_LEVEL"])
    app.wsgi_app = RequestLog(app.wsgi_app)  # type: ignore[method-assign]
    app.before_request(name_request)


def name_request() -> None:
    """Let pages, problems and log lines say the id of the request."""
    g.request_id = request.environ.get("request_id", "")


# Security: which hosts, which proxies, which headers, how much


class WholeStream(LimitedStream):
    """A body without a given length: too long, it is refused and not cut."""

    def readall(self) -> bytes:
        """Read to the end; Werkzeug's own stops at the limit without a word."""
        return RawIOBase.readall(self)


class WholeRequest(Request):
    """A request that is as large as it may be, also when it comes in chunks."""

    @cached_property
    def stream(self) -> IO[bytes]:
        """Read the body, up to one byte more than it may have."""
        stream = super().stream
        if self.content_length is None and isinstance(stream, LimitedStream):
            body = self.environ["wsgi.input"]
            stream = cast(IO[bytes], WholeStream(body, stream.limit + 1, is_max=True))
        return stream


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions; what signs them is made once, not for each request."""

    signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        self.signer = self.signer or super().get_signing_serializer(app)
        return self.signer


class SecureAnswers:
    """Add the headers that the view has not set for itself."""

    def __init__(self, app: WSGIApplication, hsts_seconds: int) -> None:
        self.app = app
        self.always = list(SECURITY_HEADERS.items())
        hsts = ("Strict-Transport-Security", f"max-age={hsts_seconds}")
        self.by_https = [*self.always, hsts] if hsts_seconds else self.always

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        is_secure = environ["wsgi.url_scheme"] == "https"
        added = self.by_https if is_secure else self.always

        def start(status: str, headers: Headers, *error: Any) -> Any:
            given = {name.title() for name, _ in headers}
            headers += [header for header in added if header[0] not in given]
            return start_response(status, headers, *error)

        return self.app(environ, start)


def configure_security(app: Flask) -> None:
    """Guard every request and every answer."""
    app.request_class = WholeRequest
    app.session_interface = Sessions()
    app.before_request(check_host)
    if app.config["HTTPS_REDIRECT"]:
        app.before_request(redirect_to_https)
    app.wsgi_app = SecureAnswers(  # type: ignore[method-assign]
        app.wsgi_app, app.config["HSTS_SECONDS"]
    )
    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies
        )


def is_probe() -> bool:
    """Say whether a watcher asks, who knows neither the site's name nor HTTPS."""
    return request.path.removesuffix("/") in {"/healthz", "/readyz"}


def check_host() -> None:
    """Refuse a host that is not ours, and a scheme that only a proxy made up.

    Flask's TRUSTED_HOSTS would refuse the probes as well, and leave the page that
    says so without ``url_for``.
    """
    if is_probe():
        return
    name = host_name(request.host.partition(":")[0])
    hosts = current_app.config["ALLOWED_HOSTS"]
    if name not in hosts and not host_is_trusted(name, hosts):
        abort(400, "This host is not served here.")
    if request.scheme not in {"http", "https"}:
        abort(400)


def redirect_to_https() -> ResponseReturnValue | None:
    """Send a visitor who came by plain HTTP to the same address by HTTPS."""
    if request.is_secure or is_probe():
        return None
    address = request.url.replace("http:", "https:", 1)
    return redirect(address, 301 if request.method in {"GET", "HEAD"} else 308)


# Errors: an answer for each that tells the visitor what to know, and no more


def configure_errors(app: Flask) -> None:
    """Answer every error alike: a crash arrives here as a 500."""
    app.register_error_handler(HTTPException, error_response)


{% if cookiecutter.pages %}
def error_response(error: HTTPException) -> ResponseReturnValue:
    """Answer with a page, or with a problem document where programs ask."""
    if request.path.startswith(FOR_PROGRAMS):
        return problem(error)
    try:
        name = error.name
        page = render_template("error.html", name=name, text=explanation(error))
    except Exception:
        logger.exception("The page for an error cannot be shown")
        return problem(error)
    response = error.get_response()
    response.set_data(page)
    return response
{% else %}
def error_response(error: HTTPException) -> ResponseReturnValue:
    """Answer with a problem document."""
    return problem(error)
{% endif %}


def problem(error: HTTPException) -> ResponseReturnValue:
    """Describe the error to a program (RFC 9457); its headers stay, such as Allow."""
    document = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": explanation(error),
        "instance": request.path,
        "request_id": g.request_id,
    }
    response = error.get_response()
    response.set_data(json.dumps(document))
    response.mimetype = "application/problem+json"
    return response


def explanation(error: HTTPException) -> str:
    """Say what is wrong in a sentence for the visitor."""
    given: str | None = vars(error).get("description")
    return given or EXPLANATIONS.get(error.code or 500, OTHERWISE)


# Health: two addresses for whoever watches the process


@health.get("/healthz", strict_slashes=False, provide_automatic_options=False)
def healthz() -> ResponseReturnValue:
    """Say that the process lives."""
    return {"status": "ok"}


@health.get("/readyz", strict_slashes=False, provide_automatic_options=False)
def readyz() -> ResponseReturnValue:
    """Say whether requests can be served, and what is down if not."""
    checks = results()
    if "down" in checks.values():
        return {"status": "down", "checks": checks}, 503
    return {"status": "ok", "checks": checks}


def results() -> dict[str, str]:
    """Look after what requests cannot do without.

    It stands in ``app.extensions["checks"]``, by its name: a function that quickly
    says whether it is there.
    """
    return {
        name: "ok" if check() else "down"
        for name, check in current_app.extensions.get("checks", {}).items()
    }


{% if cookiecutter.pages %}
# Pages: those that belong to the site as a whole


def addresses(app: Flask) -> Callable[..., str]:
    """Make a ``url_for`` for pages, which works out the same address once."""

    @lru_cache(maxsize=1024)
    def known(root: str, endpoint: str, **values: Any) -> str:
        return app.url_for(endpoint, **values)

    def address(endpoint: str, **values: Any) -> str:
        is_file = endpoint == "static" and values.keys() == {"filename"}
        is_fixed = (is_file or not values) and not endpoint.startswith(".")
        if not is_fixed or app.url_default_functions:
            return app.url_for(endpoint, **values)
        return known(request.script_root, endpoint, **values)

    return address


def site() -> dict[str, Any]:
    """Tell pages where the links of the header lead, and which one leads here."""
    if not has_request_context():  # a mail, which has no header
        return {}
    address: Any = current_app.jinja_env.globals["url_for"]
    here = request.endpoint
    links = current_app.extensions["navigation"]
    return {
        "navigation": [
            (address(endpoint), str(label), endpoint == here)
            for endpoint, label in links
        ]
    }


@pages.get("/")
def home() -> str:
    """Welcome the visitor."""
    return render_template("home.html")
{% else %}
# Index: what there is to call


@index.get("/")
def home() -> ResponseReturnValue:
    """Name the addresses."""
    addresses = {name.split(".")[-1]: url_for(name) for name in ADDRESSES}
    return {"name": SITE_NAME, "addresses": addresses}
{% endif %}
