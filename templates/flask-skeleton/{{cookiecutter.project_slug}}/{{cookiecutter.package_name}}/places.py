"""Places: the folders that keep what people send or enter."""

import os
from pathlib import Path

from environs import ValidationError

ROOT = Path(__file__).parent.parent
INSTANCE, STATIC = ROOT / "instance", ROOT / "static"


def folder(name: str) -> None:
    """Refuse what cannot be a folder, or would show all in it to everybody."""
    path = (INSTANCE / name).resolve()
    there = next(each for each in (path, *path.parents) if os.path.exists(each))
    if not name.strip() or not there.is_dir():
        raise ValidationError("Must be a folder, or the name of a new one.")
    if path.is_relative_to(STATIC.resolve()):
        raise ValidationError("Must not lie below static/, which everybody can read.")
