"""What is installed: the same bounds in every file, and a wheel with all it needs."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
CASES = 14
NOTEBOOKS = ("company.ipynb", "comparison.ipynb", "start.ipynb")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    built = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(built) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in the source archive, from its top folder."""
    folder = tmp_path_factory.mktemp("sdist")
    built = next(SdistBuilder(str(ROOT)).build(directory=str(folder)))
    with tarfile.open(built) as archive:
        return [name.partition("/")[2] for name in archive.getnames()]


@pytest.mark.parametrize("file", ["environment.yml", ".binder/environment.yml"])
def test_conda_asks_for_the_same(file: str) -> None:
    """Whoever installs with conda gets the packages and lower bounds of pyproject.toml."""
    wanted = {canonicalize_name(each.name): str(each.specifier) for each in _requirements()}
    assert _conda(file) == wanted


def test_conda_asks_for_the_same_python() -> None:
    """The environment accepts every Python the package accepts."""
    assert f"python{PROJECT['requires-python']}" in _environment("environment.yml")["dependencies"]


def test_binder_names_its_python() -> None:
    """Binder gets one exact Python, and installs the package after the clone is there."""
    dependencies = _environment(".binder/environment.yml")["dependencies"]
    python = next(each for each in dependencies if str(each).startswith("python="))
    assert f"Programming Language :: Python :: {python.removeprefix('python=')}" in PROJECT["classifiers"]
    assert all(isinstance(each, str) for each in dependencies), "a pip section runs before the clone exists"
    assert os.access(ROOT / ".binder" / "postBuild", os.X_OK)


@pytest.mark.parametrize("file", ["environment.yml", ".binder/environment.yml"])
def test_conda_has_one_channel(file: str) -> None:
    """Packages come from conda-forge, and from no channel with other terms."""
    assert _environment(file)["channels"] == ["conda-forge", "nodefaults"]


def test_the_wheel_is_typed(wheel: list[str]) -> None:
    """Other people's type checkers see our types."""
    assert "diligence/py.typed" in wheel


def test_the_wheel_has_the_casebook(wheel: list[str]) -> None:
    """The demo works from an installed package: all fourteen cases and their answers are in it."""
    shipped = "diligence/shipped/casebook/"
    packed = sorted(name.removeprefix(shipped) for name in wheel if name.startswith(shipped))
    folder = ROOT / "data" / "casebook"
    assert packed == sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    assert sum(name.endswith(".json") for name in packed) == CASES
    assert [name for name in packed if name.startswith("answers/")]


def test_the_wheel_has_our_notebooks_and_no_others(wheel: list[str]) -> None:
    """The three templates are in the wheel; somebody's own notebook never is."""
    notebooks = sorted(name for name in wheel if name.endswith(".ipynb"))
    assert notebooks == [f"diligence/shipped/notebooks/{name}" for name in NOTEBOOKS]


def test_the_wheel_has_the_questions(wheel: list[str]) -> None:
    """The bank's questions are data, and data is easily left behind."""
    questions = [name for name in wheel if name.startswith("diligence/bank/") and name.endswith(".toml")]
    assert sorted(questions) == sorted(
        path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src/diligence/bank").rglob("*.toml")
    )
    assert questions


def test_nothing_confidential_is_packed(sdist: list[str]) -> None:
    """The source archive holds no file that git ignores: no dossier, no report."""
    run = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert sorted(set(sdist) - set(run.stdout.split("\0")) - {"PKG-INFO"}) == []


def _requirements() -> list[Requirement]:
    return [Requirement(line) for line in PROJECT["dependencies"]]


def _environment(file: str) -> dict[str, Any]:
    environment: dict[str, Any] = yaml.safe_load((ROOT / file).read_text())
    return environment


def _conda(file: str) -> dict[str, str]:
    lines = [each for each in _environment(file)["dependencies"] if isinstance(each, str)]
    packages = [Requirement(line) for line in lines if not line.startswith("python") and line != "pip"]
    return {canonicalize_name(each.name): str(each.specifier) for each in packages}
