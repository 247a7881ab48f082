"""Forms: drawn by `templates/django/forms/`; messages travel in a signed cookie."""

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
