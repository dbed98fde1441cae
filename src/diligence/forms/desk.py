"""What a form is given from outside: how to save, what time it is, whom to tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.model import Dossier

if TYPE_CHECKING:
    from datetime import date, datetime

Edit = Callable[[Dossier], Dossier]
"""A change, made to whichever dossier is the newest; it may be made more than once."""

Apply = Callable[[Edit], Dossier]
"""Load the newest dossier, change it, save it, and return what was saved, or raise `DiligenceError`."""


def _tell_nobody(_dossier: Dossier) -> str:
    return ""


@dataclass(frozen=True)
class Desk:
    """Everything a form needs from the world around it.

    Attributes
    ----------
    apply
        Saves an edit; the only way anything leaves a form.
    now
        The clock behind "Saved 14:02:31".
    today
        The day new figures and answers are dated until somebody types another.
    on_change
        Called with what was saved, after each save; a page redraws there. It answers
        with what that changed in the judgement, in words.
    on_typing
        The same with what would be saved, while somebody types.
    """

    apply: Apply
    now: Callable[[], datetime]
    today: date
    on_change: Callable[[Dossier], str] = _tell_nobody
    on_typing: Callable[[Dossier], str] = _tell_nobody

    def saved(self) -> str:
        """The words that confirm a save, with its time."""
        return f"Saved {self.now():%H:%M:%S}."
