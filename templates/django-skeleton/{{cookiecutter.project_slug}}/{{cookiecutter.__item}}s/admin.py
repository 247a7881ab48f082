{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The {{ item }}s, as staff look after them."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

{% if cookiecutter | has("example-jobs") %}
from . import services
{% endif %}
from .models import {{ Item }}

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[{{ Item }}]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register({{ Item }})
class {{ Item }}Admin(ModelAdmin):
    """The pages around {{ item }}s."""

    fields = ("title", "text", "author", "created_at")
    list_display = ("title", "author", "created_at")
    list_filter = ("created_at",)
    list_select_related = ("author",)
    readonly_fields = ("author", "created_at")
    search_fields = ("title", "text")

    def save_model(
        self, request: HttpRequest, obj: {{ Item }}, form: Any, change: bool
    ) -> None:
        """Say whose a new {{ item }} is{{ ", and tell about it" if cookiecutter | has("example-jobs") }}."""
        if not change:
            obj.author_id = request.user.pk
        super().save_model(request, obj, form, change)
{% if cookiecutter | has("example-jobs") %}
        if not change:
            services.tell(obj)
{% endif %}
