{% set item = cookiecutter.__item %}
"""What holds for every {{ item }}, whichever way it comes."""

TITLE_LENGTH = 200
TEXT_LENGTH = 10_000
