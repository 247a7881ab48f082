{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for programs: REST, with nothing kept."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from .serializers import {{ Item }}Serializer


class {{ Item }}ViewSet(ViewSet):
    """Check {{ item }}s; none is kept, so everybody may."""

    permission_classes = [AllowAny]

    @extend_schema(
        summary="Check a {{ item }}, and count its words.",
        request={{ Item }}Serializer,
        responses={{ Item }}Serializer,
    )
    @action(detail=False, methods=["post"])
    def preview(self, request: Request) -> Response:
        """Tell what is wrong with a {{ item }}, or what can be told about it."""
        sent = {{ Item }}Serializer(data=request.data)
        sent.is_valid(raise_exception=True)
        words = len(sent.validated_data["text"].split())
        return Response({**sent.validated_data, "words": words})
