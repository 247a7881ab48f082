"""The contract of a whole project: which of its parts a project has to keep."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from generator.skeletons import frameworks, load_skeleton
from proof.contract import accounts, admin, api, checks, example, openapi, uploads
from proof.contract.mailbox import Mailbox
from proof.contract.site import Site, production_environment

UPLOAD_MAX_BYTES = 100_000
WRITER, OTHER, CALLER, STAFF = "writer", "other", "caller", "staff"


def keeps_the_contract(project: Path, told: Mapping[str, str], site: Site, mails: Mailbox) -> None:
    """Hold a project that is being served against the contract, as far as its answers reach.

    ``told`` names every answer, as it was built.
    """
    items = f"{load_skeleton(frameworks()[0]).config['_items'].get(told['kind'], 'note')}s"
    for check in checks.ALWAYS:
        check(site)
    if told["accounts"] != "none":
        accounts.a_whole_life(site.another(), mails)
        accounts.nothing_tells_who_has_an_account(site.another(), mails)
        accounts.next_stays_on_the_site(site.another(), mails)
        for name in (WRITER, OTHER, CALLER):
            accounts.sign_up(site, mails, site.email(name))
        accounts.sign_in(site, site.email(WRITER))
    keeps_the_example(site, told, items)
    keeps_uploads(site, told)
    checks.cookies(site)
    site.jar.clear()
    keeps_the_interface(site, told, items)
    keeps_the_admin(project, site, told, items)
    if told["accounts"] != "none":
        accounts.guessing_is_slowed_down(site.another())
    assert all(isinstance(line, dict) for line in site.lines())


def keeps_the_interface(site: Site, told: Mapping[str, str], items: str) -> None:
    """Call what programs call, with tokens where there are accounts."""
    if told["api"] == "none":
        return
    token = other = None
    if told["accounts"] != "none":
        api.tokens(site, site.email(CALLER), accounts.PASSWORD)
        token = api.token_for(site, site.email(WRITER), accounts.PASSWORD)
        other = api.token_for(site, site.email(OTHER), accounts.PASSWORD)
    kept = told["example"] == "yes" and told["data"] != "none"
    if told["api"] in {"rest", "both"}:
        keeps_rest(site, told, items, token, other)
    if told["api"] in {"graphql", "both"}:
        api.graphql(site)
        if kept:
            api.graphql_kept(site, items.removesuffix("s"), token)


def keeps_rest(
    site: Site, told: Mapping[str, str], items: str, token: str | None, other: str | None
) -> None:
    """Call each address that there is, as is right and as is wrong."""
    api.description(site)
    api.documentation(site)
    if told["example"] == "yes" and told["data"] != "none":
        api.kept(site, items, token)
        api.pages(site, items, token)
        api.wrong_requests(site, f"/api/v1/{items}/", token)
        if token and other:
            api.guarded(site, items, token, other)
    elif told["example"] == "yes":
        api.preview(site, items)
    if told["uploads"] == "yes":
        uploads.programs(site, token, other)
    openapi.never_fails(site, token=token, without="/api/v1/tokens/" if token else None)


def keeps_uploads(site: Site, told: Mapping[str, str]) -> None:
    """Send files through the page, as somebody who is signed in where one can be."""
    if told["uploads"] == "no" or told["pages"] == "no":
        return
    uploads.kept(site)
    uploads.refused(site, UPLOAD_MAX_BYTES)
    if told["accounts"] != "none":
        other = site.another()
        accounts.sign_in(other, site.email(OTHER))
        uploads.private(site, other, site.another())


def keeps_the_admin(project: Path, site: Site, told: Mapping[str, str], items: str) -> None:
    """Work as staff, and be refused as anybody else."""
    if told["admin"] == "no":
        return
    shown = items if told["example"] == "yes" and told["data"] != "custom" else ""
    kind = shown or "users"
    admin.strangers_are_sent_to_sign_in(site, kind)
    admin.others_are_refused(site, admin.Account(site.email(OTHER), accounts.PASSWORD), kind)
    staff = admin.Account(site.email(STAFF), accounts.PASSWORD)
    make_admin(project, staff, production_environment(site.settings))
    if shown:
        admin.staff_keep_records(site, staff, shown)


def make_admin(project: Path, account: admin.Account, settings: Mapping[str, str]) -> None:
    """Make the first of the staff by the project's own command."""
    commands = project / ".venv" / "bin"
    command = [str(commands / "flask"), "create-admin"]
    if (project / "manage.py").exists():
        command = [str(commands / "python"), "manage.py", "createsuperuser", "--noinput"]
    passwords = dict.fromkeys(("ADMIN_PASSWORD", "DJANGO_SUPERUSER_PASSWORD"), account.password)
    subprocess.run(
        [*command, "--email", account.email],
        cwd=project,
        env={**os.environ, **settings, **passwords},
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )


def keeps_the_example(site: Site, told: Mapping[str, str], items: str) -> None:
    """Write, change and delete through the forms that there are."""
    if told["example"] == "no" or told["pages"] == "no" or told["forms"] == "none":
        return
    if told["data"] == "none":
        example.entered_and_shown(site, items)
        return
    example.keep_and_change(site, items)
    example.faults_are_shown(site, items)
    example.forged_requests_are_refused(site, items)
    example.odd_addresses_are_not_found(site, items)
