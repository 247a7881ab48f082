"""The pages around accounts; they answer alike whether or not there is one."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account_views
from allauth.account.forms import UserTokenForm
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from django.views.decorators.http import require_http_methods, require_safe

from . import confirming
from .forms import AddressForm


class FormPage:
    """Shows a form, with what is wrong with it."""

    def form_invalid(self, form: Form) -> HttpResponse:
        context = self.get_context_data(form=form)  # type: ignore[attr-defined]
        return self.render_to_response(context, status=422)  # type: ignore[attr-defined, no-any-return]


class LoginView(FormPage, account_views.LoginView):
    """Begin a session; after the link of a letter, the address counts as confirmed."""


class SignupView(FormPage, account_views.SignupView):
    """Make an account, for which the address has to be confirmed."""


class PasswordResetView(FormPage, account_views.PasswordResetView):
    """Send the way to a new password."""


class PasswordResetFromKeyView(FormPage, account_views.PasswordResetFromKeyView):
    """Set a new password by the link of a letter, which shows whose address it is."""

    success_url = reverse_lazy("account_login")

    def render_to_response(
        self, context: dict[str, Any], **response_kwargs: Any
    ) -> HttpResponse:
        if "token_fail" in context:
            return dead_link(self.request)
        return super().render_to_response(context, **response_kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        said = {{ "Your password was changed. Sign in with the new one." | words(cookiecutter) }}
        messages.success(self.request, said)
        return super().form_valid(form)


@require_safe
def reset_link(request: HttpRequest) -> HttpResponse:
    """Take the token out of a letter, for the page that asks for the new password."""
    owner, _dash, key = request.GET.get("token", "").partition("-")
    token = UserTokenForm({"uidb36": owner, "key": key})
    if not (owner.isascii() and owner.isalnum() and token.is_valid()):
        return dead_link(request)
    request.session[account_views.INTERNAL_RESET_SESSION_KEY] = key
    return redirect("account_reset_password_from_key", owner, "set-password")


class PasswordChangeView(FormPage, account_views.PasswordChangeView):
    """Set a new password; of all sessions only this one goes on."""

    def form_valid(self, form: Form) -> HttpResponse:
        messages.success(self.request, {{ "Your password was changed." | words(cookiecutter) }})
        return super().form_valid(form)


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show the visitor's own account."""
    return render(request, "accounts/account.html")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say where to look now."""
    return render(request, "accounts/sent.html")


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Take the token out of a letter, and wait for the password that goes with it."""
    if not confirming.begin(request, request.GET.get("token", "")):
        return dead_link(request)
    messages.info(request, {{ "Sign in to confirm your address." | words(cookiecutter) }})
    return redirect("account_login")


@require_http_methods(["GET", "HEAD", "POST"])
def verify_again(request: HttpRequest) -> HttpResponse:
    """Send the letter of a sign-up again."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        confirming.ask_again(request, form.cleaned_data["email"])
        return redirect("account_email_verification_sent")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/verify_again.html", {"form": form}, status=status)


def dead_link(request: HttpRequest) -> HttpResponse:
    """Say that the link of a letter is no longer valid."""
    return render(request, "accounts/dead_link.html", status=404)
