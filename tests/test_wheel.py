"""The wheel: built, installed into an empty environment, used from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import __version__
from generator.skeletons import TEMPLATES, load_skeleton
from proof.combinations import FRAMEWORKS

pytestmark = pytest.mark.project

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel by way of a source distribution, as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_it_carries_the_templates_as_real_files(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for framework in FRAMEWORKS:
            skeleton = load_skeleton(framework)
            for source in skeleton.sources():
                path = (skeleton.tree / source).relative_to(TEMPLATES)
                content = archive.read(f"generator/templates/{path.as_posix()}")
                assert content == (skeleton.tree / source).read_bytes()
    assert {"generator/catalog.toml", "generator/criteria.toml", "generator/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests/", "templates/", "calibration/"))]


def test_it_works_in_an_empty_environment_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    environment = tmp_path / "environment"
    python = environment / "bin" / "python"
    subprocess.run([str(uv), "venv", "--python", sys.executable, environment], check=True)
    subprocess.run([str(uv), "pip", "install", "--python", python, wheel], check=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = environment / "bin" / "new-project"
    for framework in FRAMEWORKS:
        result = subprocess.run(
            [command, f"{framework} shop", "--framework", framework, "--no-input", "--no-git"],
            cwd=elsewhere,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        project = elsewhere / f"{framework}-shop"
        assert (project / "Makefile").is_file()
        assert not [path for path in project.rglob("*") if path.is_symlink()]
    version = subprocess.run(
        [python, "-m", "generator", "--version"],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert __version__ in version.stdout
