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
# name of a shape -> answers: from the smallest to everything, with pages and for programs alone.
SHAPES: dict[str, dict[str, str]] = {
    "small": SMALL,
    "default": {},
    "shop": {"kind": "ecommerce", "data": "relational", "forms": "many", "ci": "gitlab"},
    "forms": {"data": "none", "forms": "few", "kind": "blog"},
    "service": {"pages": "no", "data": "simple", "license": "proprietary"},
    "bare": {"data": "simple", "forms": "few", "example": "no"},
    "programs": {
        "pages": "no",
        "data": "custom",
        "accounts": "login",
        "api": "both",
        "database": "mysql",
        "jobs": "rabbitmq",
    },
    "everything": EVERYTHING,
}
