"""The depths of the proof: which combinations, and what is done with each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from proof import servers, state
from proof.combinations import (
    FRAMEWORKS,
    Combination,
    alone,
    combination,
    covering,
    drawn,
    everything,
    pairs,
)
from proof.commands import find_python
from proof.outcome import Result
from proof.whole import ENVIRONMENTS, check_whole, prove_deep, prove_whole

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
RENDER, DEEP = "render", "deep"
ALONE = "-alone"  # ends the name of a depth that was run without servers
HARDEST = 4  # of the pairs of a framework: those of the most parts
BATCH = 50

Prove = Callable[[Sequence[Combination], Path], Iterable[Result]]


class Depth(NamedTuple):
    """Named combinations, and how a batch of them is proven in a folder.

    ``rests_on`` names the state of everything a result of a combination rests on: another
    state makes it worthless. A batch that takes longer than ``seconds`` has failed.
    """

    name: str
    title: str
    combinations: Mapping[str, Combination]
    prove: Prove
    rests_on: Callable[[Combination], str]
    batch: int
    seconds: int
    not_checked: Sequence[str] = ()


def rendered(count: int, seed: int) -> Depth:
    """Render every pair, every three entangled choices, and by lot until there are ``count``."""
    from proof.static import prove_rendered  # slow to import: not for whole projects

    found: dict[str, Combination] = {}
    share = -(-count // len(FRAMEWORKS))
    for each in FRAMEWORKS:
        two = (combination(each, answers) for answers in pairs(each))
        listed = itertools.chain(two, covering(each, PYTHONS, strong=True), drawn(each, seed))
        own: dict[str, Combination] = {}
        while len(own) < share:
            one = next(listed)
            own[one.id] = one
        found |= own
    title = (
        "Rendered projects: every pair of choices, every three that touch each other, and by lot"
    )
    return Depth(RENDER, title, found, prove_rendered, state.sources(), BATCH, 600)


def matrix(seed: int) -> Depth:
    """Take each part alone, all together and every pair of choices as whole projects."""
    found: dict[str, Combination] = {}
    for each in FRAMEWORKS:
        found |= {f"{each} everything": everything(each), **_pairs(each, seed)}
        found |= _alone(each)
    return _whole("matrix", "Whole projects: each part alone, all together, every pair", found)


def hardest(seed: int) -> Depth:
    """Take each part alone, all together and the pairs of the most parts as whole projects."""
    found: dict[str, Combination] = {}
    for each in FRAMEWORKS:
        most = sorted(_pairs(each, seed).items(), key=lambda pair: -len(pair[1].told()))
        found |= {f"{each} everything": everything(each), **dict(most[:HARDEST]), **_alone(each)}
    return _whole("ci", "Whole projects: each part alone, all together, the hardest pairs", found)


def deep(count: int, seed: int) -> Depth:
    """Take every three of the entangled choices, and combinations by lot, as whole projects."""
    found: dict[str, Combination] = {}
    for each in FRAMEWORKS:
        strong = covering(each, pythons(), strong=True, seed=seed)
        lot = itertools.islice(drawn(each, seed, pythons()), count)
        found |= {f"{each} three {number}": one for number, one in enumerate(strong, 1)}
        found |= {f"{each} lot {number}": one for number, one in enumerate(lot, 1)}
    title = "Whole projects: every three choices that touch each other, and by lot"
    return _whole(DEEP, title, found)._replace(prove=prove_deep)


def proven_again(one: Combination, folder: Path, place: Path) -> Result:
    """Prove one combination as the depth at ``place`` does, and leave its project in a folder."""
    if place.name.startswith(RENDER):
        from proof.static import prove_rendered

        return next(iter(prove_rendered([one], folder)))
    environments = place.parent / "work" / ENVIRONMENTS
    return check_whole(one, folder, environments, removal=place.name.startswith(DEEP))


def pythons() -> tuple[str, ...]:
    """List the versions of Python that are offered and installed here."""
    return tuple(version for version in PYTHONS if find_python(version))


def unreachable() -> list[str]:
    """Say which servers do not answer, and where they were looked for."""
    wanted = ({"database": "postgresql"}, {"database": "mysql"}, {"cache": "redis"})
    reasons = (servers.missing(answers) for answers in (*wanted, {"jobs": "rabbitmq"}))
    return [reason for reason in reasons if reason]


def _alone(framework: str) -> dict[str, Combination]:
    """Name each part by itself; the versions of Python take turns."""
    turns = itertools.cycle(pythons())
    return {
        f"{framework} {part}": one._replace(answers={**one.answers, "python": next(turns)})
        for part, one in alone(framework).items()
    }


def _pairs(framework: str, seed: int) -> dict[str, Combination]:
    rows = covering(framework, pythons(), seed=seed)
    return {f"{framework} pairs {number}": one for number, one in enumerate(rows, 1)}


def _whole(name: str, title: str, combinations: Mapping[str, Combination]) -> Depth:
    missing = [version for version in PYTHONS if version not in pythons()]
    not_checked = [*(f"Python {version} is not installed" for version in missing), *unreachable()]
    machine = f"{pythons()} {not_checked}"
    # What has two names is checked once.
    names = {one.id: name for name, one in reversed([*combinations.items()])}
    listed = {one: combinations[one] for one in combinations if one in names.values()}
    return Depth(name, title, listed, prove_whole, state.trees(machine), 1, 1800, not_checked)
