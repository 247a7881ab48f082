"""The depths: which combinations each takes, and what their results rest on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.skeletons import load_skeleton
from proof import depths, state
from proof.combinations import FRAMEWORKS, IN_TURN, combination, everything, parts
from proof.whole import prove_deep, prove_whole


def test_the_matrix_has_each_part_alone_all_together_and_the_pairs() -> None:
    found = depths.matrix(1)
    assert found.prove is prove_whole
    ids = {one.id for one in found.combinations.values()}
    assert len(ids) == len(found.combinations)
    for framework in FRAMEWORKS:
        assert everything(framework) in found.combinations.values()
        assert f"{framework} nothing" in found.combinations
        assert sum(name.startswith(f"{framework} pairs ") for name in found.combinations) > 15
        built = [one.answers for one in found.combinations.values() if one.framework == framework]
        for question, choices in parts(load_skeleton(framework)).items():
            taken = {answers[question] for answers in built}
            assert set(depths.pythons() if question == "python" else choices) <= taken, question


def test_a_change_has_to_pass_a_part_of_the_matrix() -> None:
    whole, some = depths.matrix(1).combinations, depths.hardest(1).combinations
    assert some.items() <= whole.items()
    assert len(some) < len(whole)
    for framework in FRAMEWORKS:
        hard = [name for name in some if name.startswith(f"{framework} pairs ")]
        easy = [
            name for name in whole if name.startswith(f"{framework} pairs ") and name not in hard
        ]
        assert len(hard) == depths.HARDEST
        assert min(len(whole[name].told()) for name in hard) >= max(
            len(whole[name].told()) for name in easy
        )
        alone = {name for name in whole if name.startswith(f"{framework} ") and "=" in name}
        assert alone <= some.keys()


def test_rendered_ones_are_as_many_as_asked_for_and_begin_with_the_pairs() -> None:
    found = depths.rendered(401, 1)
    assert len(found.combinations) == 402  # the same number of each framework
    assert {one.framework for one in found.combinations.values()} == set(FRAMEWORKS)
    assert found.combinations == depths.rendered(401, 1).combinations
    assert found.combinations.keys() != depths.rendered(401, 2).combinations.keys()
    for framework in FRAMEWORKS:
        built = [one.answers for one in found.combinations.values() if one.framework == framework]
        for question in IN_TURN:
            choices = parts(load_skeleton(framework))[question]
            assert {answers[question] for answers in built} >= set(choices)


def test_the_deep_ones_take_the_example_out() -> None:
    found = depths.deep(3, 1)
    assert found.prove is prove_deep
    assert sum(" lot " in name for name in found.combinations) == 3 * len(FRAMEWORKS)
    assert len(found.combinations) > len(depths.matrix(1).combinations)


def test_what_cannot_be_checked_here_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(depths, "find_python", lambda version: version in {"3.11", "3.13"})
    monkeypatch.setenv("TEST_REDIS_URL", "redis://127.0.0.1:1/0")
    found = depths.matrix(1)
    assert "Python 3.12 is not installed" in found.not_checked
    assert any(said.startswith("redis does not answer") for said in found.not_checked)
    taken = {one.answers["python"] for one in found.combinations.values()}
    assert taken <= {"3.11", "3.13"}


def test_a_result_rests_on_what_is_rendered_and_on_the_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    for place in state.WHOLE:
        source, target = state.ROOT / place, root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, target)
    monkeypatch.setattr(state, "ROOT", root)
    one, other = combination("flask", {}), combination("flask", {"cache": "redis"})
    before = state.trees("machine")
    assert before(one) == state.trees("machine")(one)
    assert before(one) != before(other)
    assert before(one) != state.trees("other machine")(one)
    suite = root / "proof" / "suite.py"
    suite.write_text(suite.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert before(one) != state.trees("machine")(one)
