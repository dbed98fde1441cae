"""A report on disk: whole or not at all."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from charts.samples import case
from diligence.errors import UnwritableError
from diligence.report import Report, Share, report


@pytest.fixture(scope="module")
def zoom() -> Report:
    """A small report."""
    return report(case("zoom-2019"))


def test_it_makes_its_folder_and_returns_where_it_is(zoom: Report, tmp_path: Path) -> None:
    """The bytes on disk are the page."""
    path = zoom.save(tmp_path / "reports" / "2026" / "zoom.html")
    assert path == tmp_path / "reports" / "2026" / "zoom.html"
    assert path.read_bytes() == zoom.html.encode()


def test_a_path_may_be_a_string(zoom: Report, tmp_path: Path) -> None:
    """As typed in a notebook."""
    assert zoom.save(f"{tmp_path}/zoom.html").exists()


def test_an_older_report_is_replaced(zoom: Report, tmp_path: Path) -> None:
    """In one step, and nothing is left beside it."""
    path = tmp_path / "zoom.html"
    path.write_text("older")
    zoom.save(path)
    assert path.read_bytes() == zoom.html.encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_all_as_it_was(zoom: Report, tmp_path: Path) -> None:
    """A file where a folder should be: a clear error, the file untouched."""
    blocker = tmp_path / "reports"
    blocker.write_text("mine")
    with pytest.raises(UnwritableError, match="could not write"):
        zoom.save(blocker / "zoom.html")
    assert blocker.read_text() == "mine"


def test_a_full_disk_keeps_the_older_report(
    zoom: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last step fails, the old bytes stand and no half file is left."""
    path = tmp_path / "zoom.html"
    path.write_text("older")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UnwritableError, match="No space left on device"):
        zoom.save(path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_notebook_shows_what_it_is(zoom: Report) -> None:
    """Title, size, for whom, and how to write it."""
    shown = zoom._repr_html_()
    assert "Zoom Video Communications: profitable" in shown
    assert "somebody you trust" in shown
    assert ".save(path)" in shown
    assert repr(zoom) == "<Report 'Zoom Video Communications: profitable', trusted>"
    assert zoom.share is Share.TRUSTED


def test_the_public_name_works_whatever_was_imported_before() -> None:
    """`dd.report(...)` makes a report, also once the module of that name is loaded."""
    import diligence as dd

    made = dd.report(case("zoom-2019"), share="private")
    assert isinstance(made, Report)
    assert made.share is Share.PRIVATE
    assert importlib.import_module("diligence.report") is sys.modules["diligence.report"]
    again = getattr(dd, "report")(case("zoom-2019"))  # noqa: B009 - as Python looks it up
    assert again == report(case("zoom-2019"))
