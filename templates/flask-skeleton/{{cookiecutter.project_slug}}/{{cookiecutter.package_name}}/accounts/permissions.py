"""Permissions: what is for staff only."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort
from flask.typing import ResponseReturnValue
from flask_login import current_user

from .sessions import login_required

P = ParamSpec("P")
R = TypeVar("R")


def staff_required(
    view: Callable[P, R],
) -> Callable[P, R | ResponseReturnValue]:
    """Let staff in, refuse others, and send strangers to sign in first."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        if not current_user.is_staff:
            abort(403)
        return view(*args, **kwargs)

    return login_required(guarded)
