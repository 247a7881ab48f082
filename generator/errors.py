"""The errors the generator raises for what a user can cause or mend."""

from __future__ import annotations


class GeneratorError(Exception):
    """Say what is wrong and what to do about it; only the command line exits."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GeneratorError):
    """An option, answer or file was given in a form that cannot be understood."""

    exit_code = 2
