"""The forms around accounts, and what is wrong with what was sent."""

from typing import Any

{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext as _
{% endif %}
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, PasswordField, ValidationError
from wtforms.validators import DataRequired, Length

from . import addresses, passwords


def text(value: object) -> str:
    """Keep what was typed, and no file."""
    return value if isinstance(value, str) else ""


def address(value: object) -> str:
    """Spell an address in the one way; what is none stays as it was typed."""
    return addresses.normalised(text(value)) or text(value)


def check_address(form: FlaskForm, field: Field) -> None:
    """Refuse what is no address."""
    if addresses.normalised(field.data) is None:
        raise ValidationError({{ "This is not an e-mail address." | words(cookiecutter) }})


def check_password(password: str, email: str) -> None:
    """Refuse what is short, or among the first that somebody tries."""
    if len(password) < passwords.SHORTEST:
        raise ValidationError({{ "Use at least 12 characters." | words(cookiecutter) }})
    if passwords.is_weak(password, email):
        raise ValidationError({{ "This password is too easy to guess." | words(cookiecutter) }})


def password_field(label: str, autocomplete: str) -> PasswordField:
    """Make a field for a password."""
    return PasswordField(
        label,
        filters=[text],
        validators=[DataRequired(), Length(max=passwords.LONGEST)],
        render_kw={"autocomplete": autocomplete},
    )


class AddressForm(FlaskForm):
    """Whose account it is about."""

    email = EmailField(
        {{ "Email" | words(cookiecutter) }},
        filters=[address],
        validators=[DataRequired(), check_address],
        render_kw={"autocomplete": "username"},
    )


class SignInForm(AddressForm):
    """An address and its password."""

    password = password_field({{ "Password" | words(cookiecutter) }}, "current-password")


class NewPasswordForm(FlaskForm):
    """A password nobody guesses; whose it is has to be known."""

    password = password_field({{ "Password" | words(cookiecutter) }}, "new-password")

    def __init__(self, owner: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.owner = owner

    def validate_password(self, field: Field) -> None:
        """Refuse a password that would be guessed."""
        check_password(field.data, self.owner)


class SignUpForm(AddressForm, NewPasswordForm):
    """A new account."""

    def validate_password(self, field: Field) -> None:
        """Look at the address as well."""
        self.owner = self.email.data or ""
        super().validate_password(field)


class ChangePasswordForm(NewPasswordForm):
    """Another password, for whom knows the present one."""

    current = password_field({{ "Current password" | words(cookiecutter) }}, "current-password")
    password = password_field({{ "New password" | words(cookiecutter) }}, "new-password")
