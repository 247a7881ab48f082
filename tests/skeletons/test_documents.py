"""What documents and deployment files of Flask projects say is what there is, and all of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.skeletons.conftest import Projects

pytestmark = pytest.mark.parametrize("projects", ["flask"], indirect=True)

# Flask's own, which is refused and never asked for; and what development alone sets.
NOT_OURS, DEVELOPMENT = {"FLASK_DEBUG"}, {"DEBUG"}
COMMAND_ROW = re.compile(r"^\| `make ([a-z-]+)` \|", re.MULTILINE)


def text(project: Path, name: str) -> str:
    return (project / name).read_text(encoding="utf-8")


def section(project: Path, title: str) -> str:
    """Return what README.md says under a heading."""
    return text(project, "README.md").partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(project: Path, title: str) -> dict[str, str]:
    """Map the name in each row of a section's table to the cell beside it."""
    return dict(re.findall(r"^\| `([^`]+)` \| (.+?) \|", section(project, title), re.MULTILINE))


def read_variables(project: Path) -> dict[str, bool]:
    """Map each variable that the code reads to whether production has to set it."""
    return {
        name: needed
        for path in project.rglob("*.py")
        if "tests" not in path.relative_to(project).parts
        for name, needed in variables_of(ast.parse(path.read_text(encoding="utf-8")))
    }


