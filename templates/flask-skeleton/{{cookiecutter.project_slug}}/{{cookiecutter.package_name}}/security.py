"""Security: which hosts, which proxies, which headers."""

from flask import Flask, Response, abort, current_app, redirect, request
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

from .settings import host_name

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


def init_app(app: Flask) -> None:
    """Guard every request and every answer."""
    app.before_request(check_host)
    if app.config["HTTPS_REDIRECT"]:
        app.before_request(redirect_to_https)
    app.after_request(add_security_headers)
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
    if not host_is_trusted(name, current_app.config["ALLOWED_HOSTS"]):
        abort(400, {{ "This host is not served here." | words(cookiecutter) }})
    if request.scheme not in {"http", "https"}:
        abort(400)


def redirect_to_https() -> ResponseReturnValue | None:
    """Send a visitor who came by plain HTTP to the same address by HTTPS."""
    if request.is_secure or is_probe():
        return None
    address = request.url.replace("http:", "https:", 1)
    return redirect(address, 301 if request.method in {"GET", "HEAD"} else 308)


def add_security_headers(response: Response) -> Response:
    """Add the headers that the view has not set for itself."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure and (seconds := current_app.config["HSTS_SECONDS"]):
        response.headers.setdefault("Strict-Transport-Security", f"max-age={seconds}")
    return response
