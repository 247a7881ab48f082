{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What GraphQL is sent about {{ item }}s."""

from django import forms

from api.inputs import Text

from .rules import TEXT_LENGTH, TITLE_LENGTH

{% if cookiecutter | has("example-kept") %}
NEWEST_FIRST, OLDEST_FIRST = "-created_at", "created_at"
PAGE_SIZE, LARGEST_PAGE_SIZE = 20, 100

{% endif %}

class {{ Item }}Input(forms.Form):
    """A {{ item }}, as it is sent."""

    title = Text(max_length=TITLE_LENGTH)
    text = Text(max_length=TEXT_LENGTH)
{% if cookiecutter | has("example-kept") %}


class {{ Item }}Search(forms.Form):
    """Which {{ item }}s to list."""

    page = forms.IntegerField(min_value=1)
    page_size = forms.IntegerField(min_value=1, max_value=LARGEST_PAGE_SIZE)
    search = Text(max_length=TITLE_LENGTH, required=False)
    ordering = forms.ChoiceField(choices=[(NEWEST_FIRST,) * 2, (OLDEST_FIRST,) * 2])
{% endif %}
