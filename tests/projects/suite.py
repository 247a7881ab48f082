"""The contract of a whole project: served in production settings, with its real servers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.contract import accounts, checks, example
from tests.contract.mailbox import Mailbox, mailbox
from tests.contract.site import Site, production_environment, serving
from tests.projects import servers
from tests.projects.conftest import commands_path, make_target

ITEMS = {"blog": "posts", "ecommerce": "products"}


def keeps_the_contract(project: Path, answers: Mapping[str, str]) -> None:
    """Hold a project that was set up against the contract, as far as its answers reach."""
    with serving_with_servers(project, answers) as (site, mails):
        for check in checks.ALWAYS:
            check(site)
        email = None
        if has_accounts(answers):
            accounts.a_whole_life(site, mails)
            accounts.nothing_tells_who_has_an_account(site, mails)
            accounts.next_stays_on_the_site(site, mails)
            email = "writer@example.com"
            accounts.sign_up(site, mails, email)
            accounts.sign_in(site, email)
        keeps_the_example(site, answers, ITEMS.get(answers.get("kind", ""), "notes"))
        checks.cookies(site)
        site.jar.clear()
        if email:
            accounts.guessing_is_slowed_down(site)
        assert all(isinstance(line, dict) for line in site.lines())


def keeps_the_example(site: Site, answers: Mapping[str, str], items: str) -> None:
    """Write, change and delete through the forms that there are."""
    told = {"data": "simple", "pages": "yes", "forms": "few", "example": "yes", **answers}
    if told["example"] == "no" or told["pages"] == "no" or told["forms"] == "none":
        return
    if told["data"] == "none" and not (has_accounts(answers) or told.get("uploads") == "yes"):
        example.entered_and_shown(site, items)
        return
    example.keep_and_change(site, items)
    example.faults_are_shown(site, items)
    example.forged_requests_are_refused(site, items)
    example.odd_addresses_are_not_found(site, items)


def has_accounts(answers: Mapping[str, str]) -> bool:
    return answers.get("accounts", "none") != "none" or answers.get("admin") == "yes"


@contextmanager
def serving_with_servers(
    project: Path, answers: Mapping[str, str], changes: Mapping[str, str] | None = None
) -> Iterator[tuple[Site, Mailbox]]:
    """Serve a project, migrated, with its database, cache, broker, worker and a mail server."""
    with ExitStack() as stack:
        mails = stack.enter_context(mailbox())
        settings = stack.enter_context(servers.settings(project, answers))
        settings |= {"MAIL_URL": mails.url, "MAIL_FROM": "site@example.com", **(changes or {})}
        prepare(project, settings)
        if answers.get("jobs", "none") != "none":
            stack.enter_context(working(project, settings))
        yield stack.enter_context(serving(project, settings)), mails


def prepare(project: Path, settings: Mapping[str, str]) -> None:
    """Migrate and collect what production needs, as the container's build and start do."""
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    if re.search(r"^migrate:", makefile, re.MULTILINE):
        make_target(project, "migrate", **settings)
    if (project / "manage.py").exists() and (project / "static").exists():
        python = project / ".venv" / "bin" / "python"
        collect = [str(python), "manage.py", "collectstatic", "--noinput"]
        environment = {**os.environ, "DEBUG": "true"}
        subprocess.run(collect, cwd=project, env=environment, check=True, capture_output=True)


@contextmanager
def working(project: Path, settings: Mapping[str, str]) -> Iterator[None]:
    """Run the worker of a project while the block lasts."""
    log = project.parent / f"{project.name}-worker.log"
    with log.open("wb") as output:
        worker = subprocess.Popen(
            ["make", "--no-print-directory", "worker"],
            cwd=project,
            env={**production_environment(settings), "PATH": commands_path()},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(worker.pid, signal.SIGTERM)
            worker.wait(timeout=30)
