{% set mine = "request.user" if cookiecutter | has("accounts") else "" %}
"""The pages around uploads."""

from django.conf import settings
from django.contrib import messages
{% if cookiecutter | has("accounts") %}
from django.contrib.auth.decorators import login_required
{% endif %}
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from django.views.decorators.http import require_http_methods, require_safe

from {{ cookiecutter.package_name }}.limits import refusal
from {{ cookiecutter.package_name }}.pagination import requested_page

from .access import ownership, visible
from .contents import Refused
from .delivery import delivered, patience, takes_files
from .forms import UploadForm
from .services import keep


@takes_files
{% if cookiecutter | has("accounts") %}
@login_required
{% endif %}
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the files, newest first, below the form for another one."""
    if request.method != "POST":
        return list_page(request, UploadForm())
    if seconds := patience(request):
        return refusal(request, seconds)
    return add(request, UploadForm(request.POST, request.FILES))


def add(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """Keep a file, or say what is wrong with it."""
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            keep(file, file.name, **ownership({{ mine }}))
        except Refused as reason:
            form.add_error("file", str(reason))
        else:
            messages.success(request, {{ "The file was saved." | words(cookiecutter) }})
            return redirect("uploads:index")
    return list_page(request, form, status=422)


def list_page(
    request: HttpRequest, form: UploadForm, status: int = 200
) -> HttpResponse:
    """Show the form and the list."""
    context = {
        "form": form,
        "largest": settings.UPLOAD_MAX_BYTES,
        "page": requested_page(request, visible({{ mine }})),
    }
    return render(request, "uploads/list.html", context, status=status)


{% if cookiecutter | has("accounts") %}
@login_required
{% endif %}
@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    """Send what is in a file."""
    return delivered(get_object_or_404(visible({{ mine }}), pk=pk))


{% if cookiecutter | has("accounts") %}
@login_required
{% endif %}
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before deleting a file, then delete it."""
    upload = get_object_or_404(visible({{ mine }}), pk=pk)
    if request.method == "POST":
        upload.delete()
        messages.success(request, {{ "The file was deleted." | words(cookiecutter) }})
        return redirect("uploads:index")
    return render(request, "uploads/delete.html", {"upload": upload})
