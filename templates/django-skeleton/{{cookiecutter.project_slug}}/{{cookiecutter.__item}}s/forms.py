{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The form for a {{ item }}: what a person may send."""

{% if cookiecutter | has("example-model") %}
from typing import TYPE_CHECKING

from django import forms

from .models import {{ Item }}

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[{{ Item }}]
else:
    ModelForm = forms.ModelForm


class {{ Item }}Form(ModelForm):
    """One {{ item }}, as a person writes it."""

    class Meta:
        model = {{ Item }}
        fields = ["title", "text"]
        widgets = {
            "title": forms.TextInput({"dir": "auto"}),
            "text": forms.Textarea({"dir": "auto", "rows": 5}),
        }
{% else %}
from django import forms
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}

from .rules import TEXT_LENGTH, TITLE_LENGTH


class {{ Item }}Form(forms.Form):
    """One {{ item }}, as a person writes it."""

    title = forms.CharField(
        label={{ "Title" | lazy_words(cookiecutter) }},
        max_length=TITLE_LENGTH,
        widget=forms.TextInput({"dir": "auto"}),
    )
    text = forms.CharField(
        label={{ "Text" | lazy_words(cookiecutter) }},
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"dir": "auto", "rows": 5}),
    )
{% endif %}
