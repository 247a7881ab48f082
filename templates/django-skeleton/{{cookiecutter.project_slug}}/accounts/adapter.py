"""How allauth does things here; nothing tells a stranger who has an account."""

from __future__ import annotations

{% if cookiecutter | has("jobs") %}
from typing import Any
{% else %}
import logging
from typing import Any
{% endif %}

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}

from . import confirming, letters
from .addresses import normalised
from .models import User

# What is said at which of allauth's occasions; at others nothing is.
MESSAGES = {
    "account/messages/email_confirmed.txt": {{ "Your address is confirmed." | lazy_words(cookiecutter) }},
    "account/messages/logged_out.txt": {{ "You are signed out." | lazy_words(cookiecutter) }},
}
REFUSED = {{ "The address or the password is wrong, or not confirmed yet." | lazy_words(cookiecutter) }}
{% if not cookiecutter | has("jobs") %}

logger = logging.getLogger(__name__)
{% endif %}


class AccountAdapter(DefaultAccountAdapter):
    """Decides what allauth leaves open."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": REFUSED,
        "enter_current_password": {{ "This is not your password." | lazy_words(cookiecutter) }},
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        """Answer with pages only: programs have the API."""
        return False

    def clean_email(self, email: str) -> str:
        """Spell an address in the one way, in which it has to fit into its column."""
        address = normalised(email)
        User._meta.get_field("email").run_validators(address)
        return address

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Find the account that an address and a password open.

        One whose address is not confirmed stays closed, unless that is just being done.
        """
        user = super().authenticate(request, **credentials)
        if not isinstance(user, User) or not user.is_active:
            return None
        if not user.is_confirmed:
            confirming.finish(request, user)
        return user if user.is_confirmed else None

    def is_safe_url(self, url: str) -> bool:
        """Say whether it is an address of this site, in any browser's reading."""
        odd = "\\" in url or any(character <= " " for character in url)
        return not odd and url.startswith("/") and not url.startswith("//")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Say what we have words for."""
        if message_template in MESSAGES:
            messages.add_message(request, level, MESSAGES[message_template])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go on to one's own account."""
        return reverse("account")

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: Any
    ) -> str:
        """Write the link of a confirmation."""
        key = emailconfirmation.key
        return letters.link_to(request, "account_confirm_email", key)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Write the link to a new password."""
        return letters.link_to(self.request, "account_reset_link", key)

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: Any, signup: bool
    ) -> None:
        """Write the same letter whenever an address is to be confirmed."""
        super().send_confirmation_mail(request, emailconfirmation, signup=False)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner what happened, and not from where."""
        self.send_mail(template_prefix, email or user.email, context or {})

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
{% if cookiecutter | has("jobs") %}
        """Let a worker send a letter: nobody waits for the mail server."""
        # Celery takes as long to import as Django, so is left to the first letter.
        from {{ cookiecutter.package_name }}.tasks import send_mail

        place = {"email": email, "site_address": letters.site_address(self.request)}
        letter = self.render_mail(template_prefix, email, place | context)
        send_mail.submit(email, str(letter.subject), str(letter.body))
{% else %}
        """Send a letter; what goes wrong is for the log, not for the visitor."""
        unsent = (OSError, ValueError)
        place = {"site_address": letters.site_address(self.request)}
        try:
            super().send_mail(template_prefix, email, place | context)
        except unsent:
            logger.exception("A mail could not be sent")
{% endif %}

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Write a letter that no machine should answer."""
        heads = {"Auto-Submitted": "auto-generated"} | (headers or {})
        return super().render_mail(template_prefix, email, context, heads)
