"""Plans: files, packages and variables that follow from answers, and which answer brings each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.answers import Brought
from generator.create import plan_project
from generator.plan import Pending, Plan, PlannedPackage, reason, resolved_path

SkeletonMaker = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("templates")


def planned(given: Mapping[str, str] | None = None, framework: str = "flask") -> Plan:
    return plan_project("My Shop", framework, given or {})


def files(plan: Plan) -> dict[str, str]:
    return {file.target: file.because for file in plan.files}


def test_each_file_names_the_answer_that_brings_it() -> None:
    assert files(planned()) == {
        ".gitignore": "always",
        "Dockerfile": "deploy = docker",
        "README.md": "always",
        "decision.md": "always",
        "run.sh": "always",
        "templates/index.html": "pages = yes",
        "my_shop/__init__.py": "always",
        "my_shop/models.py": "data = simple",
    }


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"pages": "no"}, "templates/index.html"),
        ({"data": "none"}, "my_shop/models.py"),
        ({"deploy": "none"}, "Dockerfile"),
    ],
)
def test_a_part_that_was_declined_brings_no_file(given: dict[str, str], path: str) -> None:
    assert path in files(planned())
    assert path not in files(planned(given))


def test_a_part_that_was_wished_brings_its_file() -> None:
    assert "admin.py" not in files(planned())
    assert files(planned({"admin": "yes"}))["admin.py"] == "admin = yes"


def test_each_package_names_the_answer_that_brings_it() -> None:
    assert planned({"data": "relational"}).packages == (
        PlannedPackage("flask~=3.1", "always"),
        PlannedPackage("ruff", "always", development=True),
        PlannedPackage("sqlalchemy~=2.0", "data = relational"),
    )
    assert "sqlalchemy~=2.0" not in {p.requirement for p in planned({"data": "none"}).packages}


def test_a_brought_part_brings_its_files_too() -> None:
    plan = planned({"admin": "yes", "data": "none"})
    assert files(plan)["my_shop/models.py"] == "data = simple"
    assert [(entry.question, entry.value) for entry in plan.brought] == [
        ("accounts", "permissions"),
        ("data", "simple"),
    ]
    assert all(isinstance(entry, Brought) for entry in plan.brought)


@pytest.mark.parametrize(
    ("given", "pending"),
    [
        ({"deploy": "kubernetes"}, Pending("deploy", "kubernetes", "docker")),
        ({"cache": "redis"}, Pending("cache", "redis", "none")),
        ({"jobs": "rabbitmq"}, Pending("jobs", "rabbitmq", "none")),
        ({"database": "mysql"}, Pending("database", "mysql", "sqlite")),
        ({"i18n": "yes"}, Pending("i18n", "yes", "no")),
    ],
)
def test_what_cannot_be_built_yet_falls_back(given: dict[str, str], pending: Pending) -> None:
    plan = planned(given)
    assert plan.pending == (pending,)
    assert plan.answers[pending.question] == pending.value


def test_a_choice_that_falls_back_brings_the_files_of_the_fallback() -> None:
    assert files(planned({"deploy": "kubernetes"}))["Dockerfile"] == "deploy = docker"
    assert planned({"deploy": "kubernetes"}).context["deploy"] == "docker"


def test_what_is_built_is_not_pending() -> None:
    assert planned().pending == ()
    assert planned({"cache": "none", "deploy": "none", "size": "large"}).pending == ()


def test_the_variables_are_the_answers_with_booleans_where_the_skeleton_has_them() -> None:
    context = planned({"pages": "no", "description": "A shop", "kind": "blog"}).context
    assert context["project_name"] == "My Shop"
    assert context["project_slug"] == "my-shop"
    assert context["package_name"] == "my_shop"
    assert context["pages"] is False
    assert context["example"] is True
    assert context["data"] == "simple"
    assert context["description"] == "A shop"
    assert context["_copy_without_render"] == ["*.html"]


def test_derived_variables_are_rendered_and_the_users_words_are_not() -> None:
    context = planned({"kind": "blog", "description": "{{ 7 * 7 }} {% raw %}"}).context
    assert context["__item"] == "post"
    assert planned().context["__item"] == "note"
    assert context["description"] == "{{ 7 * 7 }} {% raw %}"


def test_the_decision_is_handed_to_the_skeleton() -> None:
    decision = planned({"admin": "yes"}, framework="auto").context["_decision"]
    assert decision["summary"].startswith("Django.")
    assert any("admin = yes" in line for line in decision["reasons"])


def test_the_framework_that_was_chosen_by_hand_is_planned() -> None:
    assert planned({"admin": "yes"}, framework="flask").skeleton.framework == "flask"
    assert planned({"admin": "yes"}, framework="auto").skeleton.framework == "django"


def test_the_same_answers_give_the_same_plan() -> None:
    given = {"admin": "yes", "deploy": "kubernetes", "data": "none"}
    assert planned(given) == planned(given)


@pytest.mark.parametrize(
    ("path", "filled"),
    [
        ("{{cookiecutter.package_name}}/{{ cookiecutter.__item }}s.py", "shop/notes.py"),
        ("plain/{x}.py", "plain/{x}.py"),
    ],
)
def test_names_are_filled_into_paths(path: str, filled: str) -> None:
    assert resolved_path(path, {"package_name": "shop", "__item": "note"}) == filled


def test_a_reason_names_every_answer_of_its_case() -> None:
    answers = {"data": "simple", "pages": "yes"}
    assert reason({"data": ["simple"], "pages": ["yes"]}, answers) == "data = simple, pages = yes"
    assert reason({}, answers) == "always"


def test_an_answer_that_a_part_overrides_is_no_reason() -> None:
    plan = planned({"admin": "yes", "accounts": "none"})
    assert plan.answers["accounts"] == "permissions"
    assert plan.decision.given == {"admin": "yes", "accounts": "permissions"}
    reasons = plan.decision.recommendation.reasons
    assert not any(r.question == "accounts" and r.answer == "none" for r in reasons)
    assert planned({"admin": "yes"}).decision.given == {"admin": "yes"}
