"""Answers that have a name: from the smallest project to all there is."""

from __future__ import annotations

SMALL = {"data": "none", "forms": "none", "deploy": "none", "ci": "none", "example": "no"}
EVERYTHING = {
    "kind": "ecommerce",
    "data": "relational",
    "accounts": "permissions",
    "admin": "yes",
    "forms": "many",
    "api": "both",
    "database": "postgresql",
    "cache": "redis",
    "jobs": "redis",
    "uploads": "yes",
    "htmx": "yes",
    "monitoring": "sentry",
    "i18n": "yes",
    "deploy": "kubernetes",
}
# For programs alone, on other servers.
PROGRAMS = {
    "pages": "no",
    "data": "custom",
    "accounts": "login",
    "api": "both",
    "database": "mysql",
    "jobs": "rabbitmq",
}
# name of a shape -> answers
SHAPES: dict[str, dict[str, str]] = {
    "small": SMALL,
    "default": {},
    "programs": PROGRAMS,
    "everything": EVERYTHING,
}
