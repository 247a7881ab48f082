"""Apps of others that are set up here."""

from django.contrib.admin.apps import AdminConfig


class SiteAdminConfig(AdminConfig):
    """Django's admin, with the doors of this site."""

    default_site = "{{ cookiecutter.package_name }}.admin.Site"
