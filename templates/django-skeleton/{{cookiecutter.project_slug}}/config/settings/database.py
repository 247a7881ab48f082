"""The database: SQLite, set for a web server's load."""

from .base import BASE_DIR, env

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
}
DATABASES["default"]["OPTIONS"] = {
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    "timeout": 5,
    "transaction_mode": "IMMEDIATE",
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
