"""Security: which hosts, which proxies, which headers."""

from flask import Flask, Response, abort, current_app, request
{% if cookiecutter.forms != "none" %}
from flask_wtf import CSRFProtect
{% endif %}
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

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
{% if cookiecutter.forms != "none" %}

csrf = CSRFProtect()
{% endif %}


def configure_security(app: Flask) -> None:
    """Guard every request and every answer."""
    app.before_request(check_host)
    app.after_request(add_security_headers)
    if proxies := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies
        )


def check_host() -> None:
    """Refuse a host that is not ours; the probes do not know its name.

    Flask's TRUSTED_HOSTS would refuse the probes as well, and leave the page that
    says so without ``url_for``.
    """
    hosts = current_app.config["ALLOWED_HOSTS"]
    if request.blueprint != "health" and not host_is_trusted(request.host, hosts):
        abort(400, "This host is not served here.")


def add_security_headers(response: Response) -> Response:
    """Add the headers that the view has not set for itself."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure and (seconds := current_app.config["HSTS_SECONDS"]):
        response.headers.setdefault("Strict-Transport-Security", f"max-age={seconds}")
    return response
