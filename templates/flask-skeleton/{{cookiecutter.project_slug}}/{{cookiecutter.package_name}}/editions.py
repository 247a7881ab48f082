"""Editions: what a page says to everybody is written into it when it is compiled.

{% if cookiecutter.i18n %}
Words in one language and addresses of views are the same in each answer, and looking
them up takes as long as all the rest. So each template is kept once for each language,
with these as text.
{% else %}
The addresses of views and of static files are the same in each answer, and looking them
up takes a good part of the time. So each template is kept with these as text.
{% endif %}
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask import Flask, has_request_context, request, url_for
from flask.sansio.app import App
from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer
from werkzeug.routing import BuildError
{% if cookiecutter.i18n %}

from .languages import language, say
{% endif %}


class Editions(Environment):
    """Keep each template apart for each {{ "language and " if cookiecutter.i18n }}place where the site begins."""

    def __init__(self, app: App, **options: Any) -> None:
        super().__init__(app, **options)
        self.is_edition = False
        self.editions: dict[{{ "tuple[str, str]" if cookiecutter.i18n else "str" }}, Editions] = {}

    def _load_template(
        self, name: str, globals: MutableMapping[str, Any] | None
    ) -> Template:
        # Mails that a job writes are for nobody's request.
        if self.is_edition or not has_request_context():
            return super()._load_template(name, globals)
        key = {{ "language(), " if cookiecutter.i18n }}request.script_root
        if key not in self.editions:
            edition = self.overlay()
            edition.is_edition = True
            self.editions[key] = edition
        return self.editions[key]._load_template(name, globals)

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        page = super()._parse(source, name, filename)
        return Settling(self).visit(page) if self.is_edition else page


class Settling(NodeTransformer):
    """Replace calls by what they give, where that is the same each time."""

    def __init__(self, environment: Editions) -> None:
        self.environment = environment

    def visit_Call(self, call: nodes.Call) -> nodes.Expr:
        """Replace a call whose arguments stand in the template."""
        self.generic_visit(call)
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if call.dyn_args or call.dyn_kwargs:
            return call
        try:
            args = [each.as_const() for each in call.args]
            options = {each.key: each.value.as_const() for each in call.kwargs}
        except nodes.Impossible:
            return call
{% if cookiecutter.i18n %}
        if name == "_" and not options:
            return nodes.Const(say(args[0]), lineno=call.lineno)
{% endif %}
        if name == "url_for" and self.is_fixed(args[0], options):
            return self.address(call, args[0], options)
        return call

    def is_fixed(self, endpoint: str, options: dict[str, Any]) -> bool:
        """Say whether an endpoint has one address, whatever page links to it."""
        is_file = endpoint == "static" and options.keys() == {"filename"}
        is_same = not self.environment.app.url_default_functions
        return (is_file or not options) and is_same and not endpoint.startswith(".")

    def address(
        self, call: nodes.Call, endpoint: str, options: dict[str, Any]
    ) -> nodes.Expr:
        """Write the address down; one that is not there fails when it is shown."""
        try:
            address = url_for(endpoint, **options)
        except BuildError:
            return call
        return nodes.Const(address, lineno=call.lineno)


def init_app(app: Flask) -> None:
    """Have pages kept in this way."""
    app.jinja_environment = Editions
