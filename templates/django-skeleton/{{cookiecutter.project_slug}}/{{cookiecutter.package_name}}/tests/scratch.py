"""Where the tests' database is: on the server, or in memory where none answers.

`TEST_DATABASE_URL` names the server, as somebody who may make databases there.
"""

import os
from secrets import token_hex
from urllib.parse import urlsplit

{% if cookiecutter | has("postgresql") %}
import psycopg
{% else %}
import pymysql
{% endif %}

from config.settings.database import parse_address
from config.settings.{{ cookiecutter.database }} import DEVELOPMENT

{% set home = "postgres" if cookiecutter | has("postgresql") else "information_schema" %}
# A database that is always there; the tests make their own beside it.
ADDRESS = urlsplit(os.environ.get("TEST_DATABASE_URL") or DEVELOPMENT)
HOME_URL = ADDRESS._replace(path="/{{ home }}").geturl()
SERVER = parse_address(HOME_URL)


def why_not() -> str:
    """Say why the tests cannot use the server; nothing if they can."""
    try:
{% if cookiecutter | has("postgresql") %}
        psycopg.connect(
            dbname=SERVER["NAME"],
            user=SERVER["USER"],
            password=SERVER["PASSWORD"],
            host=SERVER["HOST"],
            port=SERVER["PORT"],
            connect_timeout=2,
        ).close()
    except psycopg.Error as error:
{% else %}
        pymysql.connect(
            user=SERVER["USER"],
            password=SERVER["PASSWORD"],
            host=SERVER["HOST"],
            port=SERVER["PORT"] or 3306,
            connect_timeout=2,
            read_timeout=2,
        ).close()
    except pymysql.Error as error:
{% endif %}
        return f"No server at {ADDRESS.hostname}: {str(error).splitlines()[0]}"
    return ""


MISSING = why_not()
SQLITE = parse_address("sqlite:///test.sqlite3") | {"NAME": ":memory:"}
# A name for each run: two of them do not meet.
TEST = {**SERVER.get("TEST", {}), "NAME": f"test_{token_hex(8)}"}
DATABASES = {"default": SQLITE if MISSING else SERVER | {"TEST": TEST}}
