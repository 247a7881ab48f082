"""Which choices stood together in what was checked, of all that can."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

from generator.skeletons import load_skeleton
from proof.combinations import ENTANGLED, FRAMEWORKS, IN_TURN, parts, possible
from proof.covering import Few
from proof.figures import Reach

FEW_NAMED = 10

Rows = Sequence[Mapping[str, str]]


def reaches(framework: str, rows: Rows) -> list[Reach]:
    """Say how many pairs stood together, and how many threes of what is entangled."""
    if framework not in FRAMEWORKS:
        return []
    free = [name for name in parts(load_skeleton(framework)) if name not in IN_TURN]
    return [
        reach(framework, strength, names, possible(framework, strength, *names), rows)
        for strength, names in ((2, free), (3, ENTANGLED))
    ]


def reach(
    framework: str, strength: int, questions: Sequence[str], wanted: Set[Few], rows: Rows
) -> Reach:
    """Compare what stood together in rows with all that can."""
    met = Counter(few for few in fews(questions, strength, rows) if few in wanted)
    seen = {(name, row[name]) for row in rows for name in questions}
    missing = [few for few in wanted if few not in met]
    within = sorted(named(few) for few in missing if few <= seen)
    return Reach(
        framework=framework,
        strength=strength,
        questions=tuple(questions),
        possible=len(wanted),
        met=len(met),
        least=min(met.values(), default=0) if not within else 0,
        absent=len(missing) - len(within),
        missed=len(within),
        missing=tuple(within[:FEW_NAMED]),
    )


def fews(questions: Sequence[str], strength: int, rows: Rows) -> Iterable[Few]:
    """List the choices that stand together in each row, a few at a time."""
    for row in rows:
        for group in itertools.combinations(questions, strength):
            yield frozenset((name, row[name]) for name in group)


def named(few: Few) -> str:
    """Write choices that stand together, as one line."""
    return ", ".join(f"{name}={choice}" for name, choice in sorted(few))
