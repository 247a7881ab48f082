"""Sizes are written as the visitor's language writes numbers."""

import pytest
from flask import Flask, render_template_string


@pytest.mark.parametrize(
    ("language", "size", "words"),
    [
        ("en", 1_572_864, "1.5 MiB"),
        ("de", 1_572_864, "1,5 MiB"),
        ("de", 10_485_760, "10 MiB"),
        ("de", 512, "512 Bytes"),
    ],
)
def test_sizes_are_written_for_people(
    app: Flask, language: str, size: int, words: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        page = render_template_string("{{ '{{' }} size | filesizeformat(true) {{ '}}' }}", size=size)
        assert page == words
