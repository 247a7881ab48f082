"""Security: which hosts, which proxies, which headers, how much."""

from __future__ import annotations

from collections.abc import Iterable
from io import RawIOBase
from typing import IO, TYPE_CHECKING, Any, cast

from flask import Flask, Request, abort, current_app, redirect, request
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from itsdangerous import URLSafeTimedSerializer
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted
from werkzeug.utils import cached_property
from werkzeug.wsgi import LimitedStream

from .settings import host_name

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    Headers = list[tuple[str, str]]

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


def init_app(app: Flask) -> None:
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
        abort(400, {{ "This host is not served here." | words(cookiecutter) }})
    if request.scheme not in {"http", "https"}:
        abort(400)


def redirect_to_https() -> ResponseReturnValue | None:
    """Send a visitor who came by plain HTTP to the same address by HTTPS."""
    if request.is_secure or is_probe():
        return None
    address = request.url.replace("http:", "https:", 1)
    return redirect(address, 301 if request.method in {"GET", "HEAD"} else 308)
