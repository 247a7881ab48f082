"""The database: SQLite, set for a web server's load."""

from environs import EnvError

from .base import BASE_DIR, env

_sqlite = env.dj_db_url("DATABASE_URL", "sqlite:///db.sqlite3")
if _sqlite["ENGINE"] != "django.db.backends.sqlite3":
    raise EnvError("DATABASE_URL has to look like sqlite:////absolute/path.sqlite3.")
if _sqlite["NAME"] != ":memory:":
    _sqlite["NAME"] = str(BASE_DIR / _sqlite["NAME"])
_sqlite["OPTIONS"] = {
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    "timeout": 5,
    "transaction_mode": "IMMEDIATE",
}

DATABASES = {"default": _sqlite}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
