"""What the API says of itself, and the page to read and try it."""

from typing import Any

{% if cookiecutter | has("django52") %}
from csp.decorators import csp_update
{% endif %}
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
{% if cookiecutter | has("django61") %}
from django.views.decorators.csp import csp_override
{% endif %}
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class About(serializers.Serializer[Any]):
    """What is called here."""

    name = serializers.CharField()
    version = serializers.CharField()


class AboutView(APIView):
    """The API itself."""

    @extend_schema(
        operation_id="about",
        summary="Say what this is.",
        tags=["about"],
        responses=About,
    )
    def get(self, request: Request) -> Response:
        """Give its name and its version."""
        version = settings.SPECTACULAR_SETTINGS["VERSION"]
        return Response({"name": settings.SITE_NAME, "version": version})


# Swagger UI draws its arrows from `data:` addresses.
{% if cookiecutter | has("django61") %}
@csp_override({**settings.SECURE_CSP, "img-src": ["'self'", "data:"]})
{% else %}
@csp_update({"img-src": ["'self'", "data:"]})
{% endif %}
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the description with Swagger UI, which needs a policy of its own."""
    return render(request, "api/docs.html", {"site_name": settings.SITE_NAME})
