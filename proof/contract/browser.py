"""A visitor with a real browser, who writes down everything it complains about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    WebError,
    sync_playwright,
)

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
SWITCHES = ("--disable-gpu", "--disable-quic")
PATIENCE_SECONDS = 30
# A page that moves on, or a download that takes its place, ends what was under way.
GIVEN_UP = "net::ERR_ABORTED"
STATUS = "Failed to load resource: the server responded with a status"


class Visitor:
    """One visitor with cookies of their own; ``page`` is there for what has no name here."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        # what was said, and the page of whose status it was said, if any
        self._noted: list[tuple[str, str]] = []
        self._judged: set[str] = set()
        self._answer: bool | None = None
        self._asked: list[str] = []
        context.on("console", self._hear)
        context.on("weberror", self._catch)
        context.on("requestfailed", self._miss)
        context.on("dialog", self._reply)

    def open(self, path: str) -> int:
        """Go to an address, and return the status of the page, which the caller judges."""
        response = self.page.goto(path)
        assert response
        self._judged.add(response.url)
        return response.status

    def press(self, name: str) -> int:
        """Press a button that leads to another page, and return the status of that page."""
        return self._leave(self.page.get_by_role("button", name=name, exact=True))

    def follow(self, name: str) -> int:
        """Follow a link to another page, and return the status of that page."""
        return self._leave(self.page.get_by_role("link", name=name, exact=True))

    def fill(self, label: str, text: str) -> None:
        """Type into the field with a label."""
        self.page.get_by_label(label, exact=True).fill(text)

    @contextmanager
    def answering(self, *, accept: bool) -> Iterator[list[str]]:
        """Accept or dismiss the dialogs that come up meanwhile, and give what they asked."""
        self._answer, self._asked = accept, []
        try:
            yield self._asked
            self._settle()
        finally:
            self._answer = None

    def screenshot(self, file: Path) -> None:
        self.page.screenshot(path=file, full_page=True)

    def heading(self) -> str:
        """Return the page's one heading of the first level."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def complaints(self) -> list[str]:
        """Return what went wrong since the last call: console errors, which tell of what the
        content policy blocked and of answers that are errors, uncaught exceptions, requests
        without an answer, and dialogs that nobody expected.
        """
        self._settle()
        noted, self._noted = self._noted, []
        return [text for text, page in noted if page not in self._judged]

    def _leave(self, element: Locator) -> int:
        with self.page.expect_navigation() as leaving:
            element.click()
        self._judged.add(leaving.value.url)
        return leaving.value.status

    def _settle(self) -> None:
        self.page.wait_for_load_state("networkidle")
        # What the page said before this answer has been heard when it arrives.
        self.page.evaluate("null")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            address = message.location["url"]
            is_status = message.text.startswith(STATUS)
            self._note(f"console: {message.text} ({address})", address if is_status else "")

    def _note(self, text: str, page: str = "") -> None:
        self._noted.append((text, page))

    def _catch(self, error: WebError) -> None:
        self._note(f"exception: {error.error} ({error.page and error.page.url})")

    def _miss(self, request: Request) -> None:
        if request.failure != GIVEN_UP:
            self._note(f"request: {request.method} {request.url} {request.failure}")

    def _reply(self, dialog: Dialog) -> None:
        if self._answer is None:
            self._note(f"dialog: {dialog.message}")
        self._asked.append(dialog.message)
        if self._answer:
            dialog.accept()
        else:
            dialog.dismiss()


@contextmanager
def visiting(address: str) -> Iterator[Visitor]:
    """Visit a site with a new profile; ``address`` is what paths are relative to."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*SWITCHES])
        try:
            context = browser.new_context(base_url=address)
            context.set_default_timeout(PATIENCE_SECONDS * 1000)
            yield Visitor(context)
        finally:
            browser.close()
