"""The style sheet: readable in light and dark, and nothing in it that no page uses."""

from __future__ import annotations

import re

import pytest

from generator.skeletons import TEMPLATES

STYLES = (TEMPLATES / "_shared" / "static" / "style.css").read_text(encoding="utf-8")
# htmx sets it while it waits for an answer.
SET_BY_SCRIPTS = {"htmx-request"}

TEXTS = ["text", "muted", "accent", "danger", "success"]
GROUNDS = ["page", "surface", "notice"]
PAIRS = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("on-accent", "accent"),
    ("on-danger", "danger"),
]


def palette(scheme: str) -> dict[str, str]:
    """Read the colours of a scheme; dark names only those that differ."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLES, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    return colours


def luminance(colour: str) -> float:
    """Weigh a colour as WCAG 2 does."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(scheme: str, text: str, ground: str) -> None:
    colours = palette(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tone", ["accent", "danger", "success"])
def test_text_stands_out_in_messages(scheme: str, tone: str) -> None:
    colours = palette(scheme)
    mixed = zip(*(bytes.fromhex(colours[name][1:]) for name in (tone, "surface")), strict=True)
    ground = "#" + bytes(round(0.1 * one + 0.9 * other) for one, other in mixed).hex()
    for text in ("text", "accent"):
        assert contrast(colours[text], ground) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_are_seen(scheme: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["edge"], colours["surface"]) >= 3


def test_every_class_is_used_and_every_colour_defined() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    used = {name for names in re.findall(r'class="([^"]*)"', pages) for name in names.split()}
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/", "", STYLES)))
    assert styled - SET_BY_SCRIPTS <= used
    named = set(re.findall(r"^ +--([\w-]+):", STYLES, re.MULTILINE))
    assert set(re.findall(r"var\(--([\w-]+)\)", STYLES)) == named


def test_it_stays_small_and_loads_nothing() -> None:
    assert STYLES.count("\n") < 520
    assert "url(" not in STYLES
    assert "@import" not in STYLES
