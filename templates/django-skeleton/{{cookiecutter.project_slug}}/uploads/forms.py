"""The form for a file."""

from django import forms
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}

from .contents import ENDINGS

ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)


class UploadForm(forms.Form):
    """One file; what is in it is checked when it is kept."""

    file = forms.FileField(
        label={{ "File" | lazy_words(cookiecutter) }},
        allow_empty_file=True,
        error_messages={"required": {{ "Choose a file." | lazy_words(cookiecutter) }}},
        widget=forms.FileInput({"accept": ACCEPTED}),
    )
