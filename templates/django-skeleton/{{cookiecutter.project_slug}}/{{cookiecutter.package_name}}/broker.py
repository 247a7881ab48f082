"""What readiness asks of the broker, which holds the jobs."""

from django.conf import settings


def is_reachable() -> bool:
    """Tell whether the broker answers; where jobs are done at once, there is none."""
    if settings.CELERY_TASK_ALWAYS_EAGER:
        return True
    # Celery takes as long to import as Django, so is left to the first who needs it.
    from config.celery import app

    with app.connection_for_write() as connection:
        connection.ensure_connection(max_retries=1, interval_start=0, timeout=1)
    return True
