"""A workspace with a clock that stands still, and a company in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from diligence.model import Figure, Source, SourceKind
from diligence.store import Workspace

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with Acme in it, at noon of 23 November 2026."""
    made = Workspace(Workspace.make(tmp_path / "work").root, now=lambda: NOON)
    made.create("Acme")
    return made


@pytest.fixture
def cash() -> Figure:
    """A figure to add."""
    founder = Source(kind=SourceKind.FOUNDER)
    return Figure(
        id="cash", metric="cash", likely=1.2e6, as_of=date(2026, 10, 31), source=founder, typed="1.2M"
    )
