"""The forms around accounts: allauth's, with as few fields and words as we need."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}

from .addresses import normalised
from .models import User

# The account, or the answer where none was made.
Saved = tuple[User | None, HttpResponseBase | None]

NO_ADDRESS = {{ "This is not an e-mail address." | lazy_words(cookiecutter) }}


class PlainForm:
    """Has labels of its own, and no hints within or below its fields."""

    fields: dict[str, forms.Field]
    labels: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.label = self.labels[name]
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.EmailField):  # as managers of passwords know it
                field.widget.attrs["autocomplete"] = "username"
                field.error_messages["invalid"] = NO_ADDRESS


class SignInForm(PlainForm, account_forms.LoginForm):
    """An address and its password."""

    labels = {
        "login": {{ "Email" | lazy_words(cookiecutter) }},
        "password": {{ "Password" | lazy_words(cookiecutter) }},
    }

    def clean_login(self) -> str:
        return normalised(self.cleaned_data["login"])


class AddressForm(PlainForm, account_forms.ResetPasswordForm):
    """Whose account it is about."""

    labels = {"email": {{ "Email" | lazy_words(cookiecutter) }}}

    def clean_email(self) -> str:
        return normalised(super().clean_email())


class SignUpForm(PlainForm, account_forms.SignupForm):
    """A new account."""

    labels = {
        "email": {{ "Email" | lazy_words(cookiecutter) }},
        "password1": {{ "Password" | lazy_words(cookiecutter) }},
    }

    def try_save(self, request: HttpRequest) -> Saved:
        """Make an account, or write to whom has it; each takes as long.

        While the address is not confirmed the newest password counts. Confirming asks
        for it: nobody can take an address before its owner comes.
        """
        address, password = self.cleaned_data["email"], self.cleaned_data["password1"]
        user = User.objects.filter(email=address).first()
        if user and replace_password(user, make_password(password)):
            return user, None
        try:
            with transaction.atomic():
                saved: Saved = super().try_save(request)
                return saved
        except IntegrityError:  # sent twice at once: the other one writes the letter
            return None, get_adapter().respond_email_verification_sent(request, None)


@transaction.atomic
def replace_password(user: User, encoded: str) -> bool:
    """Keep the newest password, unless its owner has confirmed the address by now."""
    held = User.objects.select_for_update().get(pk=user.pk)
    if held.is_confirmed:
        return False
    held.password = encoded
    held.save(update_fields=["password"])
    return True


class NewPasswordForm(PlainForm, account_forms.ResetPasswordKeyForm):
    """Another password, for whom the link of a letter was meant."""

    labels = {"password1": {{ "Password" | lazy_words(cookiecutter) }}}

    @transaction.atomic
    def save(self) -> None:
        """Keep it; the link shows whose address it is."""
        super().save()
        self.user.confirm()


class ChangePasswordForm(PlainForm, account_forms.ChangePasswordForm):
    """Another password, for whom knows the present one."""

    labels = {
        "oldpassword": {{ "Current password" | lazy_words(cookiecutter) }},
        "password1": {{ "New password" | lazy_words(cookiecutter) }},
    }
