"""Run a project in production settings, with its database, cache, broker, worker and mail."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from proof import servers
from proof.commands import commands_path, make_target, run
from proof.contract.mailbox import mailbox
from proof.contract.site import production_environment, serving
from proof.course import CannotCheck, Course
from proof.suite import UPLOAD_MAX_BYTES, keeps_the_contract

STOP_SECONDS = 60
LIMITS = {
    "API_LIMIT": "100000/minute",
    "UPLOAD_LIMIT": "100000/minute",
    "UPLOAD_MAX_BYTES": str(UPLOAD_MAX_BYTES),
}


def runs_in_production(course: Course, project: Path, told: Mapping[str, str]) -> None:
    """Migrate a project that was set up, start it, hold it against the contract, stop it.

    ``told`` names every answer, as it was built.
    """
    with ExitStack() as stack:
        with course.check("migrations"):
            if reason := servers.missing(told):
                raise CannotCheck(reason)
            mails = stack.enter_context(mailbox())
            settings = stack.enter_context(servers.settings(project, told))
            settings |= {"MAIL_URL": mails.url, "MAIL_FROM": "site@example.com", **LIMITS}
            prepare(project, settings)
        if not course.passed("migrations"):
            return
        with course.check("boot"):
            if told["jobs"] != "none":
                stack.enter_context(working(project, settings))
            site = stack.enter_context(serving(project, settings))
            assert site.get("/readyz").status == 200, site.get("/readyz").text
        if course.passed("boot"):
            with course.check("contract"):
                keeps_the_contract(project, told, site, mails)
        with course.check("stop"):
            stack.close()


def prepare(project: Path, settings: Mapping[str, str]) -> None:
    """Migrate and collect what production needs, as the container's build and start do."""
    commands = project / ".venv" / "bin"
    python = [str(commands / "python"), "manage.py"]
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    if re.search(r"^migrate:", makefile, re.MULTILINE):
        make_target(project, "migrate", **settings)
        unchanged = [*python, "makemigrations", "--check", "--dry-run"]
        if not (project / "manage.py").exists():
            unchanged = [str(commands / "flask"), "db", "check"]
        run(unchanged, project, production_environment(settings))
    if (project / "manage.py").exists() and (project / "static").exists():
        run([*python, "collectstatic", "--noinput"], project, {"DEBUG": "true"})


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
            try:
                worker.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(worker.pid, signal.SIGKILL)
                worker.wait()
                raise AssertionError("the worker did not stop gracefully") from None
