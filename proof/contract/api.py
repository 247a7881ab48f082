"""The API of a running site, as the programs see it that call it."""

from __future__ import annotations

import json
import re
from typing import Any

import schemathesis

from proof.contract.site import HOST, Answer, Site

PROBLEM = {"type", "title", "status", "detail", "instance", "request_id"}
WORDS = {"title": "A title", "text": "Some text"}
WRONG_BODIES = (
    b"{",
    b"\xff",
    b'{"title": NaN}',
    b'{"title": ' + b"9" * 5000 + b"}",
    b"[" * 50_000,
)
WRONG_VALUES: tuple[dict[str, Any], ...] = (
    {},
    {"title": "", "text": ""},
    {"title": "x" * 201, "text": "x"},
    {"title": "a\0b", "text": "x"},
    {"title": "\ud800", "text": "x"},
    {"title": 10**30, "text": []},
    {**WORDS, "unknown": 1},
)
DEEP = "".join(
    f"fragment f{number} on Query {{ ...f{number + 1} ...f{number + 1} }}" for number in range(40)
)


def send(
    site: Site, method: str, path: str, values: object = None, token: str | None = None
) -> Answer:
    """Send JSON, and the token where there is one."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    body = None if values is None else json.dumps(values).encode()
    return site.ask(method, path, body, headers)


def is_problem(answer: Answer, status: int) -> dict[str, Any]:
    """Hold that an answer is a problem document, and return it."""
    assert answer.status == status, answer.text[:500]
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem: dict[str, Any] = answer.json()
    assert set(problem) >= PROBLEM
    assert problem["status"] == status
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert "Traceback" not in answer.text
    return problem


# REST


def description(site: Site) -> None:
    """The document is valid, and tells of every error an operation can end in."""
    answer = site.get("/api/openapi.json")
    assert answer.status == 200
    document = answer.json()
    schemathesis.openapi.from_dict(document).validate()
    assert document["openapi"].startswith("3.")
    names = []
    for methods in document["paths"].values():
        for method in methods.keys() - {"parameters"}:
            operation = methods[method]
            names.append(operation["operationId"])
            expected = {"429", "default"}
            if "requestBody" in operation:
                expected |= {"400", "413", "415", "422"}
            if operation.get("security"):
                expected |= {"401"}
            assert expected <= set(operation["responses"]), operation["operationId"]
    assert len(names) == len(set(names)) > 0


def documentation(site: Site) -> None:
    """The page for people comes from the site alone, under a policy without inline scripts."""
    page = site.follow("/api/docs")
    assert page.status == 200
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page.text)
    assert any(address.endswith(".js") for address in addresses)
    for address in addresses:
        assert address.startswith(("/", "data:")), address
        assert not address.startswith("//"), address
        if address.startswith("/static/"):
            assert site.get(address).status == 200
    assert not re.search(r"<script(?![^>]*\bsrc=)", page.text)
    policy = page.headers["content-security-policy"]
    scripts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert "unsafe-inline" not in scripts.get("script-src", scripts["default-src"])


def kept(site: Site, items: str, token: str | None = None) -> None:
    """A record is kept, listed, shown, changed in part and deleted."""
    place = f"/api/v1/{items}/"
    created = send(site, "POST", place, WORDS, token)
    assert created.status == 201, created.text
    address = created.headers["location"].removeprefix(f"https://{HOST}")
    shown = site.get(address)
    assert (shown.status, shown.json()) == (200, created.json())
    assert shown.json()["title"] == WORDS["title"]
    assert site.get(place).json()["count"] >= 1
    changed = send(site, "PATCH", address, {"title": "Other"}, token)
    assert changed.status == 200
    assert (changed.json()["title"], changed.json()["text"]) == ("Other", WORDS["text"])
    assert send(site, "DELETE", address, token=token).status == 204
    is_problem(site.get(address), 404)
    is_problem(send(site, "DELETE", address, token=token), 404)


def pages(site: Site, items: str, token: str | None = None) -> None:
    """A list comes in pages that lead to one another."""
    place = f"/api/v1/{items}/"
    for number in range(3):
        answer = send(site, "POST", place, {**WORDS, "title": f"Paged {number}"}, token)
        assert answer.status == 201
    query = f"{place}?page_size=2&search=paged"
    first = site.get(query).json()
    assert first["count"] == 3
    assert first["previous"] is None
    assert [each["title"] for each in first["results"]] == ["Paged 2", "Paged 1"]
    second = site.get(first["next"].removeprefix(f"https://{HOST}")).json()
    assert [each["title"] for each in second["results"]] == ["Paged 0"]
    assert second["next"] is None
    assert site.get(second["previous"].removeprefix(f"https://{HOST}")).json() == first
    oldest = site.get(f"{query}&ordering=created_at").json()["results"]
    assert [each["title"] for each in oldest] == ["Paged 0", "Paged 1"]
    is_problem(site.get(f"{query}&page=3"), 404)
    for wrong in ("page=0", "page=x", "page_size=101", "ordering=text", "search=%00"):
        errors = is_problem(site.get(f"{place}?{wrong}"), 422)["errors"]
        assert list(errors) == [wrong.partition("=")[0]]


def wrong_requests(site: Site, path: str, token: str | None = None) -> None:
    """What is not JSON, or not what is asked for, is refused with the reason."""
    allowed = {"Authorization": f"Bearer {token}"} if token else {}
    for body in WRONG_BODIES:
        headers = {"Content-Type": "application/json", **allowed}
        is_problem(site.ask("POST", path, body, headers), 400)
    # Nothing is no JSON, or an object without any field: either is a reason.
    nothing = site.ask("POST", path, b"", headers)
    is_problem(nothing, 422 if nothing.status == 422 else 400)
    form = {"Content-Type": "application/x-www-form-urlencoded", **allowed}
    is_problem(site.ask("POST", path, b"title=x&text=x", form), 415)
    for values in WRONG_VALUES:
        errors = is_problem(send(site, "POST", path, values, token), 422)["errors"]
        assert all(isinstance(text, str) for texts in errors.values() for text in texts)
    is_problem(send(site, "POST", path, {**WORDS, "text": "x" * 2_000_000}, token), 413)
    is_problem(site.get("/api/v1/nothing-here"), 404)
    is_problem(send(site, "PUT", path, WORDS, token), 405)


def preview(site: Site, items: str) -> None:
    """Without data, a text is checked and its words are counted."""
    answer = send(site, "POST", f"/api/v1/{items}/preview/", WORDS)
    assert (answer.status, answer.json()) == (200, {**WORDS, "words": 2})


def throttled(site: Site, path: str = "/api/v1/") -> None:
    """Who calls too often is told when to go on; serve with a limit of less than 30."""
    for _ in range(30):
        answer = site.get(path)
        if answer.status != 200:
            break
    is_problem(answer, 429)
    assert int(answer.headers["retry-after"]) > 0


# With accounts


def token_for(site: Site, email: str, password: str) -> str:
    """Exchange an address and its password for a token."""
    answer = send(site, "POST", "/api/v1/tokens/", {"email": email, "password": password})
    assert answer.status == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert not answer.cookies
    return str(answer.json()["token"])


def tokens(site: Site, email: str, password: str) -> None:
    """A refusal does not tell whether there is such an account, and tokens can be ended."""
    refusals = [
        send(site, "POST", "/api/v1/tokens/", {"email": address, "password": "wrong password"})
        for address in (email, site.email("nobody"), f"no address {site.tag}")
    ]
    details = {is_problem(refusal, 401)["detail"] for refusal in refusals}
    assert len(details) == 1
    token = token_for(site, email, password)
    assert send(site, "DELETE", "/api/v1/tokens/", token=token).status == 204
    is_problem(send(site, "DELETE", "/api/v1/tokens/", token=token), 401)


def guarded(site: Site, items: str, owner: str, other: str) -> None:
    """Everybody reads; to write takes a token, and to change the owner's. Cookies do not help."""
    place = f"/api/v1/{items}/"
    created = send(site, "POST", place, WORDS, owner)
    assert created.status == 201
    address = created.headers["location"].removeprefix(f"https://{HOST}")
    assert site.get(address).status == 200
    for method, path in (("POST", place), ("PATCH", address), ("DELETE", address)):
        values = None if method == "DELETE" else WORDS
        for token in (None, "x", owner[:-1]):
            answer = send(site, method, path, values, token)
            is_problem(answer, 401)
            assert answer.headers["www-authenticate"].startswith("Bearer")
        if path == address:
            is_problem(send(site, method, path, values, other), 403)
    assert send(site, "DELETE", address, token=owner).status == 204


