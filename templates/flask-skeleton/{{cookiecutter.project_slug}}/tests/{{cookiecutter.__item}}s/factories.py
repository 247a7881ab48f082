{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for the tests."""

from factory.alchemy import SQLAlchemyModelFactory

from {{ cookiecutter.package_name }} import database
from {{ cookiecutter.package_name }}.{{ item }}s.models import {{ Item }}


class {{ Item }}Factory(SQLAlchemyModelFactory):
    """A {{ item }} that is kept; `create()` takes what matters to a test."""

    class Meta:
        model = {{ Item }}
        sqlalchemy_session = database.db.session
        sqlalchemy_session_persistence = "commit"

    title = "A title"
    text = "A text"
