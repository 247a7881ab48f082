"""The example through its pages, as a visitor with a browser and no script would."""

from __future__ import annotations

import re

from proof.contract.site import Answer, Site

LABELS = ("Title", "Text")


def keep_and_change(site: Site, items: str) -> None:
    """Make, read, change and delete a record through forms."""
    created = fill(site, f"/{items}/new/", {"title": "First <b>", "text": "Some & more"})
    assert created.status in {302, 303}
    page = site.follow(created.headers["location"])
    assert page.status == 200
    assert "First &lt;b&gt;" in page.text
    assert "First &lt;b&gt;" in site.follow(f"/{items}/").text
    number = re.search(rf"/{items}/(\d+)/", created.headers["location"] + page.text)
    assert number
    place = f"/{items}/{number[1]}"
    changed = fill(site, f"{place}/edit/", {"title": "Second", "text": "Other"})
    assert changed.status in {302, 303}
    assert "Second" in site.follow(f"{place}/").text
    asked = site.follow(f"{place}/delete/")
    assert asked.status == 200
    assert "Second" in asked.text
    deleted = fill(site, f"{place}/delete/", {})
    assert deleted.status in {302, 303}
    assert site.follow(f"{place}/").status == 404


def faults_are_shown(site: Site, items: str) -> None:
    """A form that is not valid comes back with what was typed and a message at the field."""
    answer = fill(site, f"/{items}/new/", {"title": "", "text": "Kept as typed"})
    assert answer.status == 422
    assert "Kept as typed" in answer.text
    assert 'aria-invalid="true"' in answer.text
    described = re.search(r'aria-describedby="([^"]+)"', answer.text)
    assert described
    assert any(f'id="{name}"' in answer.text for name in described[1].split())
    for label in LABELS:
        assert re.search(rf"<label[^>]*>\s*{label}", answer.text), label


def forged_requests_are_refused(site: Site, items: str) -> None:
    """A form sent without its token changes nothing."""
    answer = site.post(f"/{items}/new/", {"title": "Forged", "text": "x"})
    assert answer.status == 403
    assert "Forged" not in site.follow(f"/{items}/").text


def odd_addresses_are_not_found(site: Site, items: str) -> None:
    """Pages and records that are not there answer 404, whatever the number."""
    for query in ("0", "-1", "9999", "x", "1" * 400):
        assert site.follow(f"/{items}/?page={query}").status == 404, query
    for number in ("999999", "9" * 30, "0"):
        assert site.follow(f"/{items}/{number}/").status == 404, number


def entered_and_shown(site: Site, items: str) -> None:
    """Without data, the form shows what was entered and stores nothing."""
    answer = fill(site, f"/{items}/new/", {"title": "Seen <i>", "text": "once"})
    assert answer.status == 200
    assert "Seen &lt;i&gt;" in answer.text


def fill(site: Site, path: str, fields: dict[str, str]) -> Answer:
    """Open a form, and send it with the hidden token it holds."""
    page = site.follow(path)
    assert page.status == 200, f"{path}: {page.status}"
    hidden = dict(re.findall(r'<input[^>]*name="(csrf[^"]*)"[^>]*value="([^"]+)"', page.text))
    assert hidden, f"{path}: no token"
    return site.post(path, {**hidden, **fields})
