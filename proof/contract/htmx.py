"""Pages that change in part, in a real browser."""

from __future__ import annotations

from playwright.sync_api import expect

from proof.contract.browser import Visitor


def health_beside_the_link(visitor: Visitor) -> None:
    """The home page says whether all is well, and stays where it is."""
    page = visitor.page
    assert visitor.open("/") == 200
    before = page.url
    page.get_by_role("link", name="Look now").click()
    expect(page.locator("#status")).to_have_text("All is well.")
    assert page.url == before
    assert page.locator("h1").count() == 1
    assert visitor.complaints() == []
    assert visitor.open("/status") == 200
    assert visitor.heading() == "Health"
    assert visitor.complaints() == []


def search_while_typing(visitor: Visitor, items: str, known: str) -> None:
    """The list follows what is typed, the address with it; going back brings the list back."""
    page = visitor.page
    assert visitor.open(f"/{items}/") == 200
    results, search = page.locator("#results"), page.get_by_role("searchbox")
    expect(results).to_contain_text(known)
    page.evaluate("window.stays = true")
    search.press_sequentially("nothing has this title")
    expect(results).to_contain_text("Nothing was found.")
    expect(page.locator("#found")).to_contain_text("Found: 0")
    assert "search=nothing" in page.url
    assert page.evaluate("window.stays"), "the page was loaded anew"
    assert page.evaluate("document.activeElement.id") == "search"
    assert visitor.complaints() == []
    search.fill(known)
    expect(results).to_contain_text(known)
    expect(page.locator("#found")).to_contain_text("Found: 1")
    assert page.locator("header, footer").count() == 2, "a whole page was put into the list"
    page.go_back()
    expect(page.locator("#results")).to_contain_text("Nothing was found.")
    assert visitor.complaints() == []


def pages_of_a_list(visitor: Visitor, items: str) -> None:
    """A longer list goes on to its next page in place."""
    page = visitor.page
    assert visitor.open(f"/{items}/") == 200
    page.evaluate("window.stays = true")
    first = page.locator("#results h2").first.inner_text()
    page.get_by_role("link", name="Older").click()
    expect(page.locator("#results h2").first).not_to_have_text(first)
    assert "page=2" in page.url
    assert page.evaluate("window.stays"), "the page was loaded anew"
    assert page.evaluate("document.activeElement.id") in {"older", "newer"}
    assert visitor.complaints() == []
    page.get_by_role("link", name="Newer").click()
    expect(page.locator("#results h2").first).to_have_text(first)
    assert visitor.complaints() == []
