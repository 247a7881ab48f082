"""The store: the folder that keeps the records."""

from {{ cookiecutter.package_name }}.places import folder

from .base import env

STORE_FOLDER = folder(env, "STORE_FOLDER", "instance/store")
