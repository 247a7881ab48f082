{% set item = cookiecutter.__item %}
"""What can be told about a {{ item }} that is not kept."""


def words(text: str) -> int:
    """Count the words."""
    return len(text.split())
