"""Security: the secret key, hosts, HTTPS, cookies and what a browser may do."""

from environs import EnvError, validate

from .base import DEBUG, env

INSECURE_PREFIX = "django-insecure-"


def is_strong(key: str) -> bool:
    """Tell whether the key is long and varied, and not the one for development."""
    varied = len(key) >= 32 and len(set(key)) >= 5
    return varied and not key.startswith(INSECURE_PREFIX)


SECRET_KEY = env.str("SECRET_KEY", "")
if DEBUG and not SECRET_KEY:
    SECRET_KEY = INSECURE_PREFIX + "for-development-only"
if not DEBUG and not is_strong(SECRET_KEY):
    raise EnvError("SECRET_KEY needs 32 random characters or more.")

ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [], subcast=str.strip)
unfit = any(sign in "*/:" or sign.isspace() for sign in "".join(ALLOWED_HOSTS))
if unfit or (not DEBUG and not any(ALLOWED_HOSTS)):
    raise EnvError("ALLOWED_HOSTS needs the names of the hosts, without ports.")

DATA_UPLOAD_MAX_MEMORY_SIZE = env.int(
    "MAX_CONTENT_LENGTH", 1_048_576, validate=validate.Range(min=1)
)

# HTTPS ends here, or at a proxy that is trusted to say so.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0, validate=validate.Range(min=0))
FORWARDED_PROTO = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_PROXY_SSL_HEADER = FORWARDED_PROTO if TRUSTED_PROXIES else None
SECURE_SSL_REDIRECT = env.bool("HTTPS_REDIRECT", not DEBUG)
SECURE_REDIRECT_EXEMPT = [r"^healthz/?$", r"^readyz/?$"]
HSTS_SECONDS = env.int("HSTS_SECONDS", 31_536_000, validate=validate.Range(min=0))
SECURE_HSTS_SECONDS = 0 if DEBUG else HSTS_SECONDS
# Subdomains and preloading concern more than this site, and take months to undo.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "{{ cookiecutter.package_name }}.errors.csrf_failure"

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
{% if cookiecutter.python == "3.11" %}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
{% else %}
SECURE_CSP = {
    "default-src": ["'self'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
{% endif %}
