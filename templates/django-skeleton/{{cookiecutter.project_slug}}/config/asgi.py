"""The ASGI entry point for production; `manage.py runserver` does not use it."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

if settings.DEBUG:
    raise SystemExit("Error: DEBUG is on, and this is the entry point for production.")

application = get_asgi_application()
