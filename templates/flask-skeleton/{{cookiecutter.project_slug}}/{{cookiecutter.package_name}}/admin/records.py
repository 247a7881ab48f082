"""Records: the list, the form and the deletion that every kind of them has."""

import logging
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import abort, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_admin.base import expose
from flask_admin.contrib.sqla.view import ModelView
from flask_admin.form import BaseForm
from flask_admin.model.typefmt import BASE_FORMATTERS
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from sqlalchemy.exc import IntegrityError
from wtforms import Field, PasswordField, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from ..database import Base, db

ASKED = re.compile(r"page|page_size|sort|desc|search|flt\w+")  # of a list
KEY = re.compile(r"[0-9]{1,9}")
LAST_PAGE = 10**6  # what comes after it would overflow in a database

logger = logging.getLogger(__name__)


def stripped(value: Any) -> Any:
    """Keep what was typed: no NUL, and no white space around it."""
    if not isinstance(value, str):
        return value
    return value.replace("\0", "").replace("\r\n", "\n").strip()


class RecordForm(BaseForm):
    """A form whose texts are stripped, and not blank where one is asked for."""

    class Meta(BaseForm.Meta):
        """How its fields are made."""

        def bind_field(self, form: Any, unbound: Any, options: dict[str, Any]) -> Field:
            """Make one field."""
            if is_text(unbound.field_class):
                options["filters"] = [stripped, *unbound.kwargs.get("filters", ())]
                validators = unbound.kwargs.get("validators", ())
                if any(isinstance(each, InputRequired) for each in validators):
                    options["validators"] = [DataRequired(), *validators]
            field: Field = unbound.bind(form=form, **options)
            return field


def is_text(field: type[Field]) -> bool:
    """Say whether a field holds words; blanks in a password count."""
    return issubclass(field, StringField) and not issubclass(field, PasswordField)


def moment(view: Any, value: datetime, name: str) -> str:
    """Write a moment for people, wherever they are."""
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def yes_or_no(view: Any, value: bool, name: str) -> str:
    """Write whether something is so."""
    answer: str = {{ "yes" | words(cookiecutter) }} if value else {{ "no" | words(cookiecutter) }}
    return answer


class RecordView(ModelView):
    """The pages around one kind of records; they need no script.

    Flask-Admin finds, filters, sorts and keeps; its own pages would need a laxer
    content policy, and delete without asking where scripts are blocked.
    """

    list_template = "admin/records.html"
    create_template = edit_template = "admin/record.html"
    form_base_class = RecordForm
    # It would not ask; `delete_view` does, for one record or many.
    action_disallowed_list = ("delete",)
    column_type_formatters = {  # noqa: RUF012
        **BASE_FORMATTERS,
        bool: yes_or_no,
        datetime: moment,
    }

    def __init__(self, model: type[Base], name: str) -> None:
        table = model.__tablename__
        super().__init__(model, db, name=name, endpoint=f"admin_{table}", url=table)

    @expose("/")
    def index_view(self) -> ResponseReturnValue:
        """List the records, under an address that says only what was asked for."""
        asked = {
            name: words
            for name, value in request.args.items()
            if ASKED.fullmatch(name) and (words := stripped(value))
        }
        if asked != request.args.to_dict():
            address = f"{self.get_url('.index_view')}?{urlencode(asked)}"
            return redirect(address.removesuffix("?"))
        if not 0 <= request.args.get("page", 0, type=int) <= LAST_PAGE:
            abort(404)
        page: str = super().index_view()
        return page

    def get_one(self, id: Any) -> Any:
        """Find a record; nothing is under what cannot be a key."""
        return super().get_one(id) if KEY.fullmatch(str(id)) else None

    @expose("/new/", methods=("GET", "POST"))
    def create_view(self) -> ResponseReturnValue:
        """Make a record."""
        return with_status(super().create_view())

    @expose("/edit/", methods=("GET", "POST"))
    def edit_view(self) -> ResponseReturnValue:
        """Change a record."""
        return with_status(super().edit_view())

    @expose("/delete/", methods=("GET", "POST"))
    def delete_view(self) -> ResponseReturnValue:
        """Ask before deleting the chosen records, then delete them."""
        back = request.args.get("url") or self.get_url(".index_view")
        keys = request.args.getlist("id")
        records = [record for key in keys if (record := self.get_one(key))]
        if not records:
            flash({{ "Nothing was chosen." | words(cookiecutter) }}, category="error")
            return redirect(back)
        if request.method == "POST":
            # Each says for itself why it cannot go.
            if sum(self.delete_model(record) for record in records) == len(records):
                flash({{ "Deleted." | words(cookiecutter) }}, category="success")
            return redirect(back)
        page: str = self.render("admin/delete.html", records=records, back=back)
        return page

    def title_of(self, record: Any) -> Any:
        """Say which record it is: what the first column of the list shows."""
        return getattr(record, str(self._list_columns[0][0]))

    def handle_view_exception(self, exc: Exception) -> bool:
        """Tell what was refused; the rest is a crash like any other.

        Flask-Admin would show the database's words, and with them what was kept.
        """
        if isinstance(exc, ValidationError):
            flash(str(exc), category="error")
            return True
        if isinstance(exc, IntegrityError):
            # Its own words hold what was entered.
            logger.warning("The database refused a change: %s", type(exc.orig).__name__)
            flash(
                {{ "The database refused this: it would contradict another record." | words(cookiecutter) }},
                category="error",
            )
            return True
        raise exc


def with_status(answer: ResponseReturnValue) -> ResponseReturnValue:
    """Give a form that comes back with errors the status for that."""
    if request.method == "POST" and isinstance(answer, str):
        return answer, 422
    return answer
