"""How gunicorn serves the application; options on its command line win."""

wsgi_app = "app:create_app()"
preload_app = True
threads = 4
control_socket_disable = True
# The application alone decides which proxies to believe (TRUSTED_PROXIES).
forwarded_allow_ips = ""
# The application writes gunicorn's log lines as well as its own.
logconfig_dict = {
    "root": {"handlers": []},
    "loggers": {"gunicorn.error": {"level": "INFO", "propagate": True}},
}
