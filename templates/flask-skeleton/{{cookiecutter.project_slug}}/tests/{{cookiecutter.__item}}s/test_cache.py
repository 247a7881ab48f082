{% set item = cookiecutter.__item %}
"""The number of {{ item }}s is kept until it changes."""

from flask import Flask
from sqlalchemy import event

from {{ cookiecutter.package_name }} import database
from {{ cookiecutter.package_name }}.{{ item }}s import repository


def test_counted_once_and_again_after_a_change(app: Flask) -> None:
    queries: list[object] = []
    with app.app_context():
        engine = database.db.engine
        event.listen(engine, "before_execute", lambda *call: queries.append(call))
        assert (repository.count(), repository.count()) == (0, 0)
        assert len(queries) == 1
        {{ item }} = repository.add("A title", "A text")
        assert (repository.count(), repository.count("other")) == (1, 0)
        repository.change({{ item }}, "Another title", "A text")
        assert repository.count("other") == 1
        repository.remove({{ item }})
        assert repository.count() == 0
