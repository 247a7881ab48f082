"""The site as a whole, as an app of Django."""

import logging

from django.apps import AppConfig
from django.conf import settings

logger = logging.getLogger(__name__)


class SiteConfig(AppConfig):
    name = "{{ cookiecutter.package_name }}"

    def ready(self) -> None:
        """Say at the start when mails are for whoever reads the log."""
        if settings.MAIL_URL == "console:" and not settings.DEBUG:
            logger.warning(
                "MAIL_URL is not set: mails are written to this log, "
                "with any link in them that opens an account"
            )
