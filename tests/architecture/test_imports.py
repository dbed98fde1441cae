"""Which room may know which, and what importing the package costs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import diligence

ROOT = Path(__file__).parents[2]
HEAVY = ("IPython", "ipywidgets", "jupyterlab", "matplotlib", "numpy", "pandas", "requests", "scipy")


def test_imports_point_down() -> None:
    """The import contracts in pyproject.toml hold."""
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_importing_the_package_does_no_work() -> None:
    """Importing the package loads none of the heavy libraries."""
    assert _loaded_by("import diligence") == []


def test_looking_around_does_no_work() -> None:
    """Completion in a notebook asks for the names only, and loads nothing heavy either."""
    assert _loaded_by("import diligence; dir(diligence)") == []


@pytest.mark.parametrize("name", getattr(diligence, "__all__", ["__all__"]))
def test_every_public_name_exists(name: str) -> None:
    """What the package says it offers can be had, and is shown to whoever looks around."""
    assert getattr(diligence, name) is not None
    assert name in dir(diligence)


def _loaded_by(code: str) -> object:
    run = subprocess.run(
        [sys.executable, "-c", f"import json, sys; {code}; print(json.dumps(list(sys.modules)))"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [name for name in json.loads(run.stdout) if name in HEAVY]
