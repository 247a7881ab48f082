{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set told = cookiecutter | has("example-jobs") %}
"""The {{ item }}s, as staff look after them."""

from typing import Any

from flask import Flask
{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext
{% endif %}
from wtforms.validators import Length

from ..accounts.sessions import owner
from ..admin import add_records
from ..admin.records import RecordView
{% if told %}
from .jobs import announce
{% endif %}
from .models import {{ Item }}
from .rules import TEXT_LENGTH


class {{ Item }}View(RecordView):
    """The pages around {{ item }}s."""

    column_list = ("title", "author.email", "created_at")
    column_labels = {  # noqa: RUF012
        "title": {{ "Title" | lazy_words(cookiecutter) }},
        "text": {{ "Text" | lazy_words(cookiecutter) }},
        "author.email": {{ "Author" | lazy_words(cookiecutter) }},
        "created_at": {{ "Created" | lazy_words(cookiecutter) }},
    }
    column_searchable_list = ("title", "text")
    column_default_sort = ("created_at", True)
    form_columns = ("title", "text")
    form_args = {  # noqa: RUF012
        "text": {"validators": [Length(max=TEXT_LENGTH)], "render_kw": {"rows": 10}}
    }

    def on_model_change(self, form: Any, model: Any, is_created: bool) -> None:
        """Say whose a new {{ item }} is."""
        if is_created:
            model.author = owner()
{% if told %}

    def after_model_change(self, form: Any, model: Any, is_created: bool) -> None:
        """Tell about a new {{ item }}."""
        if is_created:
            announce(model)
{% endif %}


def init_app(app: Flask) -> None:
    """Offer the pages to staff."""
    add_records(app, {{ Item }}View({{ Item }}, {{ (item | capitalize ~ "s") | lazy_words(cookiecutter) }}))
