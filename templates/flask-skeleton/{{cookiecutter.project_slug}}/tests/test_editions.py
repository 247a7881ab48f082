"""Editions: what is written into a page, and what is left to be looked up."""

{% if cookiecutter.i18n %}
import pytest
{% endif %}
from flask import Flask, url_for
{% if cookiecutter.i18n %}
from flask_babel import force_locale
{% endif %}
from jinja2 import DictLoader

from {{ cookiecutter.package_name }}.editions import Editions


def kept(app: Flask, source: str) -> str:
    """Show a template, and then once more what is kept of it."""
    app.jinja_env.loader = DictLoader({"page.html": source})
    app.jinja_env.get_template("page.html").render()
    # Nothing is left of what it asked for: it would say so now.
    app.jinja_env.globals.pop("url_for")
{% if cookiecutter.i18n %}
    app.jinja_env.globals.pop("_")
{% endif %}
    return app.jinja_env.get_template("page.html").render()


def test_addresses_are_those_of_the_place_where_the_site_begins(app: Flask) -> None:
    source = "{% raw %}{{ url_for('health.healthz') }} {{ url_for('static', filename='a.css') }}{% endraw %}"
    with app.test_request_context(base_url="http://localhost/"):
        app.jinja_env.loader = DictLoader({"page.html": source})
        page = app.jinja_env.get_template("page.html").render()
        assert page == "/healthz /static/a.css"
    with app.test_request_context(base_url="http://localhost/shop"):
        assert kept(app, source) == "/shop/healthz /shop/static/a.css"


def test_an_address_with_its_host_is_looked_up(app: Flask) -> None:
    source = "{% raw %}{{ url_for('static', filename='a.css', _external=True) }}{% endraw %}"
    app.jinja_env.loader = DictLoader({"page.html": source})
    for host in ("http://localhost/", "https://example.com/"):
        with app.test_request_context(base_url=host):
            page = app.jinja_env.get_template("page.html").render()
            assert page == f"{host}static/a.css"


def test_what_depends_on_the_request_is_looked_up(app: Flask) -> None:
    source = "{% raw %}{{ url_for('.healthz') }} {{ url_for(where, n=n) }}{% endraw %}"
    app.jinja_env.loader = DictLoader({"page.html": source})
    with app.test_request_context("/healthz"):
        page = app.jinja_env.get_template("page.html")
        values = {"where": "health.readyz", "url_for": url_for}
        assert page.render(n=1, **values) == "/healthz /readyz?n=1"
        assert page.render(n=2, **values) == "/healthz /readyz?n=2"


def test_an_address_that_is_not_there_fails_only_where_it_is_shown(app: Flask) -> None:
    source = "{% raw %}{% if shown %}{{ url_for('nowhere') }}{% endif %}fine{% endraw %}"
    app.jinja_env.loader = DictLoader({"page.html": source})
    with app.test_request_context():
        assert app.jinja_env.get_template("page.html").render() == "fine"


def test_addresses_that_the_site_completes_are_looked_up(app: Flask) -> None:
    app.url_defaults(lambda endpoint, values: values.setdefault("v", "2"))
    source = "{% raw %}{{ url_for('health.healthz') }}{% endraw %}"
    app.jinja_env.loader = DictLoader({"page.html": source})
    with app.test_request_context():
        assert app.jinja_env.get_template("page.html").render() == "/healthz?v=2"


def test_a_mail_without_a_request_is_a_template_as_any_other(app: Flask) -> None:
    assert isinstance(app.jinja_env, Editions)
    app.jinja_env.loader = DictLoader({"mail.txt": "{% raw %}{{ 1 + 1 }}{% endraw %}"})
    with app.app_context():
        assert app.jinja_env.get_template("mail.txt").render() == "2"
    assert not app.jinja_env.editions
{% if cookiecutter.i18n %}


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Not Found &lt;b&gt; 100 %"), ("de", "Nicht gefunden &lt;b&gt; 100 %")],
)
def test_words_are_those_of_the_language(app: Flask, language: str, said: str) -> None:
    source = "{% raw %}{{ _('Not Found') }} {{ '<b>' }} {{ _('100 %%') }}{% endraw %}"
    with app.test_request_context(headers={"Accept-Language": language}):
        assert kept(app, source) == said


def test_words_are_those_of_a_language_that_is_forced(app: Flask) -> None:
    source = "{% raw %}{{ _('Not Found') }}{% endraw %}"
    app.jinja_env.loader = DictLoader({"page.html": source})
    said = []
    with app.test_request_context(headers={"Accept-Language": "en"}):
        for language in ("de", "fr"):
            with force_locale(language):
                said.append(app.jinja_env.get_template("page.html").render())
    assert said == ["Nicht gefunden", "Not Found"]


def test_words_with_values_are_looked_up_and_values_escaped(app: Flask) -> None:
    source = "{% raw %}{{ _('%(n)s more', n=n) }}{% endraw %}"
    app.jinja_env.loader = DictLoader({"page.html": source, "mail.txt": source})
    with app.test_request_context():
        page = app.jinja_env.get_template("page.html")
        assert page.render(n="<") == "&lt; more"
        mail = app.jinja_env.get_template("mail.txt")
        assert mail.render(n="<") == "< more"
{% endif %}
