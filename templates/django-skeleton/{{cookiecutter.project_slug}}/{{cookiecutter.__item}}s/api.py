{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for programs: REST."""

from typing import Any

from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
{% if cookiecutter | has("accounts") %}
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.serializers import BaseSerializer
{% endif %}
from rest_framework.viewsets import ModelViewSet

from .filters import {{ Item }}Filter
from .models import {{ Item }}
{% if cookiecutter | has("accounts") %}
from .owners import OwnerPermission
{% endif %}
from .serializers import {{ Item }}Serializer

LOCATION = OpenApiParameter("Location", str, OpenApiParameter.HEADER, response=[201])


@extend_schema_view(
    list=extend_schema(summary="List {{ item }}s in pages."),
    create=extend_schema(summary="Keep a new {{ item }}.", parameters=[LOCATION]),
    retrieve=extend_schema(summary="Show one {{ item }}."),
    partial_update=extend_schema(summary="Change one {{ item }}; what is left out stays."),
    destroy=extend_schema(summary="Delete one {{ item }}."),
)
class {{ Item }}ViewSet(ModelViewSet[{{ Item }}]):
    """Keep {{ item }}s."""

    queryset = {{ Item }}.objects.all()
    serializer_class = {{ Item }}Serializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = {{ Item }}Filter
    lookup_value_regex = "[0-9]+"
    http_method_names = ["get", "head", "post", "patch", "delete"]
{% if cookiecutter | has("accounts") %}
    permission_classes = [IsAuthenticatedOrReadOnly, OwnerPermission]

    def perform_create(self, serializer: BaseSerializer[{{ Item }}]) -> None:
        """Keep a new {{ item }} of whoever calls."""
        serializer.save(author_id=self.request.user.pk)
{% endif %}

    def get_success_headers(self, data: Any) -> dict[str, str]:
        """Say where the new {{ item }} is."""
        return {"Location": self.reverse_action("detail", args=[data["id"]])}
