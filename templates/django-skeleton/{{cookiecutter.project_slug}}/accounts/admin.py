"""The accounts, as staff look after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.admin import EmailAddressAdmin  # noqa: F401  # before it goes
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth import admin as auth
from django.contrib.auth import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}

from .models import User

if TYPE_CHECKING:
    CreationForm = forms.BaseUserCreationForm[User]
    PasswordForm = forms.AdminPasswordChangeForm[User]
    UserAdmin = auth.UserAdmin[Any]
else:
    CreationForm = forms.BaseUserCreationForm
    PasswordForm = forms.AdminPasswordChangeForm
    UserAdmin = auth.UserAdmin

# An address is confirmed by its owner, or comes from staff with a new password.
admin.site.unregister(EmailAddress)

ROLES = ("is_active", "is_staff", "is_superuser")
RIGHTS = ("groups", "user_permissions")


class NewAccountForm(CreationForm):
    """A new account, which needs a password."""

    class Meta:
        model = User
        fields = ("email",)


class NewPasswordForm(PasswordForm):
    """A new password; whoever had the old one may have been a stranger."""

    def save(self, commit: bool = True) -> User:
        """Take the address for confirmed, and tell its owner."""
        with transaction.atomic():  # nobody signs up anew in between
            user: User = super().save(commit)
            user.confirm()
        get_adapter().send_notification_mail("account/email/password_changed", user)
        return user


@admin.register(User)
class AccountAdmin(UserAdmin):
    """The pages around accounts."""

    add_form = NewAccountForm
    change_password_form = NewPasswordForm
    add_fieldsets = ((None, {"fields": ("email", "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("email", "confirmed", "password")}),
        ({{ "Permissions" | lazy_words(cookiecutter) }}, {"fields": (*ROLES, *RIGHTS)}),
        ({{ "Dates" | lazy_words(cookiecutter) }}, {"fields": ("date_joined", "last_login")}),
    )
    list_display = ("email", "is_staff", "confirmed", "date_joined")
    ordering = ("-date_joined", "-id")
    readonly_fields = ("confirmed", "date_joined", "last_login")
    search_fields = ("email",)

    @admin.display(boolean=True, description={{ "Confirmed" | lazy_words(cookiecutter) }})
    def confirmed(self, user: User) -> bool:
        """Say whether the address is known to be the owner's."""
        return user.is_confirmed

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Ask once for what the list says about addresses."""
        return super().get_queryset(request).prefetch_related("emailaddress_set")

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> tuple[str, ...]:
        """Let only superusers give roles, and nobody lock themselves out."""
        fields: tuple[str, ...] = self.readonly_fields
        if obj == request.user:
            fields = (*fields, *ROLES)
        if not request.user.is_superuser:
            fields = (*fields, "is_staff", "is_superuser", *RIGHTS)
        return fields

    def has_change_permission(
        self, request: HttpRequest, obj: User | None = None
    ) -> bool:
        """Keep the accounts of staff from all but superusers."""
        return self.is_within(request, obj) and super().has_change_permission(
            request, obj
        )

    def has_delete_permission(
        self, request: HttpRequest, obj: User | None = None
    ) -> bool:
        """Let nobody delete their own account: so there is always one of the staff."""
        return (
            obj != request.user
            and self.is_within(request, obj)
            and super().has_delete_permission(request, obj)
        )

    def is_within(self, request: HttpRequest, user: User | None) -> bool:
        """Tell whether an account is below the rank of who asks."""
        if user is None or request.user.is_superuser:
            return True
        return not (user.is_staff or user.is_superuser)

    def save_model(
        self, request: HttpRequest, obj: User, form: Any, change: bool
    ) -> None:
        """Keep what is known of the address: staff vouch for one they enter."""
        known = not change or User.objects.get(pk=obj.pk).is_confirmed
        super().save_model(request, obj, form, change)
        if known:
            obj.confirm()
        obj.emailaddress_set.exclude(email=obj.email).delete()
