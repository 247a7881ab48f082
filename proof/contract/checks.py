"""The checks of the contract's section "Always"; each takes a running site."""

from __future__ import annotations

import re

from proof.contract.site import HOST, Site

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "",
    "permissions-policy": "",
    "x-frame-options": "DENY",
    "strict-transport-security": "max-age=",
}


def home(site: Site) -> None:
    answer = site.get("/")
    assert answer.status == 200
    if site.has_pages:
        assert answer.headers["content-type"].startswith("text/html")
        assert "<h1" in answer.text
        assert '<html lang="' in answer.text
    else:
        assert answer.headers["content-type"] == "application/json"
        addresses = answer.json()["addresses"]
        assert {"healthz": "/healthz", "readyz": "/readyz"}.items() <= addresses.items()
        for name, path in addresses.items():
            assert site.get(path).status in {200, 400, 401, 405}, name


def health(site: Site) -> None:
    for host in ("", "10.0.0.1"):
        headers = {"Host": host} if host else {}
        answer = site.get("/healthz", **headers)
        assert (answer.status, answer.json()) == (200, {"status": "ok"})
    for path in ("/readyz", "/readyz/"):
        ready = site.get(path)
        assert (ready.status, ready.json()["status"]) == (200, "ok")
    assert site.get("/healthz/").status == 200
    assert site.ask("HEAD", "/healthz").status == 200
    assert site.ask("POST", "/healthz").status == 405


def errors(site: Site) -> None:
    missing = site.get("/nothing-here")
    assert missing.status == 404
    problem = site.get("/api/nothing-here")
    assert problem.status == 404
    assert problem.headers["content-type"].startswith("application/problem+json")
    members = {"type", "title", "status", "detail", "instance", "request_id"}
    assert members <= set(problem.json())
    assert problem.json()["status"] == 404
    assert problem.json()["request_id"] == problem.headers["x-request-id"]
    if site.has_html:
        assert missing.headers["content-type"].startswith("text/html")
        assert "<h1" in missing.text
    else:
        assert missing.headers["content-type"].startswith("application/problem+json")
    wrong_host = site.get("/", Host="elsewhere.example.org")
    assert wrong_host.status == 400
    assert wrong_host.headers["x-request-id"]
    assert "Traceback" not in wrong_host.text
    endless_host = site.get("/", Host="a" * 300)
    assert endless_host.status == 400
    assert endless_host.headers["x-request-id"]
    assert site.get("/", Host=HOST.upper()).status == 200
    too_large = site.post("/", {"x": "y" * 2_000_000})
    assert too_large.status in {403, 405, 413}


def request_ids(site: Site) -> None:
    sane = site.get("/", X_Request_ID="abc-123_DEF.4")
    assert sane.headers["x-request-id"] == "abc-123_DEF.4"
    for strange in ("with blank", "x" * 200, "a;b", "<script>"):
        made = site.get("/", X_Request_ID=strange).headers["x-request-id"]
        assert re.fullmatch(r"[0-9a-f-]{32,36}", made), strange
    first, second = (site.get("/nothing-here").headers["x-request-id"] for _ in range(2))
    assert first != second


def headers(site: Site) -> None:
    paths = ["/", "/nothing-here", "/api/nothing-here", "/healthz"]
    if site.has_pages:
        paths += re.findall(r'(?:href|src)="(/static/[^"]+)"', site.get("/").text)
    for path in paths:
        answer = site.get(path)
        for name, part in HEADERS.items():
            assert part in answer.headers.get(name, "MISSING"), f"{path}: {name}"
            assert answer.headers.get(name), f"{path}: {name}"
        policy = answer.headers["content-security-policy"]
        directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part)
        assert "'unsafe-inline'" not in directives.get("script-src", directives["default-src"])
        assert directives["frame-ancestors"] == "'none'"
        assert directives["object-src"] == "'none'"
        assert answer.headers.get("x-request-id"), path


def static_files(site: Site) -> None:
    if not site.has_pages:
        return
    links = re.findall(r'(?:href|src)="([^"]+\.(?:css|js|svg|png|ico)[^"]*)"', site.get("/").text)
    assert links
    for link in links:
        assert link.startswith("/static/"), f"{link} is not the project's own"
        assert site.get(link).status == 200


def cookies(site: Site) -> None:
    for cookie in site.get("/").cookies:
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert "secure" in attributes, cookie
        assert "samesite=lax" in attributes or "samesite=strict" in attributes, cookie
        assert "httponly" in attributes, cookie


def logs(site: Site) -> None:
    site.get("/nothing-here", X_Request_ID="find-this-1")
    lines = [line for line in site.lines() if line.get("request_id") == "find-this-1"]
    assert lines
    access = [line for line in lines if line.get("path") == "/nothing-here"]
    assert access
    assert set(access[0]) == {
        *("timestamp", "level", "event", "logger", "request_id"),
        *("method", "path", "status", "duration_ms"),
    }
    assert access[0]["status"] == 404
    assert access[0]["timestamp"].endswith("Z")
    assert access[0]["event"] == "request"


def foreign_methods(site: Site) -> None:
    for method in ("DELETE", "PROPFIND"):
        answer = site.ask(method, "/")
        # A site with forms may refuse for want of a token before it looks at the method.
        assert answer.status in {403, 405}
        assert "Traceback" not in answer.text
        assert answer.body


def plain_http(site: Site) -> None:
    answer = site.get("/", X_Forwarded_Proto="http")
    assert answer.status in {301, 302, 307, 308}
    assert answer.headers["location"] == f"https://{HOST}/"
    assert site.get("/healthz", X_Forwarded_Proto="http").status == 200


ALWAYS = (
    home,
    health,
    errors,
    request_ids,
    headers,
    static_files,
    cookies,
    logs,
    foreign_methods,
    plain_http,
)
