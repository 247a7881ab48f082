"""nginx in front of a site: what it serves, what it passes on, and how much it lets through."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from tests.skeletons.conftest import Projects
from tests.skeletons.test_deployment_settings import deployed
from tests.skeletons.test_documents import text

# What the site believes of the proxy before it; whatever a visitor sent is replaced.
PASSED_ON = {
    "Connection": '""',
    "Host": "$http_host",
    "X-Forwarded-For": "$remote_addr",
    "X-Forwarded-Proto": "$scheme",
    "X-Request-ID": "$request_id",
}


def nginx(project: Path) -> dict[str, Any]:
    """Read how compose runs nginx."""
    service: dict[str, Any] = yaml.safe_load(text(project, "compose.yaml"))["services"]["nginx"]
    return service


def directives(project: Path, name: str) -> list[str]:
    return re.findall(rf"^\s*{name} (.+);$", text(project, "nginx.conf"), re.MULTILINE)


def test_the_ports_are_those_that_compose_opens(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        opened = [port.partition(":")[2] for port in nginx(project)["ports"]]
        assert directives(project, "listen") == [opened[0], f"{opened[1]} ssl"]
        assert directives(project, "return") == ["308 https://$host$request_uri"]
        assert directives(project, "server_tokens") == ["off", "off"]


def test_the_certificate_is_where_compose_puts_it(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        kept = [volume.split(":")[-2] for volume in nginx(project)["volumes"]]
        named = directives(project, "ssl_certificate") + directives(project, "ssl_certificate_key")
        assert named == [f"{kept[1]}/fullchain.pem", f"{kept[1]}/privkey.pem"]


def test_the_site_is_told_who_asks(projects: Projects) -> None:
    for project in deployed(projects, "docker", "kubernetes"):
        headers = dict(each.split(" ", 1) for each in directives(project, "proxy_set_header"))
        assert headers == PASSED_ON
        passed = directives(project, "proxy_pass")
        assert set(passed) == {"$web"}
        assert len(passed) == text(project, "nginx.conf").count("location ")
        assert directives(project, "set") == ["$web http://web:8000"]
        web = yaml.safe_load(text(project, "compose.yaml"))["services"]["web"]
        assert web["ports"] == ["127.0.0.1:8000:8000"]


def test_requests_are_bounded_and_whole(projects: Projects) -> None:
    for project, answers in projects.items():
        if answers["deploy"] == "none":
            continue
        most = ["${MAX_CONTENT_LENGTH}"]
        if answers["uploads"] == "yes":
            most.append("${UPLOAD_MAX_REQUEST}")
        assert directives(project, "client_max_body_size") == most
        known = nginx(project)["environment"].keys()
        told = str(nginx(project).get("entrypoint", ""))
        assert all(name[2:-1] in known or f"{name[2:-1]}=" in told for name in most)
        assert directives(project, "proxy_request_buffering") == ["on"]
