{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""A form for a {{ item }} that is checked and shown again, but not kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from django.views.decorators.http import require_http_methods

from .forms import {{ Item }}Form


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Check what was entered and show it again."""
    form = {{ Item }}Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return render(request, "{{ item }}s/entered.html", {"form": form})
    context = {
        "form": form,
        "title": {{ ("New " ~ item) | words(cookiecutter) }},
        "cancel": reverse("home"),
    }
    status = 422 if form.errors else 200
    return render(request, "{{ item }}s/form.html", context, status=status)
