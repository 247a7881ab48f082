{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The pages on which {{ item }}s are read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

{% if cookiecutter.htmx %}
from {{ cookiecutter.package_name }} import htmx
{% endif %}
from {{ cookiecutter.package_name }}.pagination import requested_page

from .models import {{ Item }}
{% if cookiecutter | has("example-editing-owned") %}
from .permissions import may_change
{% endif %}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the {{ item }}s, newest first, or those in which the words stand."""
    search = request.GET.get("search", "").replace("\0", "")[:200]
    page = requested_page(request, {{ Item }}.objects.containing(search))
    context = {"page": page, "search": search, "total": page.paginator.count}
{% if cookiecutter.htmx %}
    template = "_results.html" if htmx.wants(request, "results") else "list.html"
    return render(request, f"{{ item }}s/{template}", context)
{% else %}
    return render(request, "{{ item }}s/list.html", context)
{% endif %}


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one {{ item }}."""
    {{ item }} = get_object_or_404({{ Item }}, pk=pk)
{% if cookiecutter | has("example-editing-owned") %}
    context = {"{{ item }}": {{ item }}, "may_change": may_change(request.user, {{ item }})}
    return render(request, "{{ item }}s/detail.html", context)
{% else %}
    return render(request, "{{ item }}s/detail.html", {"{{ item }}": {{ item }}})
{% endif %}
