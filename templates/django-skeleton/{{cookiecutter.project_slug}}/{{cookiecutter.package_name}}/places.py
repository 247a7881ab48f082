"""Places: the folders that keep what people send or enter."""

import os
from pathlib import Path

from environs import Env, EnvError

ROOT = Path(__file__).resolve().parent.parent
# Here and in the folder of any app, this is what everybody can read.
STATIC = {"static", "staticfiles"}


def folder(env: Env, name: str, default: str) -> Path:
    """Read a folder; refuse what cannot be one, or would show all in it to everybody.

    A relative one starts in the folder of the project.
    """
    value = env.str(name, default)
    path = (ROOT / value).resolve()
    there = next(each for each in (path, *path.parents) if os.path.exists(each))
    if not value.strip() or not there.is_dir():
        raise EnvError(f"{name} must be a folder, or the name of a new one.")
    if path.is_relative_to(ROOT) and STATIC.intersection(path.relative_to(ROOT).parts):
        raise EnvError(f"{name} must not lie below static/, which everybody can read.")
    return path
