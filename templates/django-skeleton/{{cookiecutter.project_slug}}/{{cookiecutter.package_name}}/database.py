"""The database: whether it answers, is up to date, or was lost on the way."""

{% if cookiecutter | has("server") %}
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from .server import probing


def is_reachable() -> bool:
    """Tell whether the database answers."""
    with probing() as probe, probe.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def is_migrated() -> bool:
    """Tell whether every migration is applied."""
    with probing() as probe:
        executor = MigrationExecutor(probe)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
{% else %}
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


def is_reachable() -> bool:
    """Tell whether the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def is_migrated() -> bool:
    """Tell whether every migration is applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
{% endif %}


def is_lost(error: BaseException | None) -> bool:
    """Tell a database that was lost from a mistake in what it was asked."""
    if not isinstance(error, (InterfaceError, OperationalError)):
        return False
    return connection.connection is None or not connection.is_usable()
