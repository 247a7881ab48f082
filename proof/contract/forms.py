"""Forms of a page as a person meets them: by their labels and buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from proof.contract.site import Answer, Site

UNSENT = {"submit", "button", "image", "file", "reset"}


@dataclass
class Form:
    """One form: ``values`` by field name, ``labels`` from label to field name."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)


class FormParser(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._inside = False
        self._ids: dict[str, str] = {}
        self._texts: list[tuple[str, str]] = []  # what a label is for, and its words
        self._open = ""
        self.feed(page)
        for form in self.forms:
            form.labels = {
                words.strip(): self._ids[place]
                for place, words in self._texts
                if self._ids.get(place) in form.values
            }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
            self._inside = True
        elif tag == "label":
            self._texts.append((given.get("for", ""), ""))
            self._open = "label"
        elif not self._inside:
            return
        elif tag in {"input", "textarea", "select"}:
            self._field(tag, given)
        elif tag == "button":
            self.forms[-1].buttons.append("")
            self._open = "button"

    def _field(self, tag: str, given: Mapping[str, str]) -> None:
        if given.get("type") == "submit":
            self.forms[-1].buttons.append(given.get("value", ""))
        if given.get("type") in UNSENT or "name" not in given:
            return
        self._ids[given.get("id", "")] = given["name"]
        unticked = given.get("type") in {"checkbox", "radio"} and "checked" not in given
        if not unticked:
            self.forms[-1].values[given["name"]] = given.get("value", "")
        self._open = tag if tag == "textarea" else self._open

    def handle_data(self, data: str) -> None:
        if self._open == "label":
            place, words = self._texts[-1]
            self._texts[-1] = (place, words + data)
        elif self._open == "button":
            self.forms[-1].buttons[-1] += data.strip()
        elif self._open == "textarea":
            name = list(self.forms[-1].values)[-1]
            self.forms[-1].values[name] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == self._open:
            self._open = ""


def forms_of(page: str) -> list[Form]:
    """List the forms of a page."""
    return FormParser(page).forms


def submit(site: Site, path: str, button: str, values: Mapping[str, str] | None = None) -> Answer:
    """Open a page, fill in fields by their labels, and press a button."""
    page = site.follow(path)
    assert page.status == 200, f"{path}: {page.status}"
    forms = forms_of(page.text)
    found = [form for form in forms if button in form.buttons]
    assert found, f"{path}: no button {button!r}, only {[form.buttons for form in forms]}"
    return submit_form(site, page.path or path, found[-1], values or {})


def submit_form(site: Site, path: str, form: Form, values: Mapping[str, str]) -> Answer:
    """Send a form of the page at a path, with values by their labels."""
    sent = dict(form.values)
    for label, value in values.items():
        assert label in form.labels, f"{path}: no field {label!r}, only {list(form.labels)}"
        sent[form.labels[label]] = value
    assert form.method == "post", path
    return site.post(site.path_of(form.action) or path, sent)
