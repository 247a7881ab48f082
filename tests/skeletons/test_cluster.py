"""What the manifests of a cluster name is there: pods, ports, settings, claims, the namespace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.skeletons.conftest import Projects
from tests.skeletons.test_deployment_settings import deployed, pods_of

Object = dict[str, Any]
NAME = "app.kubernetes.io/name"


def objects(project: Path) -> Iterator[Object]:
    """Read every object of the cluster, those that a person fills in too; not the assembly."""
    for path in sorted(project.glob("kubernetes/*.yaml")):
        if path.name != "kustomization.yaml":
            yield from yaml.safe_load_all(path.read_text(encoding="utf-8"))


def of_kind(project: Path, kind: str) -> list[Object]:
    return [each for each in objects(project) if each["kind"] == kind]


def found(node: Any, key: str) -> Iterator[Any]:
    """Find what stands under a key, however deep."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from found(value, key)
    elif isinstance(node, list):
        for each in node:
            yield from found(each, key)


def assembly(project: Path) -> Object:
    path = project / "kubernetes" / "kustomization.yaml"
    told: Object = yaml.safe_load(path.read_text(encoding="utf-8"))
    return told


def test_all_is_in_the_one_namespace(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        (namespace,) = of_kind(project, "Namespace")
        name = namespace["metadata"]["name"]
        assert namespace["metadata"]["labels"] == {
            "pod-security.kubernetes.io/enforce": "restricted"
        }
        assert assembly(project)["namespace"] == name
        # The secret is applied alone, past the assembly.
        assert [each["metadata"]["namespace"] for each in of_kind(project, "Secret")] == [name]


def test_what_selects_pods_finds_them(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        names = set()
        for deployment in of_kind(project, "Deployment"):
            labels = deployment["spec"]["template"]["metadata"]["labels"]
            assert labels[NAME] == deployment["metadata"]["name"]
            assert deployment["spec"]["selector"]["matchLabels"] == {NAME: labels[NAME]}
            names.add(labels[NAME])
        for kind in ("Service", "NetworkPolicy", "PodDisruptionBudget", "Deployment"):
            for each in of_kind(project, kind):
                assert {one[NAME] for one in found(each, "matchLabels")} <= names
        assert [each["spec"]["selector"] for each in of_kind(project, "Service")] == [{NAME: "web"}]
        for target in found(of_kind(project, "HorizontalPodAutoscaler"), "scaleTargetRef"):
            assert (target["kind"], target["name"]) == ("Deployment", "web")


def test_visitors_reach_the_site_s_port_and_nothing_else(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        (web,) = (e for e in of_kind(project, "Deployment") if e["metadata"]["name"] == "web")
        ports = {port["name"] for each in found(web, "ports") for port in each}
        assert ports == {"http"}
        (service,) = of_kind(project, "Service")
        assert service["spec"]["ports"] == [{"name": "http", "port": 80, "targetPort": "http"}]
        (ingress,) = of_kind(project, "Ingress")
        assert list(found(ingress, "service")) == [{"name": "web", "port": {"name": "http"}}]
        # Nobody reaches any pod; then: anybody reaches the site's pods, at that port.
        nobody, visitors = (each["spec"] for each in of_kind(project, "NetworkPolicy"))
        assert nobody == {"podSelector": {}, "policyTypes": ["Ingress"]}
        assert visitors == {
            "podSelector": {"matchLabels": {NAME: "web"}},
            "policyTypes": ["Ingress"],
            "ingress": [{"ports": [{"port": "http"}]}],
        }


def test_pods_are_given_what_there_is(projects: Projects) -> None:
    for project in deployed(projects, "kubernetes"):
        generated = [each["name"] for each in assembly(project)["configMapGenerator"]]
        secrets = [each["metadata"]["name"] for each in of_kind(project, "Secret")]
        claims = {e["metadata"]["name"] for e in of_kind(project, "PersistentVolumeClaim")}
        (image,) = assembly(project)["images"]
        assert {"newName", "newTag"} <= image.keys()
        pods = [pod for path in project.glob("kubernetes/*.yaml") for pod in pods_of(path)]
        for pod in pods:
            volumes = {volume["name"] for volume in pod.get("volumes", ())}
            asked = {claim["claimName"] for claim in found(pod, "persistentVolumeClaim")}
            assert asked <= claims
            for container in [*pod.get("initContainers", ()), *pod["containers"]]:
                assert [one["name"] for one in found(container, "configMapRef")] == generated
                assert [one["name"] for one in found(container, "secretRef")] == secrets
                assert container["image"] == image["name"]
                assert {mount["name"] for mount in container["volumeMounts"]} <= volumes
