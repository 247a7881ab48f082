"""The admin site under `/admin/`: for staff, and nobody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from accounts.permissions import staff_required

View = Callable[..., HttpResponseBase]


def compared(view: View) -> View:
    """Refuse addresses that ask for what the database cannot compare with.

    Django hands on any comparison with a field that an address names.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any("regex" in name for name in request.GET):
            raise BadRequest
        try:
            return view(request, *args, **kwargs)
        except DataError as error:
            if request.method == "GET":
                raise BadRequest from error
            raise

    return guarded


class Site(AdminSite):
    """Django's pages behind the sign-in of this site."""

    site_header = site_title = settings.SITE_NAME

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Guard every address, those that are not there as well."""
        return staff_required(super().admin_view(compared(view), cacheable))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Leave signing in, and one's own password, to the pages of the accounts."""
        first = RedirectView.as_view(pattern_name="admin:index")
        change = RedirectView.as_view(pattern_name="account_change_password")
        return [
            path("login/", self.admin_view(first), name="login"),
            path("password_change/", self.admin_view(change), name="password_change"),
            *super().get_urls(),
        ]
