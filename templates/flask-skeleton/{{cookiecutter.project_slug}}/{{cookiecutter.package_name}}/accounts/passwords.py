"""Passwords: how they are kept, and which are too weak."""

import unicodedata

from flask import current_app
from werkzeug.security import check_password_hash, generate_password_hash

ROUNDS = 1_000_000
MOST_ROUNDS = 10_000_000  # some seconds for each password
SHORTEST, LONGEST = 12, 1000
# The commonest of those that are long enough.
COMMON = {
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789012345",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "administrator",
    "adminadminadmin",
    "changemechangeme",
    "iloveyouiloveyou",
    "letmeinletmein",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "qwertyqwerty",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdfgh",
    "welcome12345",
}


def hashed(password: str) -> str:
    """Turn a password into what may be kept."""
    return generate_password_hash(normalised(password), method())


def matches(kept: str | None, password: str) -> bool:
    """Compare with what is kept; where nothing is, it takes as long."""
    nothing = f"{method()}$nothing$"
    return check_password_hash(kept or nothing, normalised(password))


def is_outdated(kept: str) -> bool:
    """Say whether it was kept with another number of rounds than today's."""
    return not kept.startswith(f"{method()}$")


def is_weak(password: str, email: str) -> bool:
    """Say whether it would be among the first that somebody tries."""
    plain = normalised(password).lower()
    name = email.partition("@")[0]
    return plain in COMMON | {email, name} or len(set(plain)) < 5


def method() -> str:
    """Name the way of today."""
    return f"pbkdf2:sha256:{current_app.config['PASSWORD_ROUNDS']}"


def normalised(password: str) -> str:
    """Spell it the same, whichever keyboard typed it; only JSON can be odd."""
    text = unicodedata.normalize("NFKC", password)
    return text.encode(errors="replace").decode()
