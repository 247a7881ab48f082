"""Take the example out of a project, as its README says."""

from __future__ import annotations

import re
from pathlib import Path

from proof.commands import make_target, run

HEADING = "\n## Removing the example\n"


def remove_example(project: Path) -> None:
    """Do what README.md says, to the letter; what is left has to be green."""
    readme = (project / "README.md").read_text(encoding="utf-8")
    text = readme.partition(HEADING)[2].partition("\n## ")[0]
    commands = text.partition("```sh\n")[2].partition("```")[0]
    assert "rm -r " in commands, "README.md does not say how to remove the example"
    run(["bash", "-euc", commands], project)
    ((places, item),) = re.findall(r"delete the lines of (.+) that name `(\w+)`", text)
    for name in re.findall(r"`([^`]+)`", places):
        lines = (project / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not re.search(rf"\b{item}\b", line)]
        assert len(kept) < len(lines), f"no line of {name} names {item}"
        (project / name).write_text("".join(kept), encoding="utf-8")
    (targets,) = re.findall(r"^`make ([\w ]+)` takes out", text, re.MULTILINE)
    make_target(project, *targets.split())
