"""Jobs: the broker that holds them until a worker takes them, and how they are done."""

from environs import EnvError

from {{ cookiecutter.package_name }}.addresses import {{ "REDIS" if cookiecutter.jobs == "redis" else "RABBITMQ" }}, is_address

from .base import DEBUG, env

_AT_ONCE = "memory://"

CELERY_BROKER_URL = env.str("BROKER_URL", _AT_ONCE if DEBUG else "")
{% if cookiecutter.jobs == "redis" %}
if CELERY_BROKER_URL != _AT_ONCE and not is_address(CELERY_BROKER_URL, REDIS):
    # It may hold a password, so is not shown.
    raise EnvError("BROKER_URL must look like redis://:password@host:6379/1.")
_transport = {"socket_connect_timeout": 1, "socket_timeout": 2}
{% else %}
if CELERY_BROKER_URL != _AT_ONCE and not is_address(CELERY_BROKER_URL, RABBITMQ):
    # It may hold a password, so is not shown.
    raise EnvError("BROKER_URL must look like amqp://user:password@host:5672/vhost.")
_transport = {"confirm_publish": True}
{% endif %}

# A broker that is away is given up soon: somebody waits for the answer.
_patience = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}

CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = _transport | _patience
CELERY_TASK_ACKS_LATE = True  # done when it is done, not when it was taken
CELERY_TASK_ALWAYS_EAGER = CELERY_BROKER_URL == _AT_ONCE
if CELERY_TASK_ALWAYS_EAGER:
    CELERY_BROKER_URL += "localhost"  # without a host there is a warning
CELERY_TASK_DEFAULT_QUEUE = "{{ cookiecutter.project_slug }}"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY_POLICY = _patience
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1000
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
