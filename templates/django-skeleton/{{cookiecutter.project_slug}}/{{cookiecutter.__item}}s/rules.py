"""What holds for every {{ cookiecutter.__item }}, whichever way it comes."""

TITLE_LENGTH = 200
TEXT_LENGTH = 10_000
