"""A company of the workspace, judged: what every command that shows companies starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from diligence.assessment import Assessment
    from diligence.model import Dossier
    from diligence.store import Workspace


def judged(workspace: Workspace, dossier: Dossier, day: date | None = None) -> Assessment:
    """The assessment of a dossier for its own day, or for another."""
    from diligence.assessment import assess

    return assess(dossier, as_of=day or workspace.day_of(dossier))
