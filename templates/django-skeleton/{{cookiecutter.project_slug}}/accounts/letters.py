"""Letters: the links in the mails around accounts."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import reverse

LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]"}


def site_address(request: HttpRequest) -> str:
    """Write where the site is, in which no visitor chose the place.

    Of the host a browser asks for, the name was checked; its port counts in
    development, and on this machine.
    """
    host, port = split_domain_port(request.get_host())
    if port and (settings.DEBUG or host in LOCAL_HOSTS):
        host = f"{host}:{port}"
    return f"{request.scheme}://{host}"


def link_to(request: HttpRequest, view: str, token: str) -> str:
    """Write a link with a token, which stands where logs of requests leave it out."""
    return f"{site_address(request)}{reverse(view)}?token={quote(token)}"
