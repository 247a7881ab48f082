{% set paged = cookiecutter | has("html") %}
"""`manage.py startapp NAME`: a new app beside the others, made as they are."""

from string import Template
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.management.templates import TemplateCommand

FILES = {
    "__init__.py": "",
{% if cookiecutter | has("admin") %}
    "admin.py": '''"""$title, as staff look after it."""
''',
{% endif %}
{% if cookiecutter | has("database") %}
    "migrations/__init__.py": "",
    "models.py": '''"""$title as the database keeps it."""
''',
{% endif %}
{% if paged %}
    "templates/$app/index.html": """{{ "{%" }} extends "base.html" %}
{{ "{%" }} block title %}$title · {{ "{{ site_name }}" }}{{ "{%" }} endblock title %}
{{ "{%" }} block content %}
  <h1>$title</h1>
{{ "{%" }} endblock content %}
""",
{% endif %}
    "tests/__init__.py": "",
    "tests/test_views.py": '''"""What $app answers."""

{% if cookiecutter | has("database") %}
import pytest
{% endif %}
from django.test import Client
{% if cookiecutter | has("database") %}

pytestmark = pytest.mark.django_db
{% endif %}


def test_the_first_page(client: Client) -> None:
    answer = client.get("/$app/")

    assert answer.status_code == 200
    assert "$title" in answer.text
''',
    "urls.py": '''"""The addresses of $app."""

from django.urls import path

from . import views

app_name = "$app"

urlpatterns = [
    path("", views.index, name="index"),
]
''',
{% if paged %}
    "views.py": '''"""The pages of $app."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "$app/index.html")
''',
{% else %}
    "views.py": '''"""What $app answers."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Say what this is."""
    return JsonResponse({"name": "$title"})
''',
{% endif %}
}
NEXT = """Made $app/. Two lines take it into the project, and then its tests pass:

config/settings{{ "" if cookiecutter | has("single") else "/base" }}.py, in INSTALLED_APPS:
    "$app",
config/urls.py, in urlpatterns (`include` and `path` are of django.urls):
    path("$app/", include("$app.urls")),
"""


class Command(BaseCommand):
    help = "Put a new app beside the others."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The name of the app, and of its folder.")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        django_s = TemplateCommand()
        django_s.app_or_project, django_s.a_or_an = "app", "an"
        django_s.validate_name(name)
        if name in apps.app_configs:
            raise CommandError(f"There is an app with the label '{name}' already.")
        words = {"app": name, "title": name.replace("_", " ").capitalize()}
        for path, text in FILES.items():
            file = settings.BASE_DIR / name / Template(path).substitute(words)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(Template(text).substitute(words), encoding="utf-8")
        self.stdout.write(Template(NEXT).substitute(words), ending="")
