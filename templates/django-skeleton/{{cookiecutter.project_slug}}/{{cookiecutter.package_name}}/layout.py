"""Layout: what every page shows around its content."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.html import escape
{% if cookiecutter.i18n and cookiecutter | entries("navigation") %}
from django.utils.translation import get_language, gettext_lazy
{% else %}
from django.utils.translation import get_language
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
    match = request.resolver_match
    view = match.view_name if match else ""
    return {
        "site_name": settings.SITE_NAME,
        "navigation": links(view, get_language(), get_script_prefix()),
{% if cookiecutter | has("switch") %}
        "languages": settings.LANGUAGES,
{% endif %}
    }


@lru_cache(maxsize=256)
def links(view: str, *depends_on: str | None) -> list[tuple[str, str, bool]]:
    """List address and label of each link, and whether it is the page that is shown.

    The rest they depend on is the language and where the site begins.
    """
    return [
        (escape(reverse(name)), escape(label), name == view)
        for name, label in NAVIGATION
    ]
