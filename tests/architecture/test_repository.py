"""What may be in the repository: nothing of one machine, nothing left for later."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURSELVES = "tests/architecture/test_repository.py"
LOCK_FILES = {"package-lock.json", "pdm.lock", "Pipfile.lock", "pixi.lock", "poetry.lock", "uv.lock"}
HOME = re.compile(r"(?<![\w.])(?:/home/|/Users/|/root/|[A-Z]:\\+Users\\+)\w*")
INDEX = re.compile(
    r"index-url|find-links|index-strategy|tool\.uv\.index|https?://\S+/simple\b", re.IGNORECASE
)
LATER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def test_no_file_names_a_place_on_one_machine() -> None:
    """No file holds a path that exists for one person only."""
    places = [path for path in (ROOT, ROOT.parent, Path.home()) if len(path.parts) > 1]
    # A top folder that is also ours, such as /data, is written in .gitignore.
    own = [path for path in places if not (ROOT / path.parts[1]).exists()]
    own = [path for path in own if path != Path(tempfile.gettempdir())]
    here = re.compile("|".join(rf"(?<![\w.]){re.escape(path.as_posix())}(?:/|\b)" for path in own))
    found = _lines_with(HOME) + _lines_with(here)
    assert not found, "\n".join(found)


def test_no_file_names_a_package_index() -> None:
    """Where packages come from is each person's own setting."""
    found = _lines_with(INDEX)
    assert not found, "\n".join(found)


def test_no_lock_file_is_tracked() -> None:
    """A lock file records the index it was made with, and tests one set of versions only."""
    assert [name for name in _files() if Path(name).name in LOCK_FILES] == []


def test_nothing_is_left_for_later() -> None:
    """What is to be done is an issue, or is done."""
    found = _lines_with(LATER)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["company", "comparison", "start"])
def test_notebooks_hold_no_results(name: str) -> None:
    """A notebook in the repository has code and words; results are somebody's data."""
    notebook = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text())
    assert "widgets" not in notebook["metadata"]
    for cell in notebook["cells"]:
        assert not cell.get("outputs"), cell["source"]
        assert cell.get("execution_count") is None, cell["source"]


def test_no_other_notebook_is_tracked() -> None:
    """Only the three templates belong to everybody."""
    tracked = sorted(file for file in _files() if file.endswith(".ipynb"))
    assert tracked == [f"notebooks/{name}.ipynb" for name in ("company", "comparison", "start")]


def _files() -> list[str]:
    """Every file git tracks or would add."""
    run = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = sorted({name for name in run.stdout.split("\0") if (ROOT / name).is_file()})
    assert "pyproject.toml" in names, "git lists no files here"
    return names


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for name in _files():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if name != OURSELVES:
            lines = enumerate(text.splitlines(), 1)
            found += [
                f"{name}:{number}: {line.strip()[:120]}" for number, line in lines if pattern.search(line)
            ]
    return found
