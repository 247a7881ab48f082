"""Every address of the API, with or without a slash at its end."""

from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

{% for resource in cookiecutter | entries("rest") | sort(attribute="module") %}
from {{ resource.module }} import {{ resource.viewset[0] | upper }}{{ resource.viewset[1:] }}
{% if loop.last %}

{% endif %}
{% endfor %}
from . import openapi, {{ "tokens, " if cookiecutter | has("rest-accounts") }}views

app_name = "api"

router = SimpleRouter()
router.trailing_slash = "/?"
{% for resource in cookiecutter | entries("rest") %}
router.register("{{ resource.prefix }}", {{ resource.viewset[0] | upper }}{{ resource.viewset[1:] }}, basename="{{ resource.prefix }}")
{% endfor %}

urlpatterns = [
    path("openapi.json", openapi.document, name="openapi"),
    re_path(r"^docs/?$", views.docs, name="docs"),
    path("v1/", views.AboutView.as_view(), name="about"),
{% if cookiecutter | has("rest-accounts") %}
    re_path(r"^v1/tokens/?$", tokens.TokensView.as_view(), name="tokens"),
{% endif %}
    path("v1/", include(router.urls)),
]
