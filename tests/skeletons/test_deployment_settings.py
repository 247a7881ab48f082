"""Deployment files set what the project needs, keep what it keeps, and have no rights to spare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.skeletons.conftest import Projects
from tests.skeletons.test_documents import rows, section, targets, text

# What development alone sets.
DEVELOPMENT = {"DEBUG"}


def required(project: Path) -> set[str]:
    """Name the variables that production has to set, as README.md has them."""
    return {name for name, default in rows(project, "Settings").items() if default == "required"}


def deployed(projects: Projects, *choices: str) -> Iterator[Path]:
    return (project for project, answers in projects.items() if answers["deploy"] in choices)


def image_settings(project: Path) -> set[str]:
    """Name the variables that the image itself sets."""
    return set(re.findall(r"^ENV ([A-Z_]+)=", text(project, "Dockerfile"), re.MULTILINE))


def test_compose_sets_what_is_required_and_passes_on_the_rest(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        services = yaml.safe_load(text(project, "compose.yaml"))["services"]
        own = {name for name, service in services.items() if "build" in service}
        assert "web" in own
        for name in own:
            environment: dict[str, Any] = services[name]["environment"]
            known = environment.keys() | image_settings(project)
            assert known >= rows(project, "Settings").keys() - DEVELOPMENT
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


def test_what_containers_run_is_there(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        files = [project / "compose.yaml", *project.glob("kubernetes/*.yaml")]
        said = "".join(path.read_text(encoding="utf-8") for path in files)
        modules = set(re.findall(r"-A[\", ]+([\w.]+)", said))
        assert bool(modules) == ("worker" in targets(project))
        scripts = {f"{module.replace('.', '/')}.py" for module in modules}
        scripts |= set(re.findall(r"\w+\.py\b", text(project, "Dockerfile") + said))
        assert all((project / script).is_file() for script in scripts), scripts
        migrated = re.search(r'command: \[.*"(migrate|upgrade)"', said)
        assert bool(migrated) == ("migrate" in targets(project))


def test_the_image_holds_the_static_files(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        settings = project / "config" / "settings" / "base.py"
        steps = ["COPY . .", "RUN python -m compileall -q .", "USER 10001:10001"]
        if settings.exists() and "django.contrib.staticfiles" in settings.read_text("utf-8"):
            steps.insert(1, "RUN DEBUG=true python manage.py collectstatic --noinput")
        lines = text(project, "Dockerfile").splitlines()
        known = [line for line in lines if line in steps or "collectstatic" in line]
        assert known == steps


def test_the_cluster_is_given_what_is_required(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        folder = "kubernetes"
        settings = set(
            re.findall(r"^(\w+)=", text(project, f"{folder}/settings.env"), re.MULTILINE)
        )
        secret = yaml.safe_load(text(project, f"{folder}/secret.example.yaml"))["stringData"]
        known = rows(project, "Settings").keys()
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
        if "TEST_DATABASE_URL" in wanted and "migrate" not in targets(project):
            wanted.remove("TEST_DATABASE_URL")
        assert given.keys() == wanted, answers
        for url in given.values():
            host, _, port = url.rpartition("@")[2].rpartition("//")[2].partition(":")
            host, port = re.findall(r"(?:@|//)([\w.]+):(\d+)", url)[-1]
            assert host in hosts
            assert port in ports
