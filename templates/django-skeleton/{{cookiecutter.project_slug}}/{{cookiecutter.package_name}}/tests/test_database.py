import pytest
from django.db.migrations.executor import MigrationExecutor

from ..database import is_migrated, is_reachable

pytestmark = pytest.mark.django_db


def test_the_database_answers() -> None:
    assert is_reachable()


def test_a_migration_that_is_not_applied_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert is_migrated()

    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["0002"])
    assert not is_migrated()
