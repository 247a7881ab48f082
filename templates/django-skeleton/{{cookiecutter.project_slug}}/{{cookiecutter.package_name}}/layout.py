"""Layout: what every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
{% if cookiecutter.i18n and cookiecutter | entries("navigation") %}
from django.utils.translation import gettext_lazy
{% endif %}

# The links of the header: the name of a view, and what the link says.
{% for link in cookiecutter | entries("navigation") %}
{% if loop.first %}
NAVIGATION = [
{% endif %}
    ("{{ link.view }}", {{ (link.label[0] | upper ~ link.label[1:]) | lazy_words(cookiecutter) }}),
{% if loop.last %}
]
{% endif %}
{% else %}
NAVIGATION: list[tuple[str, str]] = []
{% endfor %}


def site(request: HttpRequest) -> dict[str, Any]:
    """Tell every template the name of the site and its links, as a context processor."""
    return {"site_name": settings.SITE_NAME, "navigation": NAVIGATION}
