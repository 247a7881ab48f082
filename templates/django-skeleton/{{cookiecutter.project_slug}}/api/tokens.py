"""Tokens: signing in and out for programs."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import Throttled
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import throttle, tokens
from accounts.passwords import LONGEST

from . import access, bearer
from .serializers import StrictSerializer, Text


class Credentials(StrictSerializer):
    """What whoever wants a token sends."""

    email = Text(max_length=254)
    password = Text(max_length=LONGEST, trim_whitespace=False)


class Token(serializers.Serializer[Any]):
    """What to send with requests, and for how many seconds it counts."""

    token = serializers.CharField()
    expires_in = serializers.IntegerField()


class TokensView(APIView):
    """Whoever has no token yet may ask for one."""

    def get_permissions(self) -> list[BasePermission]:
        """Ask for a token only where it is to end."""
        return [AllowAny() if self.request.method == "POST" else IsAuthenticated()]

    @extend_schema(
        summary="Give a token for an address and its password.",
        request=Credentials,
        responses=Token,
    )
    def post(self, request: Request) -> Response:
        """Give a token for an address and its password."""
        sent = Credentials(data=request.data)
        sent.is_valid(raise_exception=True)
        email = sent.validated_data["email"]
        if seconds := throttle.password_wait(request._request, email):
            raise Throttled(seconds)
        token = access.exchange(request._request, **sent.validated_data)
        return Response(token, headers={"Cache-Control": "no-store"})

    @extend_schema(
        summary="End all tokens of the account.", request=None, responses={204: None}
    )
    def delete(self, request: Request) -> Response:
        """End all tokens of the account."""
        tokens.revoke(bearer.caller(request._request))
        return Response(status=204)
