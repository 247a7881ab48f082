{% set Items = cookiecutter.__item | capitalize ~ "s" %}
"""{{ Items }}, as an app of Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class {{ Items }}Config(AppConfig):
    name = "{{ cookiecutter.__item }}s"
    verbose_name = {{ Items | lazy_words(cookiecutter) }}
