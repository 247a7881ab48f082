"""The pages of the {{ cookiecutter.__item }}s."""

{% if cookiecutter.data == "none" %}
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from .forms import {{ cookiecutter.__item | capitalize }}Form


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a new {{ cookiecutter.__item }} and show what was entered; nothing is kept."""
    entered = request.POST if request.method == "POST" else None
    form = {{ cookiecutter.__item | capitalize }}Form(entered)
    if form.is_valid():
        return render(request, "{{ cookiecutter.__item }}s/entered.html", {"{{ cookiecutter.__item }}": form.cleaned_data})
    context = {"form": form, "title": "New {{ cookiecutter.__item }}"}
    status = 422 if form.is_bound else 200
    return render(request, "{{ cookiecutter.__item }}s/form.html", context, status=status)
{% endif %}
{% if cookiecutter.data != "none" and cookiecutter.forms != "none" %}
from django.contrib import messages
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from .forms import {{ cookiecutter.__item | capitalize }}Form
from .models import {{ cookiecutter.__item | capitalize }}
{% elif cookiecutter.data != "none" %}
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .models import {{ cookiecutter.__item | capitalize }}
{% endif %}
{% if cookiecutter.data != "none" %}

PAGE_SIZE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the {{ cookiecutter.__item }}s, newest first."""
    paginator = Paginator({{ cookiecutter.__item | capitalize }}.objects.all(), PAGE_SIZE)
    try:
        page = paginator.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
    return render(request, "{{ cookiecutter.__item }}s/list.html", {"page": page})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one {{ cookiecutter.__item }}."""
    context = {"{{ cookiecutter.__item }}": get_object_or_404({{ cookiecutter.__item | capitalize }}, pk=pk)}
    return render(request, "{{ cookiecutter.__item }}s/detail.html", context)
{% endif %}
{% if cookiecutter.data != "none" and cookiecutter.forms != "none" %}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a new {{ cookiecutter.__item }}."""
    return save(request, {{ cookiecutter.__item | capitalize }}())


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one {{ cookiecutter.__item }}."""
    return save(request, get_object_or_404({{ cookiecutter.__item | capitalize }}, pk=pk))


def save(request: HttpRequest, {{ cookiecutter.__item }}: {{ cookiecutter.__item | capitalize }}) -> HttpResponse:
    """Show the form until what was entered is valid, then keep it."""
    entered = request.POST if request.method == "POST" else None
    form = {{ cookiecutter.__item | capitalize }}Form(entered, instance={{ cookiecutter.__item }})
    if form.is_valid():
        form.save()
        messages.success(request, "The {{ cookiecutter.__item }} was saved.")
        return redirect({{ cookiecutter.__item }})
    title = "Edit {{ cookiecutter.__item }}" if {{ cookiecutter.__item }}.pk else "New {{ cookiecutter.__item }}"
    context = {"form": form, "title": title}
    status = 422 if form.is_bound else 200
    return render(request, "{{ cookiecutter.__item }}s/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete one {{ cookiecutter.__item }}, once that was confirmed."""
    {{ cookiecutter.__item }} = get_object_or_404({{ cookiecutter.__item | capitalize }}, pk=pk)
    if request.method == "POST":
        {{ cookiecutter.__item }}.delete()
        messages.success(request, "The {{ cookiecutter.__item }} was deleted.")
        return redirect("{{ cookiecutter.__item }}s:index")
    context = {"{{ cookiecutter.__item }}": {{ cookiecutter.__item }}}
    return render(request, "{{ cookiecutter.__item }}s/delete.html", context)
{% endif %}
