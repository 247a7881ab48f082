"""Which choices stood together in what was checked, of all that can."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.skeletons import load_skeleton
from proof import combinations
from proof.combinations import ENTANGLED, FRAMEWORKS, IN_TURN
from proof.covering import Few
from proof.figures import Reach

FEW_NAMED = 10

Rows = Sequence[Mapping[str, str]]


def reaches(framework: str, rows: Rows) -> list[Reach]:
    """Say how many pairs stood together, and how many threes of what is entangled."""
    if framework not in FRAMEWORKS:
        return []
    parts = combinations.parts(load_skeleton(framework))
    free = [name for name in parts if name not in IN_TURN]
    strong = combinations.covering(framework, tuple(parts["python"]), strong=True)
    return [
        reach(framework, 2, free, combinations.pairs(framework), rows),
        reach(framework, 3, ENTANGLED, [each.answers for each in strong], rows),
    ]


def reach(
    framework: str, strength: int, questions: Sequence[str], possible: Rows, rows: Rows
) -> Reach:
    """Compare rows with those that hold every possible few choices."""
    wanted = set(fews(questions, strength, possible))
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
