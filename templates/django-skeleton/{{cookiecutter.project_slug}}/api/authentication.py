"""Authentication: the token in a request, and nothing else, says who calls."""

from django.contrib.auth.models import AnonymousUser
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import Throttled
from rest_framework.request import Request

from accounts.models import User

from . import bearer
from .problems import Problem
from .throttling import VisitorThrottle


class BearerAuthentication(BaseAuthentication):
    """Believes a token: no browser sends one unasked, so this needs no CSRF token."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """Find who calls; tokens that are not valid count for the limit as well."""
        try:
            user = bearer.identify(request._request)
        except Problem:
            throttle = VisitorThrottle()
            if throttle.allow_request(request, self):
                raise
            raise Throttled(throttle.wait()) from None
        return None if isinstance(user, AnonymousUser) else (user, None)

    def authenticate_header(self, request: Request) -> str:
        """Say what is asked for: the refusal is a 401 then."""
        return bearer.CHALLENGE["WWW-Authenticate"]
