"""The admin site, as strangers, ordinary people and staff meet it; each check takes a running site
and what an account is signed in with: an address and a password.

Each framework brings an admin site of its own, with addresses and words of its own: they stand in
a table. What holds for the one holds for the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from proof.contract.browser import Visitor
from proof.contract.example import fill
from proof.contract.site import Site

LOGIN = "/accounts/login"
REDIRECTS = {301, 302, 303}


class Account(NamedTuple):
    """What somebody signs in with."""

    email: str
    password: str


class Library(NamedTuple):
    """Where an admin site has its pages, and what stands on them.

    ``records`` is the list of a kind, and the others are below it; ``found`` finds the key of a
    record in its list.
    """

    records: str
    add: str
    change: str
    delete: str
    search: str
    found: str
    refused: int
    odd: tuple[str, ...]
    heading: str
    listed: str
    create: str
    label: str
    show_all: str
    cancel: str
    confirm: str


FLASK = Library(
    records="/admin/{items}/",
    add="new/",
    change="edit/?id={key}",
    delete="delete/?id={key}",
    search="search",
    found=r"/edit/\?id=(\d+)",
    refused=422,
    odd=("page=-1", "page=x", f"page={'9' * 30}", "sort=-1", "sort=99", "search=%00%25"),
    heading="Administration",
    listed="{Items}",
    create="Create",
    label="{label}",
    show_all="Show all",
    cancel="Cancel",
    confirm="Delete",
)
DJANGO = Library(
    records="/admin/{items}/{item}/",
    add="add/",
    change="{key}/change/",
    delete="{key}/delete/",
    search="q",
    found=r"/(\d+)/change/",
    refused=200,
    odd=("p=-1", "p=x", f"p={'9' * 30}", "o=-1", "o=99", "q=%00%25", "title__regex=(", "x=1"),
    heading="Site administration",
    listed="Select {item} to change",
    create="Add {item}",
    label="{label}:",
    show_all="2 total",
    cancel="No, take me back",
    confirm="Yes, I’m sure",  # noqa: RUF001  # as Django says it
)
ODD_KEYS = ("", "0", "x", "9" * 30, "%00", "1&id=2", "-1")


def library_of(page: str) -> Library:
    """Tell by one of its pages whose admin site it is."""
    return DJANGO if "csrfmiddlewaretoken" in page else FLASK


def filled(words: str, items: str) -> str:
    """Fill the name of the records into an address or a word."""
    # The accounts are an app of their own, in which they go by another name.
    item = items.removesuffix("s")
    if words == DJANGO.records and item == "user":
        return "/admin/accounts/user/"
    return words.replace("{Items}", items.title()).replace("{items}", items).replace("{item}", item)


def addresses(items: str) -> list[str]:
    """List addresses of the admin site, with some that only staff may know to be missing.

    Those of either framework: all that is below ``/admin/`` is for staff, there or not.
    """
    pages = [
        filled(library.records, items) + page.format(key=1)
        for library in (FLASK, DJANGO)
        for page in ("", library.add, library.change, library.delete, "nowhere/")
    ]
    return ["/admin/", *pages, "/admin/nowhere/", "/admin/nowhere"]


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
        assert person.post(path, {"title": "Mine"}).status == 403, path


def staff_keep_records(site: Site, account: Account, items: str) -> None:
    """Staff make, find, change and delete a record; nothing goes without token or question."""
    staff = signed_in(site, account)
    home = staff.follow("/admin/").text
    library = library_of(home)
    records = filled(library.records, items)
    assert records in home
    add, search = f"{records}{library.add}", f"{records}?{library.search}="
    assert fill(staff, add, {"title": "", "text": "Kept"}).status == library.refused
    assert "Kept" not in staff.follow(records).text
    made = fill(staff, add, {"title": "Needle <b>", "text": "In & out"})
    assert made.status in REDIRECTS
    found = staff.follow(f"{search}needle")
    assert "Needle &lt;b&gt;" in found.text
    assert "Needle" not in staff.follow(f"{search}haystack").text.partition("<main")[2]
    number = re.search(library.found, found.text)
    assert number
    place = records + library.change.format(key=number[1])
    changed = fill(staff, place, {"title": "Pin", "text": "Other"})
    assert changed.status in REDIRECTS
    assert "Pin" in staff.follow(records).text
    deletion = records + library.delete.format(key=number[1])
    assert staff.post(deletion, {"post": "yes"}).status == 403, "deleted without a token"
    assert "Pin" in staff.follow(deletion).text, "deleted without a question"
    assert "Pin" in staff.follow(records).text
    assert fill(staff, deletion, {"post": "yes"}).status in REDIRECTS
    staff.follow("/admin/")  # takes up what is said about it
    assert "Pin" not in staff.follow(records).text
    odd_addresses_do_no_harm(staff, records, library)


def odd_addresses_do_no_harm(staff: Site, records: str, library: Library) -> None:
    """Whatever stands in an address, the answer is no crash."""
    for query in library.odd:
        assert staff.follow(f"{records}?{query}").status in {200, 400, 404}, query
    for key in ODD_KEYS:
        for page in (library.change, library.delete):
            path = records + page.format(key=key)
            assert staff.follow(path).status in {200, 404}, path


def signed_in(site: Site, account: Account) -> Site:
    """Sign in as a visitor of one's own."""
    visitor = site.another()
    slash = "/" if visitor.get(LOGIN).status in REDIRECTS else ""
    fields = {"email": account.email, "login": account.email, "password": account.password}
    answer = fill(visitor, LOGIN + slash, fields)
    assert answer.status in REDIRECTS, answer.text
    return visitor


