"""The accounts, as staff look after them."""

from datetime import UTC, datetime
from typing import Any

from flask_admin.contrib.sqla.filters import FilterEqual
{% if cookiecutter.i18n %}
from flask_babel import gettext
from flask_babel import lazy_gettext as _
{% endif %}
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    PasswordField,
    SelectField,
    ValidationError,
)
from wtforms.validators import DataRequired, Length, Optional

from ..accounts import letters, passwords, repository
from ..accounts.forms import (
    address,
    check_address,
    check_password,
    password_field,
    text,
)
from ..accounts.models import User
from ..accounts.sessions import owner
from .records import RecordForm, RecordView


def roles() -> dict[str, str]:
    """Name each role for people."""
    return {
        "user": {{ "User" | words(cookiecutter, "gettext") }},
        "staff": {{ "Staff" | words(cookiecutter, "gettext") }},
    }


def role_options() -> list[tuple[str, str]]:
    """List the roles, each with its name."""
    return list(roles().items())


def role_of(view: RecordView, context: Any, user: User, name: str) -> str:
    """Write the role of an account for people."""
    return roles()[user.role]


class AccountForm(RecordForm):
    """An account; its password is not shown, but a new one can be set."""

    email = EmailField(
        {{ "Email" | words(cookiecutter) }},
        filters=[address],
        validators=[DataRequired(), check_address],
    )
    role = SelectField({{ "Role" | words(cookiecutter) }}, choices=roles)
    verified_at = BooleanField({{ "The address is confirmed" | words(cookiecutter) }})
    password = PasswordField(
        {{ "New password" | words(cookiecutter) }},
        filters=[text],
        validators=[Optional(strip_whitespace=False), Length(max=passwords.LONGEST)],
        render_kw={"autocomplete": "new-password"},
    )

    def validate_email(self, field: Field) -> None:
        """Refuse the address of another account."""
        if repository.find(field.data) not in {None, self._obj}:
            raise ValidationError({{ "There is an account with this address." | words(cookiecutter) }})

    def validate_role(self, field: Field) -> None:
        """Let nobody give the role away: so there is always one who has it."""
        if self._obj == owner() and field.data != owner().role:
            raise ValidationError({{ "You cannot change your own role." | words(cookiecutter) }})

    def validate_verified_at(self, field: Field) -> None:
        """Let nobody lock themselves out, or in: anybody may have signed up."""
        if self._obj == owner() and not field.data:
            raise ValidationError({{ "You could not sign in any more." | words(cookiecutter) }})
        confirmed = self._obj and self._obj.verified_at
        if field.data and not confirmed and not self.password.data:
            raise ValidationError(
                {{ "Set a new password as well: anybody may know this one." | words(cookiecutter) }}
            )

    def validate_password(self, field: Field) -> None:
        """Refuse a password that would be guessed."""
        check_password(field.data, self.email.data or "")

    def populate_obj(self, obj: Any) -> None:
        """Give the account what was entered."""
        obj.email = self.email.data or ""
        obj.role = self.role.data
        if self.verified_at.data != bool(obj.verified_at):
            obj.verified_at = datetime.now(UTC) if self.verified_at.data else None
        if self.password.data:
            obj.set_password(self.password.data)


class NewAccountForm(AccountForm):
    """A new account, which needs a password."""

    password = password_field({{ "Password" | words(cookiecutter) }}, "new-password")


class AccountView(RecordView):
    """The pages around accounts."""

    form = AccountForm
    column_list = ("email", "role", "verified_at", "created_at")
    column_labels = {  # noqa: RUF012
        "email": {{ "Email" | words(cookiecutter) }},
        "role": {{ "Role" | words(cookiecutter) }},
        "verified_at": {{ "Confirmed" | words(cookiecutter) }},
        "created_at": {{ "Created" | words(cookiecutter) }},
    }
    column_formatters = {"role": role_of}  # noqa: RUF012
    column_searchable_list = ("email",)
    column_filters = (FilterEqual(User.role, {{ "Role" | words(cookiecutter) }}, role_options),)
    column_default_sort = ("created_at", True)

    def __init__(self) -> None:
        super().__init__(User, {{ "Accounts" | words(cookiecutter) }})

    def get_create_form(self) -> type[NewAccountForm]:
        """Ask for a password where there is none yet."""
        return NewAccountForm

    def after_model_change(self, form: Any, model: Any, is_created: bool) -> None:
        """Tell the owner of an account that its password is another."""
        if form.password.data and not is_created:
            letters.changed(model)

    def on_model_delete(self, model: Any) -> None:
        """Let nobody delete their own account: so there is always one of the staff."""
        if model == owner():
            raise ValidationError({{ "You cannot delete your own account here." | words(cookiecutter) }})
