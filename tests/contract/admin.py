"""The admin site, as strangers, ordinary people and staff meet it; each check takes a running site
and what an account is signed in with: an address and a password.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.contract.browser import Visitor
from tests.contract.example import fill
from tests.contract.site import Site

LOGIN = "/accounts/login"
REDIRECTS = {301, 302, 303}


class Account(NamedTuple):
    """What somebody signs in with."""

    email: str
    password: str


def addresses(items: str) -> list[str]:
    """List addresses of the admin site, with some that only staff may know to be missing."""
    records = f"/admin/{items}/"
    return [
        "/admin/",
        records,
        *(f"{records}{page}" for page in ("new/", "edit/?id=1", "delete/?id=1", "nowhere/")),
        "/admin/nowhere/",
    ]


def strangers_are_sent_to_sign_in(site: Site, items: str) -> None:
    """Who is not signed in comes to the login page, and is told nothing."""
    stranger = replace(site, jar={})
    for path in addresses(items):
        answer = stranger.get(path)
        assert answer.status in REDIRECTS, path
        login = urlsplit(answer.headers["location"])
        assert login.path.rstrip("/") == LOGIN, path
        assert parse_qs(login.query)["next"] == [path]


def others_are_refused(site: Site, account: Account, items: str) -> None:
    """Who is signed in without the role gets a 403, wherever in the admin site."""
    person = signed_in(site, account)
    for path in addresses(items):
        assert person.get(path).status == 403, path
    for path in ("new/", "delete/?id=1"):
        assert person.post(f"/admin/{items}/{path}", {"title": "Mine"}).status == 403


def staff_keep_records(site: Site, account: Account, items: str) -> None:
    """Staff make, find, change and delete a record; nothing goes without token or question."""
    staff = signed_in(site, account)
    records = f"/admin/{items}/"
    assert records in staff.follow("/admin/").text
    assert fill(staff, f"{records}new/", {"title": "", "text": "Kept"}).status == 422
    made = fill(staff, f"{records}new/", {"title": "Needle <b>", "text": "In & out"})
    assert made.status in REDIRECTS
    found = staff.follow(f"{records}?search=needle")
    assert "Needle &lt;b&gt;" in found.text
    assert "Needle" not in staff.follow(f"{records}?search=haystack").text.partition("<main")[2]
    number = re.search(r"/edit/\?id=(\d+)", found.text)
    assert number
    changed = fill(staff, f"{records}edit/?id={number[1]}", {"title": "Pin", "text": "Other"})
    assert changed.status in REDIRECTS
    assert "Pin" in staff.follow(records).text
    deletion = f"{records}delete/?id={number[1]}"
    assert staff.post(deletion, {}).status == 403, "deleted without a token"
    assert "Pin" in staff.follow(deletion).text, "deleted without a question"
    assert "Pin" in staff.follow(records).text
    assert fill(staff, deletion, {}).status in REDIRECTS
    assert "Pin" not in staff.follow(records).text
    odd_addresses_do_no_harm(staff, records)


def odd_addresses_do_no_harm(staff: Site, records: str) -> None:
    """Whatever stands in an address, the answer is no crash."""
    for query in ("page=-1", "page=x", f"page={'9' * 30}", "sort=-1", "sort=99", "search=%00%25"):
        assert staff.follow(f"{records}?{query}").status in {200, 404}, query
    for key in ("", "0", "x", "9" * 30, "%00", "1&id=2", "-1"):
        for page in ("edit/", "delete/"):
            assert staff.follow(f"{records}{page}?id={key}").status in {200, 404}, (page, key)


def signed_in(site: Site, account: Account) -> Site:
    """Sign in as a visitor of one's own."""
    visitor = site.another()
    slash = "/" if visitor.get(LOGIN).status in REDIRECTS else ""
    answer = fill(visitor, LOGIN + slash, account._asdict())
    assert answer.status in REDIRECTS, answer.text
    return visitor


def staff_work_in_a_browser(visitor: Visitor, account: Account, items: str) -> None:
    """All of it in a real browser, which finds nothing to complain about."""
    visitor.open("/admin/")
    visitor.fill("Email", account.email)
    visitor.fill("Password", account.password)
    assert visitor.press("Sign in") == 200
    assert visitor.heading() == "Administration"
    main = visitor.page.get_by_role("main")
    main.get_by_role("link", name=items.title(), exact=True).last.click()
    assert visitor.heading() == items.title()
    for title in ("Needle", "Thread"):
        visitor.follow("Create")
        visitor.fill("Title", title)
        visitor.fill("Text", "Some text")
        assert visitor.press("Save") == 200
    visitor.page.get_by_role("searchbox").fill("needle")
    assert visitor.press("Search") == 200
    assert main.get_by_role("link", name="Thread", exact=True).count() == 0
    visitor.follow("Needle")
    visitor.fill("Title", "Pin")
    assert visitor.press("Save") == 200
    visitor.follow("Show all")
    visitor.follow("Delete Pin")
    assert visitor.heading().startswith("Delete")
    visitor.follow("Cancel")
    visitor.follow("Delete Pin")
    assert visitor.press("Delete") == 200
    assert main.get_by_role("link", name="Pin", exact=True).count() == 0
    visitor.page.get_by_role("checkbox", name="Choose Thread").check()
    assert visitor.press("Delete selected") == 200
    assert visitor.press("Delete") == 200
    assert main.get_by_role("link", name="Thread", exact=True).count() == 0
    assert visitor.complaints() == []
