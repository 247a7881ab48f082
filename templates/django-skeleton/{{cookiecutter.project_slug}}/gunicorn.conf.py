"""How gunicorn serves; wrong settings stop it here, before any worker starts."""

from config.settings.logs import LOGGING

wsgi_app = "config.wsgi"
preload_app = True
threads = 4
control_socket_disable = True
# Django alone decides which proxies to believe (TRUSTED_PROXIES).
forwarded_allow_ips = ""
logconfig_dict = LOGGING