def variables_of(module: ast.Module) -> Iterator[tuple[str, bool]]:
    """Find `env.str("NAME", …)` and the like; a default may have a name of its own."""
    nodes = list(ast.walk(module))
    without_default = {"REQUIRED"} | {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and "'REQUIRED'" in ast.dump(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in nodes:
        match node:
            case ast.Call(ast.Attribute(ast.Name("env")), [ast.Constant(str(name)), *_]):
                names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
                yield name, not names.isdisjoint(without_default)


def required(project: Path) -> set[str]:
    return {name for name, needed in read_variables(project).items() if needed}


def targets(project: Path) -> set[str]:
    return set(re.findall(r"^([a-z-]+):", text(project, "Makefile"), re.MULTILINE))


def image_settings(project: Path) -> set[str]:
    """Name the variables that the image itself sets."""
    return set(re.findall(r"^ENV ([A-Z_]+)=", text(project, "Dockerfile"), re.MULTILINE))


def deployed(projects: Projects, *choices: str) -> Iterator[Path]:
    return (project for project, answers in projects.items() if answers["deploy"] in choices)


def test_settings_are_those_the_code_reads(projects: Projects) -> None:
    for project, answers in projects.items():
        names = read_variables(project).keys() - NOT_OURS
        assert len(names) > 7
        table = rows(project, "Settings")
        assert table.keys() == names, answers
        needed = {name for name, default in table.items() if default == "required"}
        assert needed == required(project), answers
        example = text(project, ".env.example")
        assert set(re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE)) == names, answers


def test_commands_are_those_of_the_makefile(projects: Projects) -> None:
    for project, answers in projects.items():
        commands = targets(project) - {"help"}
        assert set(COMMAND_ROW.findall(text(project, "README.md"))) == commands, answers
        listed = text(project, "AGENTS.md").partition("- Commands: ")[2].partition("\n")[0]
        assert set(re.findall(r"`make ([a-z-]+)`", listed)) == commands, answers
        phony = text(project, "Makefile").partition(".PHONY:")[2].partition("\n")[0]
        assert set(phony.split()) == targets(project), answers


def test_commands_are_told_in_one_mood(projects: Projects) -> None:
    for project in projects:
        for says in rows(project, "Commands").values():
            assert re.match(r"[A-Z][a-z]+(?<!s) ", says), says


def test_the_layout_is_there_and_whole(projects: Projects) -> None:
    for project, answers in projects.items():
        table = rows(project, "Layout")
        ignored = set(re.findall(r"^/(\w+/)", text(project, ".gitignore"), re.MULTILINE))
        for path in table:
            place = project / path
            there = place.is_dir() if path.endswith("/") else place.is_file()
            assert there or path.partition("/")[0] + "/" in ignored, (path, answers)
        folders = {f"{place.name}/" for place in project.iterdir() if place.is_dir()}
        assert {name for name in folders if name[0] != "."} <= table.keys(), answers


def test_guides_are_there_and_whole(projects: Projects) -> None:
    for project, answers in projects.items():
        guides = {path.relative_to(project).as_posix() for path in project.glob("docs/*.md")}
        linked = set(re.findall(r"\]\(([^):]+)\)", section(project, "Guides")))
        assert linked == guides, answers
        assert guides <= set(re.findall(r"`([^`]+)`", text(project, "AGENTS.md"))), answers


def test_links_lead_somewhere(projects: Projects) -> None:
    for project in projects:
        for document in [project / "README.md", *project.glob("docs/*.md")]:
            for link in re.findall(r"\]\((?!\w+:)([^)#]+)\)", text(project, str(document))):
                assert (document.parent / link).exists(), f"{document}: {link}"


def test_compose_sets_what_is_required_and_passes_on_the_rest(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        services = yaml.safe_load(text(project, "compose.yaml"))["services"]
        own = {name for name, service in services.items() if "build" in service}
        assert "web" in own
        for name in own:
            environment: dict[str, Any] = services[name]["environment"]
            known = environment.keys() | image_settings(project)
            assert known >= read_variables(project).keys() - NOT_OURS - DEVELOPMENT
            assert not known & DEVELOPMENT
            unset = {name for name, value in environment.items() if value is None}
            assert not unset & required(project)


def test_compose_waits_for_each_server_and_keeps_its_data(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        compose = yaml.safe_load(text(project, "compose.yaml"))
        services = compose["services"]
        servers = {name for name, one in services.items() if "build" not in one} - {"nginx"}
        first = services.get("migrate", services["web"])
        assert set(first.get("depends_on", ())) == servers
        for service in services.values():
            assert re.search(r":[\w.-]+$", service["image"])
            assert not service["image"].endswith(":latest")
        mounts = [mount for one in services.values() for mount in one.get("volumes", ())]
        named = {mount.partition(":")[0] for mount in mounts if mount[0] not in ".$"}
        assert named == set(compose.get("volumes", ()))


def test_secrets_have_no_value_in_compose(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        compose = text(project, "compose.yaml")
        for value in re.findall(r"(?:PASSWORD|PASS|SECRET_KEY): (.+)", compose):
            assert re.match(r'\$\{\w+:\?.+\}$|"yes"$', value), value
        for password in re.findall(r"://[^:/\s]*:([^@\s]+)@", compose):
            assert re.fullmatch(r"\$\{\w+\}", password)
        named = set(re.findall(r"\$\{(\w+):\?", compose)) - {"ALLOWED_HOSTS"}
        exported = set(re.findall(r"^export (\w+)=", section(project, "Deployment"), re.MULTILINE))
        assert named == exported


def test_the_cluster_is_given_what_is_required(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        folder = "kubernetes"
        settings = set(
            re.findall(r"^(\w+)=", text(project, f"{folder}/settings.env"), re.MULTILINE)
        )
        secret = yaml.safe_load(text(project, f"{folder}/secret.example.yaml"))["stringData"]
        known = read_variables(project).keys()
        assert settings | secret.keys() <= known
        assert not settings & secret.keys()
        assert settings | secret.keys() | image_settings(project) >= required(project)


def test_one_pod_exactly_where_it_keeps_files(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        web = yaml.safe_load(text(project, "kubernetes/web.yaml"))["spec"]
        keeps = "VOLUME /data" in text(project, "Dockerfile")
        assert ("replicas" in web) == keeps
        assert (web["strategy"].get("type") == "Recreate") == keeps
        assert (project / "kubernetes" / "volume.yaml").exists() == keeps
        assert (project / "kubernetes" / "autoscaler.yaml").exists() != keeps
        told = text(project, "docs/kubernetes.md")
        assert ("the site is away" in told) == keeps
        assert ("those of the last release go on serving" in told) != keeps


def test_pods_have_no_rights_and_limits(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        pods = [pod for path in project.glob("kubernetes/*.yaml") for pod in pods_of(path)]
        assert pods
        for pod in pods:
            assert pod["automountServiceAccountToken"] is False
            assert pod["securityContext"]["runAsNonRoot"] is True
            assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
            for container in [*pod.get("initContainers", ()), *pod["containers"]]:
                assert container["resources"].keys() == {"requests", "limits"}
                assert container["securityContext"] == {
                    "allowPrivilegeEscalation": False,
                    "readOnlyRootFilesystem": True,
                    "capabilities": {"drop": ["ALL"]},
                }


def pods_of(manifest: Path) -> Iterator[dict[str, Any]]:
    """Find the descriptions of pods in a file."""
    for document in yaml.safe_load_all(manifest.read_text(encoding="utf-8")):
        template = document.get("spec", {}).get("template")
        if template:
            yield template["spec"]


def test_workflows_start_the_servers_that_tests_ask(projects: Projects) -> None:
    expected = {
        "TEST_DATABASE_URL": {"database": {"postgresql", "mysql"}},
        "TEST_REDIS_URL": {"cache": {"redis"}},
        "TEST_BROKER_URL": {"jobs": {"redis", "rabbitmq"}},
    }
    for project, answers in projects.items():
        if answers["ci"] == "none":
            continue
        if answers["ci"] == "github":
            job = yaml.safe_load(text(project, ".github/workflows/check.yml"))["jobs"]["check"]
            variables, hosts = job["env"], {"127.0.0.1"}
            ports = {one["ports"][0].partition(":")[0] for one in job.get("services", {}).values()}
        else:
            job = yaml.safe_load(text(project, ".gitlab-ci.yml"))["check"]
            variables = job["variables"]
            hosts = {service["alias"] for service in job.get("services", ())}
            ports = {"3306", "5432", "5672", "6379"}
        given = {name: url for name, url in variables.items() if name.startswith("TEST_")}
        wanted = {
            name
            for name, reasons in expected.items()
            if any(answers[question] in choices for question, choices in reasons.items())
        }
        if "TEST_DATABASE_URL" in wanted and not (project / "migrations").exists():
            wanted.remove("TEST_DATABASE_URL")
        assert given.keys() == wanted, answers
        for url in given.values():
            host, _, port = url.rpartition("@")[2].rpartition("//")[2].partition(":")
            host, port = re.findall(r"(?:@|//)([\w.]+):(\d+)", url)[-1]
            assert host in hosts
            assert port in ports


def test_removing_the_example_leaves_nothing_of_it(projects: Projects) -> None:
    for project, answers in projects.items():
        removal = section(project, "Removing the example")
        item = next(iter(re.findall(r"that name `(\w+)`", removal)), "")
        assert bool(item) == (item in names_below(project)), answers
        if not item:
            assert not removal
            continue
        gone = [project / path for path in removal.partition("rm -r ")[2].split("\n")[0].split()]
        assert len(gone) > 1
        assert all(path.exists() for path in gone), answers
        kept = {
            path.relative_to(project).as_posix(): path
            for path in project.rglob("*")
            if not any(path.is_relative_to(removed) for removed in gone)
        }
        named = re.compile(rf"(^|_){item}(_|\.|$)|(^|_){item[:-1]}_")
        assert not [name for name, path in kept.items() if named.search(path.name)], answers
        used = re.compile(rf"^ +{item},$|^from .*\b{item}\b|\"{item}(_\w+)?\.", re.MULTILINE)
        users = {
            name
            for name, path in kept.items()
            if path.suffix == ".py"
            and not name.startswith("tests/")
            and used.search(path.read_text(encoding="utf-8"))
        }
        lines = removal.partition("delete the lines of ")[2].partition(" that name")[0]
        assert users == set(re.findall(r"`([^`]+)`", lines)), answers


def test_what_still_speaks_of_the_example_is_named(projects: Projects) -> None:
    others = {".new-project.toml"}  # a record of what was made
    for project, answers in projects.items():
        removal = section(project, "Removing the example")
        if not removal:
            continue
        (item,) = re.findall(r"that name `(\w+)`", removal)
        gone = removal.partition("rm -r ")[2].split("\n")[0].split()
        speaks = re.compile(rf"\bNOTIFY_EMAIL\b|/{item}/")
        speaking = {
            path.relative_to(project).as_posix()
            for path in project.rglob("*")
            if path.is_file() and speaks.search(path.read_text(encoding="utf-8", errors="replace"))
        }
        left = {name for name in speaking - others if not name.startswith(tuple(gone))}
        named = set(re.findall(r"`([^`]+)`", removal.partition("\nThen delete")[2]))
        assert left <= named, answers
        assert ("before the first migration of your own" in removal) == ("downgrade" in removal)


def names_below(project: Path) -> set[str]:
    return {path.name for path in project.rglob("*") if path.is_dir()}


def test_no_migration_builds_on_one_of_the_example(projects: Projects) -> None:
    for project, answers in projects.items():
        removal = section(project, "Removing the example")
        versions = project / "migrations" / "versions"
        chain = {
            path.name: re.findall(r'^(?:down_)?revision = "?(\w+)"?$', path.read_text(), re.M)
            for path in versions.glob("*.py")
        }
        gone = {name for name in chain if f"versions/{name}" in removal}
        kept = {revision: before for name, (revision, before) in chain.items() if name not in gone}
        assert {before for before in kept.values() if before != "None"} <= kept.keys(), answers
        if gone:
            newest = (kept.keys() - set(kept.values())) or {"base"}
            assert {f"flask db downgrade {name}\n" in removal for name in newest} == {True}, answers
