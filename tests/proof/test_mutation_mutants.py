"""Which breaks are chosen, and that every template stands in a project."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

from generator.skeletons import TEMPLATES
from proof.mutation.mutants import choose, sources
from proof.mutation.record import load_accepted
from proof.mutation.shapes import SHAPES, places, places_of

MODULE = "def f(a, b):\n    if a and b > 1:\n        g(a, c=True)\n"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    for name in ("a.py", "b.py", "tests/test_a.py"):
        path = tmp_path / "flask-skeleton" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MODULE, encoding="utf-8")
    (tmp_path / "flask-skeleton" / "link.py").symlink_to("a.py")
    return tmp_path


def test_the_same_seed_chooses_the_same(templates: Path) -> None:
    first = list(choose(templates, 1, 2))
    assert first == list(choose(templates, 1, 2))
    assert any(first != list(choose(templates, seed, 2)) for seed in range(2, 9))


def test_each_file_is_broken_as_often_as_asked_and_in_different_ways(templates: Path) -> None:
    for number in (1, 3):
        chosen = [each for each in choose(templates, 1, number) if "test" not in each.file]
        assert sorted(each.file for each in chosen) == sorted(
            [f"flask-skeleton/{name}.py" for name in "ab"] * number
        )
        assert len({(each.file, each.operator) for each in chosen}) == 2 * number
        assert all(each.content != MODULE for each in chosen)
        assert len({each.id for each in chosen}) == 2 * number


def test_in_tests_only_what_decides_is_broken(templates: Path) -> None:
    chosen = list(choose(templates, 1, 99, only=["*/test_*"]))
    operators = {each.operator for each in chosen}
    assert operators == {"negate-condition", "swap-comparison", "swap-boolean"}


def test_a_block_of_the_templates_is_broken_whole_or_not_at_all(tmp_path: Path) -> None:
    text = "f(\n    a,\n{% if x %}\n    b=1,\n{% endif %}\n    c=2,\n)\n"
    (tmp_path / "a.py").write_text(text, encoding="utf-8")
    for mutant in choose(tmp_path, 1, 99):
        assert mutant.content.count("{% if") == mutant.content.count("{% endif %}")


def test_only_and_exempt_are_patterns_of_paths(templates: Path) -> None:
    exempt = {each.file for each in choose(templates, 1, 1, exempt=["*/tests/*"])}
    assert exempt == {"flask-skeleton/a.py", "flask-skeleton/b.py"}
    only = {each.file for each in choose(templates, 1, 1, only=["*a.py", "*c.py"])}
    assert only == {"flask-skeleton/a.py", "flask-skeleton/tests/test_a.py"}


def test_every_template_stands_in_a_project_that_is_checked() -> None:
    known = places()
    missing = [name for name in sources(TEMPLATES) if name not in known]
    behind_all = ("cookiecutter.json", "local_extensions.py", "_gen_project.py")
    assert [name for name in missing if not name.endswith(behind_all)] == []
    assert {shape for each in known.values() for found in each.values() for shape in found} == set(
        SHAPES
    )


def test_what_is_behind_all_templates_stands_everywhere() -> None:
    manifest = places_of("flask-skeleton/cookiecutter.json", places())
    assert manifest == {"flask": list(SHAPES)}
    extension = places_of("_shared/local_extensions.py", places())
    assert extension == {"django": list(SHAPES), "flask": list(SHAPES)}


def test_each_exemption_fits_a_template() -> None:
    for pattern in load_accepted().exempt:
        assert any(fnmatch(name, pattern) for name in sources(TEMPLATES)), pattern
