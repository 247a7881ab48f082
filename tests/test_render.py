"""Rendering: exactly the planned files, with the user's words as they are."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from cookiecutter.generate import generate_file
from jinja2 import Environment, FileSystemLoader

from generator import render as render_module
from generator.create import plan_project
from generator.errors import GeneratorError
from generator.render import kept, remembering, render

SkeletonMaker = Callable[..., Path]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "stage" / "project"
    folder.mkdir(parents=True)
    return folder


def rendered(out: Path, given: Mapping[str, str] | None = None) -> dict[str, str]:
    render(plan_project("My Shop", "flask", given or {}), out)
    return {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.mark.usefixtures("templates")
def test_the_planned_files_are_rendered_and_nothing_else(out: Path) -> None:
    files = rendered(out, {"kind": "blog", "python": "3.12", "description": "A shop."})
    assert set(files) == {
        file.target for file in plan_project("My Shop", "flask", {"kind": "blog"}).files
    }
    assert files["README.md"] == "# My Shop\n\nA shop.\n"
    assert files["my_shop/models.py"] == "TABLE = 'post'\n"
    assert files["Dockerfile"] == "FROM python:3.12\n"
    assert files[".gitignore"] == ".venv/\n*.log\n"


@pytest.mark.usefixtures("templates")
def test_a_file_that_is_only_copied_keeps_its_braces(out: Path) -> None:
    assert rendered(out)["templates/index.html"] == "{{ left.alone }}\n"


@pytest.mark.usefixtures("templates")
def test_executable_files_stay_so(out: Path) -> None:
    rendered(out)
    assert (out / "run.sh").stat().st_mode & stat.S_IXUSR
    assert not (out / "README.md").stat().st_mode & stat.S_IXUSR


def test_a_copied_executable_stays_so(make_skeleton: SkeletonMaker, out: Path) -> None:
    make_skeleton("flask", {"x.sh": "{{ x }}"}, {"_copy_without_render": ["*.sh"]})
    assert rendered(out) == {"x.sh": "{{ x }}"}
    assert (out / "x.sh").stat().st_mode & stat.S_IXUSR


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize(
    "words",
    [
        "{{ cookiecutter.project_slug }}",
        "{% raw %}",
        "{{ ''.__class__.__mro__ }}",
        "{# gone? #}",
        "quotes ' \" ` and \\ backslashes \\n $HOME %s",
        "مرحبا 😀 ½",
    ],
)
def test_the_users_words_are_put_in_as_they_are(out: Path, words: str) -> None:
    assert rendered(out, {"description": words})["README.md"] == f"# My Shop\n\n{words}\n"


def test_a_binary_file_is_copied(make_skeleton: SkeletonMaker, out: Path) -> None:
    folder = make_skeleton("flask", {"a.txt": ""})
    content = bytes(range(256)) * 8
    (folder / "{{cookiecutter.project_slug}}" / "icon.png").write_bytes(content)
    render(plan_project("x y", "flask", {}), out)
    assert (out / "icon.png").read_bytes() == content


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody }}",
        "{{ cookiecutter.nobody }}",
        "{% if %}",
        "{{ 'x' | nofilter }}",
        "{% include 'x' %}",
    ],
)
def test_a_faulty_template_is_an_error_that_names_the_file(
    make_skeleton: SkeletonMaker, out: Path, template: str
) -> None:
    make_skeleton("flask", {"deep/{{cookiecutter.package_name}}.txt": template})
    with pytest.raises(GeneratorError, match=r"template of deep/my_shop\.txt failed") as refused:
        rendered(out)
    assert "fault of the skeleton" in refused.value.hint


@pytest.mark.parametrize("target", ["../outside.txt", "../../outside.txt", "a/../../outside.txt"])
def test_a_file_outside_the_project_is_refused_before_it_is_written(
    make_skeleton: SkeletonMaker, out: Path, tmp_path: Path, target: str
) -> None:
    make_skeleton("flask", {"a.txt": "evil"}, {"_renames": {"a.txt": target}})
    for folder in (tmp_path, out.parent):
        (folder / "outside.txt").write_text("mine")
    with pytest.raises(GeneratorError, match="other files than planned"):
        rendered(out)
    assert {(folder / "outside.txt").read_text() for folder in (tmp_path, out.parent)} == {"mine"}


def test_an_absolute_target_is_refused_before_it_is_written(
    make_skeleton: SkeletonMaker, out: Path, tmp_path: Path
) -> None:
    make_skeleton("flask", {"a.txt": "evil"}, {"_renames": {"a.txt": str(tmp_path / "b.txt")}})
    with pytest.raises(GeneratorError, match="other files than planned"):
        rendered(out)
    assert not (tmp_path / "b.txt").exists()


def test_two_sources_of_one_file_are_refused(make_skeleton: SkeletonMaker, out: Path) -> None:
    make_skeleton("flask", {"a.txt": "a", "b.txt": "b"}, {"_renames": {"a.txt": "b.txt"}})
    with pytest.raises(GeneratorError, match=r"other files than planned: b\.txt"):
        rendered(out)


def test_a_file_that_is_there_beside_the_planned_ones_is_refused(
    make_skeleton: SkeletonMaker, out: Path
) -> None:
    make_skeleton("flask", {"a.txt": "a"})
    (out / "stray.txt").write_text("")
    with pytest.raises(GeneratorError, match=r"other files than planned: stray\.txt"):
        rendered(out)


def test_extensions_and_options_of_jinja_are_the_skeletons(
    make_skeleton: SkeletonMaker, out: Path
) -> None:
    folder = make_skeleton(
        "flask",
        {"a.txt": "{% if true %}\n{{ 'x' | tiny_shout }}\n{% endif %}\n"},
        {
            "_extensions": ["tiny_extension.Shouting"],
            "_jinja2_env_vars": {"trim_blocks": True, "lstrip_blocks": True},
        },
    )
    (folder / "tiny_extension.py").write_text(
        "from jinja2.ext import Extension\n\n\n"
        "class Shouting(Extension):\n"
        "    def __init__(self, environment):\n"
        "        super().__init__(environment)\n"
        "        environment.filters['tiny_shout'] = lambda text: text.upper() + '!'\n"
    )
    assert rendered(out) == {"a.txt": "X!\n"}


@pytest.mark.usefixtures("templates")
def test_a_changed_template_is_not_taken_from_the_cache(
    make_skeleton: SkeletonMaker, out: Path
) -> None:
    rendered(out)
    make_skeleton("flask", {"README.md": "new"})
    other = out.with_name("other")
    other.mkdir()
    assert rendered(other) == {"README.md": "new"}


@pytest.mark.usefixtures("templates")
def test_a_cache_that_cannot_be_written_does_no_harm(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert "README.md" in rendered(out)


@pytest.mark.usefixtures("templates")
def test_the_users_settings_of_cookiecutter_are_not_read(
    out: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config: dict[str, Any] = {"default_context": {"description": "from the user's file"}}
    (home / ".cookiecutterrc").write_text(json.dumps(config))
    monkeypatch.setenv("COOKIECUTTER_CONFIG", str(home / ".cookiecutterrc"))
    assert "from the user's file" not in rendered(out)["README.md"]
    assert not (home / ".cookiecutter_replay").exists()


def test_hooks_are_not_run(make_skeleton: SkeletonMaker, out: Path) -> None:
    folder = make_skeleton("flask", {"a.txt": ""})
    (folder / "hooks").mkdir()
    for name in ("pre_gen_project.py", "post_gen_project.py", "pre_prompt.py"):
        (folder / "hooks" / name).write_text("raise SystemExit('a hook ran')\n")
    assert rendered(out) == {"a.txt": ""}


@pytest.mark.usefixtures("templates")
def test_the_working_directory_stays_the_same(out: Path, work: Path) -> None:
    rendered(out)
    assert Path(os.getcwd()) == work  # noqa: PTH109  # what the process itself thinks


def test_a_damaged_cache_is_compiled_anew(
    templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    plan = plan_project("shop", "flask", {})
    for round_ in range(2):
        folder = tmp_path / f"out-{round_}"
        folder.mkdir()
        render_module._make_renderer.cache_clear()  # as another process would begin
        render(plan, folder)
        compiled = [path for path in cache.rglob("*") if path.is_file()]
        assert compiled
        for path in compiled:
            path.write_bytes(path.read_bytes()[:60])
    assert (tmp_path / "out-1" / "README.md").is_file()


@pytest.mark.usefixtures("templates")
def test_a_further_project_reads_and_compiles_no_template_again(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rendered(out)

    def again(*arguments: object) -> None:
        raise AssertionError(f"asked again: {arguments}")

    monkeypatch.setattr("jinja2.FileSystemLoader.get_source", again)
    monkeypatch.setattr("generator.compiled.TemplateCache.load_bytecode", again)
    other = out.with_name("other")
    other.mkdir()
    assert rendered(other) == first


@pytest.mark.usefixtures("templates")
def test_each_project_has_its_own_words(out: Path) -> None:
    rendered(out, {"description": "One."})
    other = out.with_name("other")
    other.mkdir()
    assert rendered(other, {"description": "Two."})["README.md"] == "# My Shop\n\nTwo.\n"


def test_a_file_that_gets_marks_is_no_longer_copied(
    make_skeleton: SkeletonMaker, out: Path
) -> None:
    make_skeleton("flask", {"a.txt": "plain"})
    assert rendered(out) == {"a.txt": "plain"}
    make_skeleton("flask", {"a.txt": "{{ 1 + 1 }}"})
    other = out.with_name("other")
    other.mkdir()
    assert rendered(other) == {"a.txt": "2"}


def test_an_answer_about_a_file_is_kept_until_the_file_changes(tmp_path: Path) -> None:
    file, asked = tmp_path / "a.txt", []

    def is_long(source: str) -> bool:
        asked.append(source)
        return len(Path(source).read_text()) > 3

    answer = kept(is_long)
    file.write_text("abc")
    assert not answer(str(file))
    assert not answer(str(file))
    assert asked == [str(file)]
    file.write_text("abcd")
    os.utime(file, ns=(1, 1))
    assert answer(str(file))


def test_cookiecutter_asks_once_whether_a_file_is_binary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setitem(generate_file.__globals__, "is_binary", asked.append)
    environment = Environment(loader=FileSystemLoader(tmp_path))  # noqa: S701  # text comes out
    (tmp_path / "a.txt").write_text("{{ 1 }}")
    monkeypatch.chdir(tmp_path)
    generate = remembering(generate_file, "is_binary")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        generate(str(tmp_path / name), "a.txt", {"cookiecutter": {}}, environment)
        assert (tmp_path / name / "a.txt").read_text() == "1"
    assert asked == ["a.txt"]


def test_a_cookiecutter_that_does_not_ask_is_taken_as_it_is() -> None:
    def double(number: int) -> int:
        return 2 * number

    assert remembering(double, "nothing_of_this_name")(2) == 4
