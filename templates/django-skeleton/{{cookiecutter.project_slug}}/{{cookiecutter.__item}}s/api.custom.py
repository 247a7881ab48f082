{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for programs: REST."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins
{% if cookiecutter | has("accounts") %}
from rest_framework.permissions import IsAuthenticatedOrReadOnly
{% endif %}
from rest_framework.request import Request
from rest_framework.response import Response
{% if cookiecutter | has("accounts") %}
from rest_framework.serializers import BaseSerializer
{% endif %}
from rest_framework.viewsets import GenericViewSet

from . import repository
from .listed import Listed
from .models import {{ Item }}
{% if cookiecutter | has("accounts") %}
from .owners import OwnerPermission
{% endif %}
from .serializers import {{ Item }}Query, {{ Item }}Serializer

LOCATION = OpenApiParameter("Location", str, OpenApiParameter.HEADER, response=[201])
KEY = OpenApiParameter("id", int, OpenApiParameter.PATH)


@extend_schema_view(
    create=extend_schema(summary="Keep a new {{ item }}.", parameters=[LOCATION]),
    retrieve=extend_schema(summary="Show one {{ item }}.", parameters=[KEY]),
    partial_update=extend_schema(
        summary="Change one {{ item }}; what is left out stays.", parameters=[KEY]
    ),
    destroy=extend_schema(summary="Delete one {{ item }}.", parameters=[KEY]),
)
class {{ Item }}ViewSet(
    mixins.CreateModelMixin,
    mixins.RetrieveModelMixin,
    mixins.UpdateModelMixin,
    mixins.DestroyModelMixin,
    GenericViewSet[Any],
):
    """Keep {{ item }}s."""

    serializer_class = {{ Item }}Serializer
    lookup_field = "id"
    lookup_value_regex = "[0-9]+"
    http_method_names = ["get", "head", "post", "patch", "delete"]
{% if cookiecutter | has("accounts") %}
    permission_classes = [IsAuthenticatedOrReadOnly, OwnerPermission]

    def perform_create(self, serializer: BaseSerializer[Any]) -> None:
        """Keep a new {{ item }} of whoever calls."""
        serializer.save(author_id=self.request.user.pk)
{% endif %}

    def get_success_headers(self, data: Any) -> dict[str, str]:
        """Say where the new {{ item }} is."""
        return {"Location": self.reverse_action("detail", args=[data["id"]])}

    @extend_schema(summary="List {{ item }}s in pages.", parameters=[{{ Item }}Query])
    def list(self, request: Request) -> Response:
        """Give one page."""
        query = {{ Item }}Query(data=request.query_params)
        query.is_valid(raise_exception=True)
        listed: Any = Listed(**query.validated_data)
        page = self.paginate_queryset(listed)
        results = self.get_serializer(page, many=True)
        return self.get_paginated_response(results.data)

    def get_object(self) -> {{ Item }}:
        """Find a {{ item }} that whoever calls may use so."""
        {{ item }} = repository.get(int(self.kwargs["id"]))
        if {{ item }} is None:
            raise Http404
        self.check_object_permissions(self.request, {{ item }})
        return {{ item }}

    def perform_destroy(self, instance: {{ Item }}) -> None:
        """Keep a {{ item }} no longer."""
        repository.remove(instance)
