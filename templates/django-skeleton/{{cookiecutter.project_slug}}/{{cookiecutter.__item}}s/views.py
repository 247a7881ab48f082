"""The pages of the {{ cookiecutter.__item }}s."""

{% if cookiecutter.data == "none" %}
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from .forms import {{ cookiecutter.__item | capitalize }}Form


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a {{ cookiecutter.__item }} and show what was entered; nothing is kept."""
    form = {{ cookiecutter.__item | capitalize }}Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        entered = {"{{ cookiecutter.__item }}": form.cleaned_data}
        return render(request, "{{ cookiecutter.__item }}s/entered.html", entered)
    status = 422 if form.is_bound else 200
    return render(request, "{{ cookiecutter.__item }}s/form.html", {"form": form}, status=status)
{% else %}
