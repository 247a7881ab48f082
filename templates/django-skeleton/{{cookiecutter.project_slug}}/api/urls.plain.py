"""The address for tokens, with or without a slash at its end."""

from django.urls import re_path

from . import tokens

app_name = "api"

urlpatterns = [re_path(r"^v1/tokens/?$", tokens.view, name="tokens")]
