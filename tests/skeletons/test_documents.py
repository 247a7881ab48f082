"""What documents of projects say is what there is, and all of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from tests.skeletons.conftest import Projects

# Flask's own, which is refused and never asked for.
NOT_OURS = {"FLASK_DEBUG"}
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
    """Find `env.str("NAME", …)`, `folder(env, "NAME", …)` and the like."""
    nodes = list(ast.walk(module))
    refused = {name for node in nodes for name in refused_in_production(node)}
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
                pass
            case ast.Call(_, [ast.Name("env"), ast.Constant(str(name)), *_]):
                pass
            case _:
                continue
        names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        yield name, not names.isdisjoint(without_default) or name in refused


def refused_in_production(node: ast.AST) -> Iterator[str]:
    """Name the variables that have a default in development alone: what production gets
    instead is empty, or refused where DEBUG is off.
    """
    match node:
        case ast.Call(
            ast.Attribute(ast.Name("env")),
            [ast.Constant(str(name)), ast.IfExp(ast.Name("DEBUG"), _, ast.Constant("")), *_],
        ):
            yield name
        case ast.If(test, [ast.Raise(ast.Call(ast.Name("EnvError"), [ast.Constant(str(said))]))]):
            if "not DEBUG" in ast.unparse(test):
                yield said.partition(" ")[0]


def required(project: Path) -> set[str]:
    return {name for name, needed in read_variables(project).items() if needed}


def targets(project: Path) -> set[str]:
    return set(re.findall(r"^([a-z-]+):", text(project, "Makefile"), re.MULTILINE))


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
        phony = re.findall(r"^\.PHONY:(.*)$", text(project, "Makefile"), re.MULTILINE)
        assert set(" ".join(phony).split()) == targets(project), answers


def test_commands_are_told_in_one_mood(projects: Projects) -> None:
    for project in projects:
        for says in rows(project, "Commands").values():
            assert re.match(r"[A-Z][a-z]+(?<!s) ", says), says


def test_the_layout_is_there_and_whole(projects: Projects) -> None:
    for project, answers in projects.items():
        table = rows(project, "Layout")
        ignored = re.findall(r"^/?([\w*].+)$", text(project, ".gitignore"), re.MULTILINE)
        for path in table:
            place = project / path
            there = place.is_dir() if path.endswith("/") else place.is_file()
            made = re.sub("/.+", "/", path)
            assert there or any(fnmatch(made, pattern) for pattern in ignored), (path, answers)
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


def test_removing_the_example_leaves_nothing_of_it(projects: Projects) -> None:
    for project, answers in projects.items():
        removal = section(project, "Removing the example")
        item = next(iter(re.findall(r"that name `(\w+)`", removal)), "")
        assert bool(item) == (item in names_below(project)), answers
        if not item:
            assert not removal
            continue
        gone = [project / path for path in removal.partition("rm -r ")[2].split("\n")[0].split()]
        assert gone
        assert all(path.exists() for path in gone), answers
        kept = {
            path.relative_to(project).as_posix(): path
            for path in project.rglob("*")
            if not any(path.is_relative_to(removed) for removed in gone)
        }
        named = re.compile(rf"(^|_){item}(_|\.|$)|(^|_){item[:-1]}_")
        assert not [name for name, path in kept.items() if named.search(path.name)], answers
        used = re.compile(
            rf"^ +\"?{item}\"?,$|^ *from .*\b{item}\b|\"(\w+:)?{item}(_\w+)?[-.:]", re.MULTILINE
        )
        users = {
            name
            for name, path in kept.items()
            if path.suffix == ".py"
            and "tests" not in path.relative_to(project).parts
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
            if path.is_file() and speaks.search(without_addresses(path))
        }
        left = {name for name in speaking - others if not name.startswith(tuple(gone))}
        named = set(re.findall(r"`([^`]+)`", removal.partition("\nThen delete")[2]))
        assert left <= named, answers
        assert ("before the first migration of your own" in removal) == ("downgrade" in removal)


def without_addresses(path: Path) -> str:
    """Read a file without the addresses of other sites, which may hold any word."""
    return re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8", errors="replace"))


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


def test_no_app_builds_on_the_example(projects: Projects) -> None:
    for project, answers in projects.items():
        removal = section(project, "Removing the example")
        undone = re.findall(r"manage\.py migrate (\w+) (\w+)\n", removal)
        migrations = {path.relative_to(project) for path in project.glob("*/migrations/0*.py")}
        builders = {
            path.parts[0]: re.findall(r'^ +\("(\w+)", "0', text(project, str(path)), re.MULTILINE)
            for path in migrations
        }
        items = {items for items in builders if f"rm -r {items}" in removal}
        assert undone == [(name, "zero") for name in items], answers
        assert ("Do it while nothing of your own refers" in removal) == bool(items), answers
        for app, others in builders.items():
            assert app in items or items.isdisjoint(others), answers
