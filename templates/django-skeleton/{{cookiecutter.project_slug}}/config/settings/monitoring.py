"""Monitoring: whether and how Sentry is told of errors."""

from environs import EnvError, validate

from {{ cookiecutter.package_name }} import monitoring

from .base import DEBUG, env

SENTRY_DSN = env.str("SENTRY_DSN", "")
if SENTRY_DSN and not monitoring.is_address(SENTRY_DSN):
    raise EnvError("SENTRY_DSN must look like https://key@host/number.")
SENTRY_ENVIRONMENT = env.str(
    "SENTRY_ENVIRONMENT", "development" if DEBUG else "production"
)
SENTRY_RELEASE = env.str("SENTRY_RELEASE", "")
SENTRY_TRACES_SAMPLE_RATE = env.float(
    "SENTRY_TRACES_SAMPLE_RATE", 0.0, validate=validate.Range(0, 1)
)

if SENTRY_DSN:
    monitoring.start(
        dsn=SENTRY_DSN,
        environment=SENTRY_ENVIRONMENT,
        release=SENTRY_RELEASE or None,
        traces_sample_rate=SENTRY_TRACES_SAMPLE_RATE or None,
    )
