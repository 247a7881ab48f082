{% set mine = "self.request.user" if cookiecutter | has("accounts") else "" %}
"""Uploads for programs: REST."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils.decorators import method_decorator
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.mixins import (
    CreateModelMixin,
    DestroyModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
)
from rest_framework.parsers import MultiPartParser
{% if cookiecutter | has("accounts") %}
from rest_framework.permissions import IsAuthenticated
{% endif %}
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.throttling import BaseThrottle
from rest_framework.viewsets import GenericViewSet

from api.problems import Problem
from api.throttling import VisitorThrottle

from .access import ownership, visible
from .delivery import delivered, patience, takes_files
from .models import Upload
from .serializers import UploadSerializer

LOCATION = OpenApiParameter("Location", str, OpenApiParameter.HEADER, response=[201])


class UploadThrottle(VisitorThrottle):
    """Counts files with those that come through the pages."""

    def allow_request(self, request: Request, view: object) -> bool:
        """Count a file, and say whether it may come."""
        self.seconds = patience(request)
        return not self.seconds


class AnyContent(JSONRenderer):
    """Lets a caller accept whatever a file may be; what is refused is still JSON."""

    media_type = "*/*"


@extend_schema_view(
    list=extend_schema(summary="List files in pages."),
    create=extend_schema(summary="Keep a file.", parameters=[LOCATION]),
    retrieve=extend_schema(summary="Show what is known of a file."),
    destroy=extend_schema(summary="Delete a file."),
)
@method_decorator(takes_files, name="dispatch")
class UploadViewSet(
    CreateModelMixin,
    DestroyModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    GenericViewSet[Upload],
):
    """Keep files."""

    lookup_value_regex = "[0-9]+"
    parser_classes = [MultiPartParser]
{% if cookiecutter | has("accounts") %}
    permission_classes = [IsAuthenticated]
{% endif %}
    queryset = Upload.objects.all()
    serializer_class = UploadSerializer

    def get_queryset(self) -> QuerySet[Upload]:
        """Find the files that whoever calls may see."""
        return visible({{ mine }})

    def get_throttles(self) -> list[BaseThrottle]:
        """Count files that come as calls, and as files."""
        mine = [UploadThrottle()] if self.action == "create" else []
        return [*super().get_throttles(), *mine]

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Keep a file."""
        if not str(request.content_type).startswith("multipart/form-data"):
            raise Problem(415, {{ "Send the file as multipart/form-data." | words(cookiecutter) }})
        return super().create(request, *args, **kwargs)

    def perform_create(self, serializer: BaseSerializer[Upload]) -> None:
        """Keep a new file of whoever calls."""
        serializer.save(**ownership({{ mine }}))

    def get_success_headers(self, data: Any) -> dict[str, str]:
        """Say where the new file is."""
        return {"Location": self.reverse_action("detail", args=[data["id"]])}

    @extend_schema(
        summary="Send what is in a file.",
        responses={(200, "*/*"): OpenApiTypes.BINARY},
    )
    @action(detail=True, renderer_classes=[AnyContent])
    def content(self, request: Request, pk: str) -> FileResponse:
        """Send what is in a file."""
        return delivered(self.get_object())
