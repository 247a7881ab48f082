"""Permissions: what is for staff only."""

from functools import wraps
from typing import Any

from flask import abort
from flask_login import current_user

from .sessions import View, login_required


def staff_required(view: View) -> View:
    """Let staff in, refuse others, and send strangers to sign in first."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if not current_user.is_staff:
            abort(403)
        return view(*args, **kwargs)

    return login_required(guarded)
