{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set owned = cookiecutter | has("accounts") %}
{% set found = "changeable(request, pk)" if owned else "get_object_or_404(" ~ Item ~ ", pk=pk)" %}
"""The pages on which {{ item }}s are written, changed and deleted."""

from django.contrib import messages
{% if owned %}
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
{% endif %}
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from django.views.decorators.http import require_http_methods

from . import services
from .forms import {{ Item }}Form
from .models import {{ Item }}
{% if owned %}
from .permissions import may_change
{% endif %}


{% if owned %}
@login_required
{% endif %}
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a new {{ item }}."""
    form = {{ Item }}Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
{% if owned %}
        {{ item }} = services.create(**form.cleaned_data, author_id=request.user.pk)
{% else %}
        {{ item }} = services.create(**form.cleaned_data)
{% endif %}
        messages.success(request, {{ ("The " ~ item ~ " was saved.") | words(cookiecutter) }})
        return redirect({{ item }})
    title = {{ ("New " ~ item) | words(cookiecutter) }}
    return form_page(request, form, title, cancel=reverse("{{ item }}s:index"))


{% if owned %}
@login_required
{% endif %}
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one {{ item }}."""
    {{ item }} = {{ found }}
    entered = request.POST if request.method == "POST" else None
    form = {{ Item }}Form(entered, instance={{ item }})
    if form.is_valid():
        services.change({{ item }}, **form.cleaned_data)
        messages.success(request, {{ ("The " ~ item ~ " was saved.") | words(cookiecutter) }})
        return redirect({{ item }})
    title = {{ ("Edit " ~ item) | words(cookiecutter) }}
    return form_page(request, form, title, cancel={{ item }}.get_absolute_url())


{% if owned %}
@login_required
{% endif %}
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before deleting one {{ item }}, then delete it."""
    {{ item }} = {{ found }}
    if request.method == "POST":
        {{ item }}.delete()
        messages.success(request, {{ ("The " ~ item ~ " was deleted.") | words(cookiecutter) }})
        return redirect("{{ item }}s:index")
    return render(request, "{{ item }}s/delete.html", {"{{ item }}": {{ item }}})


{% if owned %}
def changeable(request: HttpRequest, pk: int) -> {{ Item }}:
    """Find a {{ item }} that the visitor may change."""
    {{ item }} = get_object_or_404({{ Item }}, pk=pk)
    if not may_change(request.user, {{ item }}):
        raise PermissionDenied
    return {{ item }}


{% endif %}
def form_page(
    request: HttpRequest, form: {{ Item }}Form, title: str, cancel: str
) -> HttpResponse:
    """Show the form, with what was typed and what is wrong with it."""
    context = {"form": form, "title": title, "cancel": cancel}
    status = 422 if form.errors else 200
    return render(request, "{{ item }}s/form.html", context, status=status)
