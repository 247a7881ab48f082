"""Ways to break a manifest: each feature's conditions, and what it brings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

# What there is besides features, and a missing entry means something.
TABLES = ("_renames", "_items", "_german", "_framework", "_run", "_reserved")
CONDITIONS = ("when", "needs", "unless")


class Change(NamedTuple):
    """One thing to take from a manifest: the part it is in, what it is, and the path to it."""

    part: str
    operator: str
    gone: str
    path: tuple[str | int, ...]


def manifest_changes(text: str) -> Iterator[Change]:
    """List the breaks of a manifest, part by part."""
    config = json.loads(text)
    for name, feature in config["_features"].items():
        for kind, values in feature.items():
            operator = f"drop-{kind}" if kind in CONDITIONS else "drop-entry"
            # The only entry of a list is dropped with the list.
            for path in [(kind,)] if len(values) == 1 else [(kind, n) for n in range(len(values))]:
                yield _change(config, name, operator, ("_features", name, *path))
    for table in TABLES:
        keys = config[table] if isinstance(config[table], dict) else range(len(config[table]))
        for key in keys:
            yield _change(config, table, "drop-entry", (table, key))


def _change(config: Any, part: str, operator: str, path: tuple[str | int, ...]) -> Change:
    gone = config
    for step in path:
        gone = gone[step]
    place = "/".join(str(step) for step in path if step not in {"_features", part})
    return Change(part, operator, f"{place}: {json.dumps(gone)}", path)


def without(text: str, paths: Iterable[tuple[str | int, ...]]) -> str:
    """Write a manifest without what stands at some paths."""
    config = json.loads(text)
    # From the end, so that the numbers before stay what they are.
    for path in sorted(paths, key=lambda path: [str(step).zfill(4) for step in path], reverse=True):
        place = config
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]
    return json.dumps(config, indent=2, ensure_ascii=False) + "\n"
