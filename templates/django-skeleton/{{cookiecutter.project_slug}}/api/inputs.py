"""Inputs: what GraphQL is sent for a field, checked as forms are."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .incoming import whole_characters


class Text(forms.CharField):
    """Text that any database keeps, without white space around it."""

    default_validators = [whole_characters]


def checked(form: forms.BaseForm) -> dict[str, Any]:
    """Give the values to go on with, or tell what is wrong with them."""
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form.cleaned_data
