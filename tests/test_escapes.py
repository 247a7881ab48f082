"""The filters of the templates: each text survives the way into its target."""

from __future__ import annotations

import ast
import html
import importlib.util
import json
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.catalog import text_fault
from generator.skeletons import TEMPLATES
from proof.projects import HOSTILE

TEXTS = st.text(max_size=80).map(str.strip).filter(lambda text: not text_fault(text))


def load_extensions(path: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location("extensions_under_test", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


extensions = load_extensions(TEMPLATES / "_shared" / "local_extensions.py")


@given(TEXTS)
def test_quoted_is_a_string_in_toml_yaml_and_json(text: str) -> None:
    written = extensions.quoted(text)
    assert tomllib.loads(f"x = {written}")["x"] == text
    assert yaml.safe_load(f"x: {written}")["x"] == text
    assert json.loads(written) == text


@given(TEXTS)
def test_a_python_string_is_itself_again(text: str) -> None:
    assert ast.literal_eval(extensions.python_string(text)) == text


@given(TEXTS)
def test_a_constant_fits_or_is_left_alone_by_the_formatter(text: str) -> None:
    line = extensions.constant(text, "SITE_NAME")
    assert ast.literal_eval(ast.parse(line).body[0].value) == text
    assert len(line) <= extensions.LINE_LENGTH or line.endswith("# fmt: skip")


@given(TEXTS)
def test_html_shows_the_text_and_opens_no_template_tag(text: str) -> None:
    written = extensions.html_text(text)
    assert html.unescape(written) == html.unescape(html.escape(text))
    assert not set("{}<>\"'") & set(written)


def shown(markdown: str) -> tuple[str, set[str]]:
    """Return the text a heading shows, and the kinds of markup in it."""
    tokens = MarkdownIt().parse(f"# {markdown}\n\n{markdown}\n")
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    texts = ["".join(child.content for child in token.children or ()) for token in inline]
    assert [token.type for token in tokens if token.level == 0 and token.nesting == 1] == [
        "heading_open",
        "paragraph_open",
    ]
    assert len(set(texts)) == 1
    return texts[0], kinds - {"text", "text_special"}


@pytest.mark.parametrize("text", [*HOSTILE.values(), "1. one", "- a", "+ b", "> q", "C#", "A #"])
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    text = text.strip()
    assert shown(extensions.markdown(text)) == (text, set())


@given(TEXTS.filter(lambda text: text != "" and "\xa0" not in text))
def test_markdown_has_no_markup_of_the_user_s(text: str) -> None:
    text = " ".join(text.split())
    assert shown(extensions.markdown(text)) == (text, set())


@pytest.mark.parametrize("plain", ["Corner Shop", "A shop. With a sub-title!", "Ada Lovelace, 2nd"])
def test_markdown_leaves_ordinary_text_alone(plain: str) -> None:
    assert extensions.markdown(plain) == plain
