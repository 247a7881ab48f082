"""The interview on the terminal, up to the review of all answers."""

from __future__ import annotations

from pathlib import Path

import click

from generator.answers import resolve
from generator.catalog import Catalog, Question, load_catalog
from generator.cli.console import show_decision, show_notes
from generator.cli.options import Said
from generator.create import machine_answers, named, plan_project
from generator.criteria import load_ruleset
from generator.errors import GeneratorError
from generator.interview import Answers, impossible, interview
from generator.plan import Plan
from generator.prompt import LineAsker, asker
from generator.staging import refuse_occupied

NAME = Question(
    id="name",
    prompt="What is the project called?",
    help="Any text; the folder and the package are named after it.",
    choices={},
)
REVIEW = Question(
    id="review",
    prompt="Make the project like this?",
    help="Nothing was written yet.",
    choices={"yes": "Yes", "change": "Change an answer", "stop": "Stop"},
    default="yes",
)


def ask_for_plan(name: str | None, said: Said, parent: Path) -> tuple[str, Answers, Plan]:
    """Ask for what is missing and let the person look over everything before it is made.

    What would be refused in the end is refused before the first question.
    """
    catalog, ruleset, person = load_catalog(), load_ruleset(), asker()
    resolve(catalog, said.answers)
    if name is None:
        name = _ask_name(person, parent)
    else:
        refuse_occupied(parent / named(name).slug)
    known = machine_answers(said.answers)
    answers = interview(catalog, ruleset, said.framework, said.answers, known, person)
    while True:
        plan = plan_project(name, said.framework, answers)
        click.echo(err=True)
        show_decision(plan.decision, err=True)
        _show(catalog, plan, answers)
        show_notes(plan)
        reply = person.ask(REVIEW, REVIEW.default, {}, can_go_back=False)
        if reply == "yes":
            return name, answers, plan
        if reply == "stop":
            raise click.Abort
        _change(catalog, person, plan, answers)


def _ask_name(person: LineAsker, parent: Path) -> str:
    while True:
        answer = person.ask(NAME, "", {}, can_go_back=False) or ""
        try:
            names = named(answer)
            refuse_occupied(parent / names.slug)
        except GeneratorError as error:
            person.say(f"{error.message} {error.hint}")
        else:
            return names.project


def _show(catalog: Catalog, plan: Plan, answers: Answers) -> None:
    """List every answer with where it comes from."""
    brought = {entry.question: entry.by for entry in plan.brought}
    click.echo(
        f"\n{click.style(plan.names.project, bold=True)}: a "
        f"{plan.skeleton.framework.capitalize()} project in the folder {plan.names.slug}, "
        f"{plan.file_count} files",
        err=True,
    )
    for question in catalog:
        value = plan.answers[question.id]
        if question.id in brought:
            origin = f"needed by {brought[question.id]}"
        elif question.id in answers:
            origin = "answered"
        elif question.part:
            origin = "default"
        else:
            continue
        row = f"  {question.id.ljust(13)} {_label(question, value).ljust(38)}"
        click.echo(f"{row}  {click.style(origin, dim=True)}", err=True)


def _label(question: Question, value: str) -> str:
    return question.choices.get(value, value) or "(empty)"


def _change(catalog: Catalog, person: LineAsker, plan: Plan, answers: Answers) -> None:
    """Ask one question again, or for the first time."""
    which = Question(
        id="change",
        prompt="Which answer?",
        help="The decision is made anew from the changed answers.",
        choices={
            question.id: f"{question.prompt} {_label(question, plan.answers[question.id])}"
            for question in catalog
        },
        default=next(iter(catalog.questions)),
    )
    chosen = person.ask(which, which.default, {}, can_go_back=True)
    if chosen is None:
        return
    question = catalog[chosen]
    disabled = impossible(catalog, answers, question)
    reply = person.ask(question, plan.answers[chosen], disabled, can_go_back=True)
    if reply is not None:
        answers[chosen] = reply
