"""An API under requests that its own document allows, and under those it forbids."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from proof.contract.site import HOST, Site

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
# Random requests, shared out among the operations; more come from the document's own limits,
# and from following what one operation makes to the others.
EXAMPLES = 100
FEWEST = 10
HANGS_AFTER_SECONDS = 120


class Attack(NamedTuple):
    """What schemathesis said, its report, and each request's method, path and status."""

    said: str
    report: dict[str, Any]
    answers: list[tuple[str, str, int]]


def never_fails(
    site: Site,
    document_path: str = "/api/openapi.json",
    token: str | None = None,
    without: str | None = None,
) -> None:
    """Fail on an answer that is a 5xx, or whose status, headers or body the document does not
    tell of. Also where a rate limit or a token that is not taken kept requests from what they
    should test. ``without`` is a path that is left out: one that ends the token, say.
    """
    answer = site.get(document_path)
    assert answer.status == 200, f"{document_path}: {answer.status}"
    described = answer.json()
    if without:
        del described["paths"][without]
    operations = [
        (method.upper(), path)
        for path, methods in described["paths"].items()
        for method in methods
        if method in METHODS
    ]
    assert operations, f"{document_path}: no operation"
    with TemporaryDirectory() as folder:
        document = Path(folder) / "openapi.json"
        document.write_text(json.dumps(described), encoding="utf-8")
        attack = attacked(site, document, max(FEWEST, EXAMPLES // len(operations)), token)
    explanation = f"{attack.said[-8000:]}\n{site.log.read_text(encoding='utf-8')[-2000:]}"
    assert attack.report["exit_code"] == 0, explanation
    assert attack.report["complete"], explanation
    assert attack.report["operations"]["tested"] == len(operations), explanation
    for method, path in operations:
        got_through(method, path, attack.answers, has_token=token is not None)


def got_through(
    method: str, path: str, answers: list[tuple[str, str, int]], *, has_token: bool
) -> None:
    """Fail where an operation that needs no record of the site was never carried out."""
    if "{" in path:
        return
    statuses = {status for sent, to, status in answers if sent == method and to.endswith(path)}
    assert 429 not in statuses, f"{method} {path}: serve with a higher rate limit"
    carried_out = any(200 <= status < 300 for status in statuses)
    refused = not has_token and 401 in statuses
    assert carried_out or refused, f"{method} {path}: only {sorted(statuses)}"


def attacked(site: Site, document: Path, examples: int, token: str | None) -> Attack:
    """Run schemathesis, the same way each time."""
    headers = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": site.visitor}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    report, exchange = document.with_name("report.json"), document.with_name("exchange.har")
    result = subprocess.run(
        [
            *(SCHEMATHESIS, "--no-color", "run", document),
            *("--origin", f"http://127.0.0.1:{site.port}"),
            *(word for name, value in headers.items() for word in ("-H", f"{name}: {value}")),
            *("--checks", ",".join(CHECKS), "--continue-on-failure", "--max-redirects", "0"),
            *("--seed", "1", "--max-examples", str(examples), "--generation-database", "none"),
            *("--report-json-path", report, "--report-har-path", exchange),
        ],
        cwd=document.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS_AFTER_SECONDS,
    )
    said = result.stdout + result.stderr
    assert report.exists(), said
    entries = json.loads(exchange.read_text(encoding="utf-8"))["log"]["entries"]
    answers = [
        (
            entry["request"]["method"],
            urlsplit(entry["request"]["url"]).path,
            entry["response"]["status"],
        )
        for entry in entries
    ]
    return Attack(said, json.loads(report.read_text(encoding="utf-8")), answers)