# GraphQL


def ask(site: Site, query: str, token: str | None = None, **variables: object) -> Any:
    """Ask, and return the answer, which is a 200 whatever became of it."""
    answer = send(site, "POST", "/graphql", {"query": query, "variables": variables}, token)
    assert answer.status == 200, answer.text
    return answer.json()


def fault(site: Site, query: str, token: str | None = None, **variables: object) -> dict[str, Any]:
    """Ask for what cannot be had, and return the first error."""
    answer = ask(site, query, token, **variables)
    assert answer.get("errors"), answer
    error: dict[str, Any] = answer["errors"][0]
    return error


def graphql(site: Site) -> None:
    """It answers to posted JSON alone, within limits, and shows neither schema nor explorer."""
    assert ask(site, "{ about { name } }")["data"]["about"]["name"]
    is_problem(site.get("/graphql?query=%7Babout%7Bname%7D%7D"), 405)
    is_problem(site.get("/graphql", Accept="text/html"), 405)
    is_problem(send(site, "POST", "/graphql", [{"query": "{ about { name } }"}]), 422)
    is_problem(send(site, "POST", "/graphql", {}), 422)
    is_problem(site.post("/graphql", {"query": "{ about { name } }"}), 415)
    assert "introspection" in fault(site, "{ __schema { types { name } } }")["message"]
    unknown = fault(site, "{ abou { name } }")["message"]
    assert "Did you mean" not in unknown
    fault(site, "{" + "a {" * 400)
    aliases = " ".join(f"a{number}: about {{ name }}" for number in range(50))
    assert "aliases" in fault(site, "{" + aliases + "}")["message"]
    assert fault(site, "{ ...f0 }" + DEEP + " fragment f40 on Query { about { name } }")


