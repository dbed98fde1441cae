"""The figures form: one row for each key metric, one for any other, and what is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.entry import Sitting
from diligence.forms.fields import choice_field, classed, on_value, prose
from diligence.forms.guard import guarded, heard, tell
from diligence.forms.history_box import HistoryBox
from diligence.forms.keystrokes import MARK
from diligence.forms.ledger import Ledger
from diligence.forms.line import Line
from diligence.forms.record import record_in_html
from diligence.forms.row import FigureRow
from diligence.forms.style import framed
from diligence.model import METRICS

if TYPE_CHECKING:
    from diligence.forms.desk import Desk
    from diligence.model import Dossier, Figure

KEY_METRICS = (
    "revenue",
    "growth",
    "expenses",
    "net_burn",
    "cash",
    "runway_months",
    "gross_margin",
    "signed_money",
    "headcount",
    "customers",
)
"""What the verdict rests on, in the order in which one would ask."""

OTHER_METRICS = tuple(name for name in METRICS if name not in KEY_METRICS)

_ANOTHER = "another"

INTRODUCTION = (
    '<div class="dd-title">Figures</div><div class="dd-help dd-intro">'
    "Type amounts as people say them: 1.2M, 80k/month, 1-1.5M, ~300k, 8%/month. "
    "Each is saved when you press Enter or leave the field. What is not known stays empty; "
    "emptying a field takes back what was typed there.</div>"
)


def figures_form(dossier: Dossier, desk: Desk) -> ipywidgets.Widget:
    """A form for figures; each is saved as it is entered, and what was understood is shown at once.

    Parameters
    ----------
    dossier
        What is on record when the form is opened.
    desk
        How to save, the clock, and whom to tell after each save.
    """
    return FiguresForm(dossier, desk).widget


class FiguresForm:
    """The parts of a figures form.

    Attributes
    ----------
    rows
        By metric, in the order shown.
    another
        The row for whichever other metric is chosen.
    """

    def __init__(self, dossier: Dossier, desk: Desk) -> None:
        self.line = Line()
        self.sitting = Sitting(dossier, desk)
        self.rows = {name: FigureRow(self.sitting, METRICS[name], self.after) for name in KEY_METRICS}
        self.another = FigureRow(self.sitting, METRICS[OTHER_METRICS[0]], self.after)
        for name, row in (*self.rows.items(), (_ANOTHER, self.another)):
            row.amount.add_class(f"{MARK}{name}")
        self.another.widget.layout.display = "none"
        self.which = classed(
            choice_field(
                "Another figure",
                [("choose which", ""), *((METRICS[name].label, name) for name in OTHER_METRICS)],
                tooltip="any figure that has no row above",
                value="",
            ),
            "dd-field",
        )
        on_value(self.choose, self.which)
        self.record = prose(record_in_html(dossier))
        self.history = HistoryBox(dossier, desk, self.after_history)
        rows = [row.widget for row in self.rows.values()]
        choice = classed(ipywidgets.VBox([self.which, self.line.widget]), "dd-row")
        self.ledger = Ledger(self.sitting, self.correct, self.refresh)
        title = prose('<div class="dd-title">On record</div>')
        on_record = classed(ipywidgets.VBox([title, self.record, self.ledger.widget]), "dd-row")
        parts = [prose(INTRODUCTION), *rows, choice, self.another.widget, self.history.widget, on_record]
        self.widget = framed(parts, self.hear)

    @guarded
    def choose(self) -> None:
        """Show a row for the metric chosen under "Another figure"."""
        name = self.which.value
        self.another.widget.layout.display = "" if name else "none"
        if name:
            self.another.show(METRICS[name])

    def hear(self, name: str, typed: str) -> None:
        """Show what the typing in a row would come to."""
        row = self.another if name == _ANOTHER else self.rows[name]
        heard(row, typed)

    def correct(self, figure: Figure) -> None:
        """Take a figure into its row, or into the row for others."""
        row = self.rows.get(figure.metric)
        if row is None:
            self.which.value = figure.metric
            row = self.another
        row.take(figure)
        self.ledger.line.say(f"It is in the row of {row.metric.label} above, to be typed anew.")

    def refresh(self) -> None:
        """Show the newest record, and in rows where nothing is typed what is known by now."""
        self.record.value = record_in_html(self.sitting.dossier)
        self.history.dossier = self.sitting.dossier
        self.ledger.refresh()
        for row in (*self.rows.values(), self.another):
            row.refresh()

    def after_history(self, saved: Dossier) -> None:
        """Show the newest record after a history was saved or taken back."""
        self.sitting.dossier = saved
        self.refresh()

    def after(self, saved_in: FigureRow) -> None:
        """Show the newest record, let untouched rows follow the last figure, tell the page."""
        self.record.value = record_in_html(self.sitting.dossier)
        self.history.dossier = self.sitting.dossier
        self.ledger.refresh()
        if saved_in.entry.current is not None:
            for row in (*self.rows.values(), self.another):
                row.follow(saved_in.entry.current)
        tell(self.sitting.desk, self.sitting.dossier, saved_in.line)
