"""Accounts: from signing up to a new password, as a visitor with a mailbox would."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import quote

from proof.contract.forms import Form, forms_of, submit, submit_form
from proof.contract.mailbox import Mailbox
from proof.contract.site import HOST, Answer, Site

PASSWORD = "correct horse battery 9"  # noqa: S105  # of nobody
OTHER = "another horse battery 7"
FORWARD = {302, 303}
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "/%09/evil.example",
    "javascript:alert(1)",
    "\\\\evil.example",
    "http:///evil.example",
    " //evil.example",
    "/\n/evil.example",
)


def sign_up(site: Site, mails: Mailbox, email: str, password: str = PASSWORD) -> None:
    """Make an account, and confirm its address by the link of the mail; nobody is signed in."""
    answer = submit(site, "/accounts/signup", "Sign up", {"Email": email, "Password": password})
    assert answer.status in {200, *FORWARD}, answer.status
    path = linked(mails.newest(email))
    page = site.follow(path)
    assert page.status == 200, path
    # A scanner of mails may open a link: a site may ask for the password.
    if any("Password" in form.labels for form in forms_of(page.text)):
        fields = {"Email": email, "Password": password}
        answer = submit(site, "/accounts/login", "Sign in", fields)
        assert answer.status in FORWARD, answer.status
    site.jar.clear()


def sign_in(site: Site, email: str, password: str = PASSWORD, query: str = "") -> Answer:
    fields = {"Email": email, "Password": password}
    return submit(site, f"/accounts/login{query}", "Sign in", fields)


def linked(message: EmailMessage) -> str:
    """Take the path of the site's own address out of a mail."""
    text = message.get_content()
    found = re.search(rf"https://{re.escape(HOST)}(/[^\s<>\"]+)", text)
    assert found, text
    return found[1]


def a_whole_life(site: Site, mails: Mailbox) -> None:
    """Sign up, sign in, sign out, forget the password and set another by mail."""
    email = site.email("ada")
    sign_up(site, mails, email)
    answer = sign_in(site, email)
    assert answer.status in FORWARD
    page = site.follow(site.path_of(answer.headers["location"]))
    assert "no-store" in page.headers.get("cache-control", "")
    assert site.reach("/accounts/logout").status == 405
    stolen = dict(site.jar)
    assert submit(site, "/accounts/password/change", "Sign out").status in FORWARD
    assert site.reach("/accounts/password/change").status in FORWARD, "still signed in"
    site.jar.clear()
    set_new_password(site, mails, email)
    site.jar.update(stolen)
    assert site.reach("/accounts/password/change").status in FORWARD, "the old session lives"
    site.jar.clear()
    assert sign_in(site, email).status not in FORWARD, "the old password works"
    assert sign_in(site, email, OTHER).status in FORWARD
    site.jar.clear()


def set_new_password(site: Site, mails: Mailbox, email: str) -> None:
    """Ask for a mail and follow its link, which works once."""
    before = sum(email in str(message["To"]) for message in mails.messages)
    assert ask_for_reset(site, email).status in {200, *FORWARD}
    path = linked(mails.newest(email, before + 1))
    page = site.follow(path)
    form = password_form(page)
    sent = {label: OTHER for label in form.labels if "assword" in label}
    assert submit_form(site, page.path, form, sent).status in FORWARD
    site.jar.clear()
    again = site.follow(path)
    assert not any("assword" in label for f in forms_of(again.text) for label in f.labels) or (
        submit_form(site, again.path, password_form(again), sent).status not in FORWARD
    ), "the link works twice"
    site.jar.clear()


def ask_for_reset(site: Site, email: str) -> Answer:
    path = "/accounts/password/reset"
    page = site.follow(path)
    form = next(f for f in forms_of(page.text) if "Email" in f.labels)
    return submit_form(site, page.path, form, {"Email": email})


def password_form(page: Answer) -> Form:
    """Find the form of a page that asks for a password."""
    assert page.status == 200
    return next(f for f in forms_of(page.text) if any("assword" in label for label in f.labels))


def nothing_tells_who_has_an_account(site: Site, mails: Mailbox) -> None:
    """Known and unknown addresses get the same answers."""
    known, unknown = site.email("known"), site.email("unknown")
    sign_up(site, mails, known)
    asking: dict[str, Callable[[str], Answer]] = {
        "login": lambda email: sign_in(site, email, "wrong wrong wrong 1"),
        "reset": lambda email: ask_for_reset(site, email),
        "signup": lambda email: submit(
            site, "/accounts/signup", "Sign up", {"Email": email, "Password": PASSWORD}
        ),
    }
    for name, ask in asking.items():
        seen = []
        for email in (known, unknown):
            site.jar.clear()
            answer = ask(email)
            target = site.path_of(answer.headers.get("location", ""))
            page = site.follow(target) if target else answer
            seen.append((answer.status, target, neutral(page.text, email)))
        assert seen[0] == seen[1], name
    site.jar.clear()


def neutral(page: str, email: str) -> str:
    """Take out of a page what differs from one visit to the next."""
    page = page.replace(email, "EMAIL").replace(email.replace("@", "%40"), "EMAIL")
    page = re.sub(r'(name="csrf\w*"[^>]*value=|nonce=)"[^"]*"', r"\1…", page)
    return re.sub(r"[0-9a-f]{32}", "ID", page)


def next_stays_on_the_site(site: Site, mails: Mailbox) -> None:
    """Signing in leads to pages of this site only, to the wanted one among them."""
    people = [site.email("grace"), site.email("hedy")]
    for email in people:
        sign_up(site, mails, email)
    wanted = site.reach("/accounts/password/change").headers["location"]
    query = site.path_of(wanted).partition("?")[2]
    assert "password" in query
    answer = sign_in(site, people[0], query=f"?{query}")
    assert site.path_of(answer.headers["location"]).startswith("/accounts/password/change")
    for number, away in enumerate(ELSEWHERE):
        site.jar.clear()
        person = people[number % 2]  # one alone would be slowed down
        answer = sign_in(site, person, query=f"?next={quoted(away)}")
        assert answer.status in FORWARD, (away, answer.status)
        target = site.path_of(answer.headers["location"])
        assert re.match(r"/(?![/\\])", target), (away, target)
        assert "evil" not in target.partition("?")[0], (away, target)
    site.jar.clear()


def quoted(text: str) -> str:
    """Write a text into an address; what is escaped already stays so."""
    return quote(text, safe="/:%")


def guessing_is_slowed_down(site: Site) -> None:
    """After some wrong passwords the answer is 429 and says when to come back."""
    statuses = []
    for number in range(30):
        answer = sign_in(site, site.email("victim"), f"wrong password {number}")
        statuses.append(answer.status)
        if answer.status == 429:
            break
    assert statuses[-1] == 429, statuses
    assert int(answer.headers["retry-after"]) > 0
    assert "<h1" in answer.text
    site.jar.clear()
