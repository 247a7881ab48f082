"""Refuse a name that could not be imported or would leave the folder."""

import keyword
import re
import sys

SLUG = {{ cookiecutter.project_slug | python_string }}
PACKAGE = {{ cookiecutter.package_name | python_string }}

if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", SLUG):
    sys.exit(f"Error: project_slug {SLUG!r} may hold small letters, digits and hyphens only.")
if not re.fullmatch(r"[a-z][a-z0-9_]*", PACKAGE) or keyword.iskeyword(PACKAGE):
    sys.exit(f"Error: package_name {PACKAGE!r} is not a name that Python can import.")
