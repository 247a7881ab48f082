{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Whose {{ item }}s are changed by REST."""

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from .models import {{ Item }}
from .permissions import may_change


class OwnerPermission(BasePermission):
    """Everybody may read a {{ item }}; to change it is for some."""

    def has_object_permission(
        self,
        request: Request,
        view: APIView,
        obj: {{ Item }},
    ) -> bool:
        """Ask the rule that the pages go by."""
        return request.method in SAFE_METHODS or may_change(request.user, obj)
