"""The form for {{ cookiecutter.__item }}s."""

{% if cookiecutter.data != "none" %}
from typing import TYPE_CHECKING

from django import forms

from .models import {{ cookiecutter.__item | capitalize }}

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[{{ cookiecutter.__item | capitalize }}]
else:
    ModelForm = forms.ModelForm


class {{ cookiecutter.__item | capitalize }}Form(ModelForm):
    """Title and text."""

    class Meta:
        model = {{ cookiecutter.__item | capitalize }}
        fields = ["title", "text"]
        widgets = {
            "title": forms.TextInput({"dir": "auto"}),
            "text": forms.Textarea({"dir": "auto", "rows": 5}),
        }
{% else %}
from django import forms


class {{ cookiecutter.__item | capitalize }}Form(forms.Form):
    """Title and text."""

    title = forms.CharField(max_length=200, widget=forms.TextInput({"dir": "auto"}))
    text = forms.CharField(widget=forms.Textarea({"dir": "auto", "rows": 5}))
{% endif %}