def graphql_kept(site: Site, item: str, token: str | None = None) -> None:
    """A record is kept, listed, shown, changed in part and deleted; faults are told by field."""
    name = item.capitalize()
    inputs = "$title: String!, $text: String!"
    add = f"mutation ({inputs}) {{ add{name}(title: $title, text: $text) {{ id title }} }}"
    key = ask(site, add, token, **WORDS)["data"][f"add{name}"]["id"]
    listed = ask(site, f"{{ {item}s(pageSize: 1) {{ count results {{ id }} }} }}")["data"]
    assert listed[f"{item}s"]["results"] == [{"id": key}]
    change = f'mutation ($id: ID!) {{ change{name}(id: $id, title: "Other") {{ title text }} }}'
    changed = ask(site, change, token, id=key)["data"][f"change{name}"]
    assert changed == {"title": "Other", "text": WORDS["text"]}
    for values in ({"title": "", "text": "a\0"}, {"title": "x" * 201, "text": "\ud800"}):
        error = fault(site, add, token, **values)
        assert error["extensions"]["status"] == 422
        assert sorted(error["extensions"]["errors"]) == ["text", "title"]
    remove = f"mutation ($id: ID!) {{ remove{name}(id: $id) }}"
    if token:
        for changing in (change, remove):
            assert fault(site, changing, id=key)["extensions"]["status"] == 401
    assert ask(site, remove, token, id=key)["data"] == {f"remove{name}": key}
    show = f"query ($id: ID!) {{ {item}(id: $id) {{ title }} }}"
    assert ask(site, show, id=key)["data"] == {item: None}
    assert fault(site, remove, token, id=key)["extensions"]["status"] == 404
