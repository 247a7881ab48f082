"""Results as a picture: each aim as a share of what is allowed, and what growth costs.

The same results give the same file. Its ground is transparent, its colours can be read on
light and on dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.growth import FILES, TIME
from benchmarks.growth import NAME as GROWTH
from benchmarks.result import Met, Result

GREY, GOOD, BAD = "#808080", "#2f9e7d", "#d9622b"
COLOURS = ("#4c86c6", "#d9822b", "#8a63c9", "#2f9e7d")
STYLE: Any = {  # matplotlib's own types know each key apart
    "svg.hashsalt": "benchmarks",
    "svg.fonttype": "none",
    "font.size": 9,
    **dict.fromkeys(("text.color", "axes.labelcolor", "axes.edgecolor"), GREY),
    **dict.fromkeys(("xtick.color", "ytick.color"), GREY),
}
WIDTH, EACH_AIM, GROWN = 10.0, 0.24, 3.2  # inches


def draw(results: Sequence[Result], file: Path) -> None:
    """Write the picture as SVG."""
    found = [(result.name, met) for result in results for met in result.aims]
    grown = next((result for result in results if result.name == GROWTH), None)
    heights = [EACH_AIM * len(found) + 1, *([GROWN] if grown else [])]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, sum(heights)), layout="constrained")
        axes = figure.subplots(len(heights), 1, height_ratios=heights, squeeze=False)[:, 0]
        draw_aims(axes[0], found)
        if grown:
            draw_growth(axes[1], grown)
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})


def draw_aims(axes: Axes, found: Sequence[tuple[str, Met]]) -> None:
    """Draw a bar for each aim; one beyond the line misses it."""
    shares = [met.ratio / met.at_most for _, met in found]
    colours = [GOOD if met.holds else BAD for _, met in found]
    labels = [f"{name}: {met.aim}" for name, met in found]
    axes.barh(range(len(found)), shares, color=colours, height=0.7)
    axes.set_yticks(range(len(found)), labels)
    axes.invert_yaxis()
    for place, (_, met) in enumerate(found):
        text = f" {met.ratio:.2f} of {met.at_most:.2f}"
        axes.text(shares[place], place, text, va="center")
    axes.axvline(1, color=GREY, linestyle="--", linewidth=1)
    axes.set_xlim(0, max([1, *shares]) * 1.2)
    axes.set_xlabel("share of what the aim allows")
    axes.spines[["top", "right"]].set_visible(False)


def draw_growth(axes: Axes, grown: Result) -> None:
    """Draw what a project costs by its files, one line for each framework."""
    frameworks = dict.fromkeys(row.name.partition(",")[0] for row in grown.rows)
    for framework, colour in zip(frameworks, COLOURS, strict=False):
        rows = [row for row in grown.rows if row.name.startswith(f"{framework},")]
        points = sorted((row.figures[FILES], row.figures[TIME]) for row in rows)
        axes.plot(*zip(*points, strict=True), marker="o", color=colour, label=framework)
    axes.set_xlabel("files of the project")
    axes.set_ylabel("a further project (ms)")
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