def staff_work_in_a_browser(visitor: Visitor, account: Account, items: str) -> None:
    """All of it in a real browser, which finds nothing to complain about."""
    visitor.open("/admin/")
    visitor.fill("Email", account.email)
    visitor.fill("Password", account.password)
    assert visitor.press("Sign in") == 200
    library = library_of(visitor.page.content())
    title, text = (library.label.format(label=label) for label in ("Title", "Text"))
    assert visitor.heading() == library.heading
    main = visitor.page.get_by_role("main")
    main.get_by_role("link", name=items.title(), exact=True).last.click()
    assert visitor.heading() == filled(library.listed, items)
    for record in ("Needle", "Thread"):
        visitor.follow(filled(library.create, items))
        visitor.fill(title, record)
        visitor.fill(text, "Some text")
        assert visitor.press("Save") == 200
    visitor.page.locator(f"[name={library.search}]").fill("needle")
    assert visitor.press("Search") == 200
    assert record_link(visitor, "Thread") == 0
    visitor.follow("Needle")
    visitor.fill(title, "Pin")
    assert visitor.press("Save") == 200
    visitor.follow(library.show_all)
    ask_to_delete(visitor, library, "Pin")
    assert visitor.heading().startswith(("Delete", "Are you sure"))
    take_back(visitor, library)
    ask_to_delete(visitor, library, "Pin")
    assert visitor.press(library.confirm) == 200
    assert record_link(visitor, "Pin") == 0
    choose_to_delete(visitor, library, "Thread")
    assert visitor.press(library.confirm) == 200
    assert record_link(visitor, "Thread") == 0
    assert visitor.complaints() == []


def record_link(visitor: Visitor, title: str) -> int:
    """Count the records of a title in the list."""
    main = visitor.page.get_by_role("main").get_by_role("table")
    return main.get_by_role("link", name=title, exact=True).count()


def ask_to_delete(visitor: Visitor, library: Library, title: str) -> None:
    """Go from the list to the question whether a record shall be deleted."""
    if library is DJANGO:
        visitor.page.get_by_role("table").get_by_role("link", name=title, exact=True).click()
        visitor.page.locator(".deletelink").click()
    else:
        visitor.follow(f"Delete {title}")


def take_back(visitor: Visitor, library: Library) -> None:
    """Leave the question for the list."""
    if library is DJANGO:  # by way of the record, with a script
        visitor.page.wait_for_load_state()
        visitor.page.get_by_text(library.cancel).click()
        visitor.page.wait_for_url(re.compile("/change/"))
        visitor.page.go_back()
    else:
        visitor.follow(library.cancel)


def choose_to_delete(visitor: Visitor, library: Library, title: str) -> None:
    """Choose a record in the list, and ask that all which are chosen be deleted."""
    if library is DJANGO:
        name = f"Select this object for an action - {title}"
        visitor.page.get_by_role("checkbox", name=name).check()
        visitor.page.locator("select[name=action]").select_option("delete_selected")
        visitor.page.locator(".actions button[type=submit]").click()
    else:
        visitor.page.get_by_role("checkbox", name=f"Choose {title}").check()
        assert visitor.press("Delete selected") == 200
