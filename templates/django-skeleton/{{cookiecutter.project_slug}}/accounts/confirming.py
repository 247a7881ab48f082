"""Confirming: the link of a letter, and the password that goes with it."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailConfirmationHMAC
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest

from .models import User

KEPT = "confirm"  # where the session keeps the key of a link that was opened


def ask_again(request: HttpRequest, address: str) -> None:
    """Send the letter of a sign-up again; whoever has none to confirm gets another."""
    adapter = get_adapter(request)
    user = User.objects.filter(email=address).first()
    if user is None:
        adapter.send_mail("account/email/unknown_account", address, {})
    elif user.is_confirmed:
        adapter.send_account_already_exists_mail(user.email)
    else:
        kept = user.emailaddress_set
        own, _new = kept.get_or_create(email=user.email, defaults={"primary": True})
        own.send_confirmation(request)


def begin(request: HttpRequest, key: str) -> bool:
    """Keep a key until the password comes; say whether it is good for anything.

    The link alone opens nothing: who signed up with the address may be a stranger.
    """
    if EmailConfirmationHMAC.from_key(key) is None:
        return False
    logout(request)
    request.session[KEPT] = key
    return True


def finish(request: HttpRequest, user: User) -> None:
    """Take the address for confirmed if the key that was kept is this account's.

    Not so if somebody has signed up anew since the password was compared.
    """
    confirmation = EmailConfirmationHMAC.from_key(request.session.get(KEPT, ""))
    if confirmation and confirmation.email_address.user == user:
        with transaction.atomic():
            held = User.objects.select_for_update().get(pk=user.pk)
            if held.password == user.password:
                confirmation.confirm(request)
