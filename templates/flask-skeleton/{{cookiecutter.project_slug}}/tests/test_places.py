"""Places: a folder for what people send is one, and nobody's to read."""

from pathlib import Path

import pytest
from environs import ValidationError

from {{ cookiecutter.package_name }}.places import STATIC, folder


@pytest.mark.parametrize("name", ["kept", "kept/in/folders", ".", "../kept"])
def test_folder_is_taken(name: str) -> None:
    folder(name)


@pytest.mark.parametrize(
    "name", ["", " ", __file__, f"{__file__}/kept", "../static", "../static/kept"]
)
def test_anything_else_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        folder(name)


def test_way_round_to_static_is_refused(tmp_path: Path) -> None:
    way = tmp_path / "way"
    way.symlink_to(STATIC)
    with pytest.raises(ValidationError):
        folder(f"{way}/kept")
