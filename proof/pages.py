"""Fill the templates of reports; whatever a project or a command said is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from benchmarks.report import number as figure
from proof.figures import Ends, Tally

# A line may begin with a heading, a list or a rule; the rest counts anywhere.
MARKUP = re.compile(r"[\\`*_{}\[\]|~<>]|^[#+=-]|(?<=^\d)[.)](?= |$)")


def page(template: str, **values: object) -> str:
    """Fill a template of ``proof/templates``; equal values give an equal page."""
    return ENVIRONMENT.get_template(template).render(**values)


def text(said: object) -> str:
    """Write words on one line of Markdown that no reader takes for markup."""
    line = " ".join(str(said).split()).replace("&", "&amp;")
    return MARKUP.sub(lambda mark: f"\\{mark[0]}", line)


def code(said: object) -> str:
    """Write words as they are, as code on one line of Markdown, in a table as well."""
    line = " ".join(str(said).split()).replace("|", r"\|") or "-"
    longest = max(map(len, re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"{fence}{line}{fence}"


def told(answers: Mapping[str, str]) -> str:
    """Write answers as ``--set`` takes them; none is a project of the defaults."""
    return " ".join(f"{name}={value}" for name, value in answers.items()) or "(the defaults)"


def counts(tally: Tally) -> str:
    """Write a cell: how often it passed, then how often not."""
    others = {"failed": tally.failed, "skipped": tally.skipped}
    words = [f"{number:,} {word}" for word, number in others.items() if number]
    return ", ".join([f"{tally.passed:,}", *words])


def verdict(ends: Ends) -> str:
    """Write how combinations ended, leaving out how none did."""
    words = {
        "passed every check": ends.passed,
        "passed with checks skipped": ends.partly,
        "failed": ends.failed,
        "could not be checked": ends.untouched,
    }
    return ", ".join(f"{times:,} {word}" for word, times in words.items() if times) or "nothing"


def percent(share: float) -> str:
    """Write a share of one."""
    return f"{share:.0%}"


def number(value: float, places: int = 2) -> str:
    """Write a figure with marks between thousands, and no more digits than it has."""
    whole, _, part = f"{value:,.{places}f}".partition(".")
    return f"{whole}.{part}".rstrip("0").rstrip(".") if part else whole


def moment(iso: str) -> str:
    """Write a time to the minute, in UTC; one without a zone is in UTC already."""
    time = datetime.fromisoformat(iso)
    shown = time.astimezone(UTC) if time.tzinfo else time
    return f"{shown:%Y-%m-%d %H:%M} UTC"


def lasting(seconds: float) -> str:
    """Write how long something took, with the two largest units."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


ENVIRONMENT = Environment(
    loader=PackageLoader("proof"),
    autoescape=select_autoescape(enabled_extensions=("html.j2",)),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)
ENVIRONMENT.filters.update(
    code=code,
    counts=counts,
    figure=figure,
    lasting=lasting,
    moment=moment,
    number=number,
    percent=percent,
    text=text,
    told=told,
    verdict=verdict,
)
