"""People: the accounts, and who of them looks after the site."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from django.views.decorators.http import require_http_methods, require_safe

from {{ cookiecutter.package_name }}.pagination import requested_page

from .models import User
from .permissions import staff_required

# What a form may ask for, and whether that is the role of staff.
ROLES = {"user": False, "staff": True}


@require_safe
@staff_required
def index(request: HttpRequest) -> HttpResponse:
    """List the accounts, newest first."""
    people = User.objects.prefetch_related("emailaddress_set")
    page = requested_page(request, people)
    return render(request, "accounts/people.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def role(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before giving or taking the role of staff, then do what was asked for."""
    person = get_object_or_404(User, pk=pk)
    if person == request.user:
        raise PermissionDenied
    if request.method == "POST":
        asked = request.POST.get("role")
        if asked not in ROLES:
            raise BadRequest
        person.is_staff = ROLES[asked]
        person.save(update_fields=["is_staff"])
        messages.success(request, {{ "The role was changed." | words(cookiecutter) }})
        return redirect("people")
    return render(request, "accounts/role.html", {"person": person})
