from pathlib import Path

import pytest
from environs import Env, EnvError

from ..places import ROOT, folder


@pytest.mark.parametrize("name", ["kept", "kept/in/folders", ".", "../kept"])
def test_a_folder_is_taken(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PLACE", name)

    assert folder(Env(), "PLACE", "elsewhere") == (ROOT / name).resolve()


def test_a_folder_has_a_default() -> None:
    assert folder(Env(), "PLACE", "elsewhere") == ROOT / "elsewhere"


@pytest.mark.parametrize(
    "name",
    ["", " ", __file__, f"{__file__}/kept", "static", "static/kept", "staticfiles/a"],
)
def test_anything_else_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PLACE", name)

    with pytest.raises(EnvError, match=r"^PLACE must"):
        folder(Env(), "PLACE", "elsewhere")


def test_a_way_round_to_static_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    way = tmp_path / "way"
    way.symlink_to(ROOT / "static")
    monkeypatch.setenv("PLACE", f"{way}/kept")

    with pytest.raises(EnvError, match="static"):
        folder(Env(), "PLACE", "elsewhere")
