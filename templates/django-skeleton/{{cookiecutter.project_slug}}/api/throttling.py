"""Throttling: how often one visitor may call, in all addresses together."""

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from {{ cookiecutter.package_name }} import limits


class VisitorThrottle(BaseThrottle):
    """Counts with GraphQL, uploads and whatever else calls `limits.wait`."""

    seconds = 0

    def allow_request(self, request: Request, view: object) -> bool:
        """Count a call, and say whether it may go on."""
        who = limits.visitor(request)
        self.seconds = limits.wait("api", who, settings.API_LIMIT)
        return not self.seconds

    def wait(self) -> float:
        """Say in how many seconds the next call may go on."""
        return self.seconds
