"""The verdict above a form, which follows every change and says what it changed."""

from __future__ import annotations

import asyncio
from html import escape
from typing import TYPE_CHECKING, cast

from ipywidgets import HTML, VBox

from diligence import charts
from diligence.assessment import what_turned
from diligence.charts.svg import notebook_html
from diligence.report.fragments import verdict_card

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from diligence.assessment import Assessment
    from diligence.model import Dossier


class Live:
    """The verdict card with what changed, and where the cash goes.

    The card is there at once. The picture takes longer to draw, so it follows when the
    kernel has nothing else to do; of several changes only the last is drawn.

    Parameters
    ----------
    assess
        Judges a dossier.
    dossier
        What is on record.
    with_cash
        Whether to draw the cash chart.

    Attributes
    ----------
    drawn
        How often the chart was drawn.
    """

    def __init__(self, assess: Callable[[Dossier], Assessment], dossier: Dossier, *, with_cash: bool) -> None:
        self._assess = assess
        self._card, self._turned, self._chart = HTML(), HTML(), HTML()
        parts = [self._card, self._turned, self._chart] if with_cash else [self._card, self._turned]
        self.widget = VBox(parts, layout={"margin": "0 0 16px"})
        self._with_cash = with_cash
        self._waiting: asyncio.Handle | None = None
        self.drawn = 0
        self._saved = self._shown = assess(dossier)
        self._show(self._saved, "")

    def saved(self, dossier: Dossier) -> str:
        """Show what was saved, and return what it turned, in words."""
        before, self._saved = self._saved, self._assess(dossier)
        words = " ".join(what_turned(before, self._saved))
        self._show(self._saved, words)
        return words

    def typed(self, dossier: Dossier) -> str:
        """Show what typing would come to, and return what it would turn; nothing is saved."""
        would_be = self._assess(dossier)
        words = " ".join(what_turned(self._saved, would_be))
        self._show(would_be, f"While you type, not saved yet. {words}" if words else "")
        return words

    def _show(self, assessment: Assessment, words: str) -> None:
        self._shown = assessment
        self._card.value = verdict_card(assessment)
        self._turned.value = f'<p role="status" class="dd-turned">{escape(words)}</p>' if words else ""
        if self._with_cash:
            self._draw_when_idle()

    def _draw_when_idle(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        try:
            self._waiting = asyncio.get_running_loop().call_soon(self._draw)
        except RuntimeError:
            # No loop, so there is nobody who could type meanwhile.
            self._draw()

    def _draw(self) -> None:
        self._waiting = None
        self.drawn += 1
        self._chart.value = notebook_html(cast("Figure", charts.cash(self._shown).figure))
