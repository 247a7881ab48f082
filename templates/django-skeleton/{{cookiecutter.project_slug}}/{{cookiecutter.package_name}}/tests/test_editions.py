"""Editions: what is written into a page, and what is left to be looked up."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template
from django.template.base import TextNode
from django.urls import NoReverseMatch, path, set_script_prefix
{% if cookiecutter.i18n %}
from django.utils import translation
{% endif %}


def shown(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Show nothing: only its address counts."""
    return HttpResponse()


urlpatterns = [path("a/", shown, name="a"), path("b/<int:number>/", shown, name="b")]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def engine() -> Engine:
    """Load templates as the site does."""
    pages = {
        "fixed.html": "{% raw %}{% load static %}<a href='{% url 'a' %}'>{{ 'x' }}</a>{% endraw %}",
        "loop.html": "{% raw %}{% for n in many %}{% url 'a' %}{% url 'b' n %} {% endfor %}{% endraw %}",
        "wrong.html": "{% raw %}{% if shown %}{% url 'nowhere' %}{% endif %}fine{% endraw %}",
        "held.html": "{% raw %}{% block all %}{% with x=1 %}{% url 'a' %}{% endwith %}{% endblock %}{% endraw %}",
        "kept.html": "{% raw %}{% url 'a' as a %}{{ a }} {{ 'x'|upper }} {{ 2 }}{% endraw %}",
{% if cookiecutter.i18n %}
        "words.html": "{% raw %}{{ _('This field is required.') }}{% endraw %}",
{% endif %}
    }
    inner = ("django.template.loaders.locmem.Loader", pages)
    return Engine(
        loaders=[("{{ cookiecutter.package_name }}.editions.Loader", [inner])],
        libraries={"static": "django.templatetags.static"},
    )


def is_text(template: Template) -> bool:
    """Say whether nothing but text is left of it."""
    return all(isinstance(node, TextNode) for node in template.nodelist[1:])


def test_what_is_the_same_each_time_is_text(engine: Engine) -> None:
    page = engine.get_template("fixed.html")
    assert is_text(page)
    assert page.render(Context()) == "<a href='/a/'>x</a>"
    assert engine.get_template("fixed.html") is page


def test_addresses_are_those_of_the_place_where_the_site_begins(
    engine: Engine,
) -> None:
    set_script_prefix("/shop/")
    try:
        page = engine.get_template("fixed.html")
        assert page.render(Context()) == "<a href='/shop/a/'>x</a>"
    finally:
        set_script_prefix("/")
    assert "'/a/'" in engine.get_template("fixed.html").render(Context())


def test_what_depends_on_the_page_is_looked_up(engine: Engine) -> None:
    page = engine.get_template("loop.html")
    assert page.render(Context({"many": [1, 2]})) == "/a//b/1/ /a//b/2/ "
    page = engine.get_template("kept.html")
    assert page.render(Context()) == "/a/ X 2"


def test_what_tags_hold_is_written_as_well(engine: Engine) -> None:
    page = engine.get_template("held.html")
    assert page.render(Context()) == "/a/"


def test_an_address_that_is_not_there_fails_only_where_it_is_shown(
    engine: Engine,
) -> None:
    page = engine.get_template("wrong.html")
    assert page.render(Context()) == "fine"
    with pytest.raises(NoReverseMatch):
        page.render(Context({"shown": True}))
{% if cookiecutter.i18n %}


def test_words_are_those_of_the_language(engine: Engine) -> None:
    shown = []
    for language in ("de", "en"):
        with translation.override(language):
            page = engine.get_template("words.html")
            assert is_text(page)
            shown.append(page.render(Context()))
    assert shown[0] != shown[1] == "This field is required."
{% endif %}
