"""One metric's row: an amount, who says so, how sure, of which day, and what was understood."""

from __future__ import annotations

from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from diligence.amounts import day_in_words
from diligence.errors import ImpossibleInputError
from diligence.forms.day import read_day
from diligence.forms.draft import Claim, example
from diligence.forms.entry import Entry, key_of
from diligence.forms.fields import choice_field, classed, on_value, prose, text_field
from diligence.forms.guard import guarded
from diligence.forms.line import Line
from diligence.forms.wording import claim_in_words
from diligence.model import Source, SourceKind, Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diligence.forms.draft import Draft
    from diligence.forms.entry import Sitting
    from diligence.model import Figure, Metric


class FigureRow:
    """One metric's row in the figures form.

    Parameters
    ----------
    sitting
        Shared by all rows of a form.
    metric
        What the row is about at first.
    after
        Called with the row after each save.
    """

    def __init__(self, sitting: Sitting, metric: Metric, after: Callable[[FigureRow], None]) -> None:
        self.sitting = sitting
        self.metric = metric
        self.line = Line()
        self.entry = Entry(sitting)
        self._after = after
        self._muted = False
        self._own_terms = False
        self._build()
        self.show(metric)
        on_value(self.save_amount, self.amount)
        on_value(self.save_terms, self.said_by, self.how_sure, self.as_of)

    def _build(self) -> None:
        self.amount = classed(text_field("", tooltip="an amount as people say it"), "dd-amount")
        self.amount.description_allow_html = True
        self.said_by = choice_field(
            "said by",
            [(kind.value, kind) for kind in SourceKind],
            tooltip="who, or what kind of paper, says so",
            value=SourceKind.FOUNDER,
        )
        self.how_sure = choice_field(
            "how sure",
            [(trust.value, trust) for trust in Trust],
            tooltip="heard of it, claimed by them, seen by you, or verified",
            value=Trust.CLAIMED,
        )
        self.as_of = text_field("as of", tooltip="the day it is about: 2026-10-31 or 31 October 2026")
        self.understood = classed(prose(""), "dd-understood")
        terms = [classed(widget, "dd-term") for widget in (self.said_by, self.how_sure, self.as_of)]
        head = classed(ipywidgets.Box([self.amount, self.understood]), "dd-cells")
        tail = classed(ipywidgets.Box(terms), "dd-cells")
        self.widget = classed(ipywidgets.VBox([head, tail, self.line.widget]), "dd-row")

    def show(self, metric: Metric) -> None:
        """Turn the row to a metric, as it stands on record.

        A figure that couldn't be read comes back as it was typed, to be put right.
        """
        self.metric = metric
        self.amount.description = (
            f'<b>{escape(metric.label)}</b> <span class="dd-help">{escape(metric.help)}</span>'
        )
        self.amount.tooltip = f"{metric.label}, for example {example(metric)}"
        self.amount.placeholder = example(metric)
        self._own_terms = False
        latest = self.sitting.latest(metric.id)
        with self._quietly():
            self._follow(self.sitting.dossier.figures[-1] if self.sitting.dossier.figures else None)
            self.amount.value = ""
        if latest is not None and not latest.readable:
            self.entry.start(latest)
            self._show_current(latest)
        else:
            self.entry.start(None)
            self._rest()

    def take(self, figure: Figure) -> None:
        """Take a figure that is on record into the row, to be corrected."""
        self.metric = figure.about
        self.entry.start(figure)
        self._own_terms = True
        self._show_current(figure)
        self.line.say("On record; type it anew, or say who and when, to correct it.")

    def follow(self, figure: Figure) -> None:
        """Take over the source, trust and day of a figure entered elsewhere, if nobody set them here."""
        if not (self._own_terms or self.amount.value.strip()):
            with self._quietly():
                self._follow(figure)

    def refresh(self) -> None:
        """Say what is on record by now, if nothing is typed here."""
        if not self.amount.value.strip():
            self._rest()

    def hear(self, typed: str) -> None:
        """Say what the typing so far would come to; it is saved when the field is left."""
        show = self.sitting.desk.on_typing
        if typed == self.amount.value or not typed.strip():
            show(self.sitting.dossier)
            return
        try:
            draft, would_be = self.entry.would_be(typed, self.metric, self.claim())
        except ImpossibleInputError:
            return
        readable = draft.figure.readable
        self._understand(f"understood: {draft.understood}; not saved yet" if readable else "", "dd-said")
        words = show(would_be if readable else self.sitting.dossier)
        self.line.say(f"Once saved: {words}" if words and readable else "")

    @guarded
    def save_amount(self) -> None:
        """Read what was typed and save it, readable or not; an emptied field takes its figure back."""
        if self._muted:
            return
        if not self.amount.value.strip():
            self._empty()
            return
        self._understand("", "dd-said")
        draft = self.entry.record(self.amount.value, self.metric, self.claim())
        self._show(draft)
        if self.entry.elsewhere is not None:
            self._ask_which(self.entry.elsewhere)
        elif self.entry.beside is not None:
            before = claim_in_words(self.entry.beside)
            self.line.say(self.line.text, f"Beside it stays: {before}.")
            self.line.offer("Take that one back", f"remove {before}", self.take_back_beside)
        self._after(self)

    @guarded
    def save_terms(self) -> None:
        """Save another source, trust or day for the figure in this row."""
        if self._muted:
            return
        self._own_terms = True
        claim = self.claim()
        before = self.entry.current
        if not self.amount.value.strip():
            self._rest()
            return
        if before is None or before.typed != self.amount.value:
            self.save_amount()
            return
        draft = self.entry.correct(self.metric, claim)
        if draft is None and self.entry.current is not None:
            self._show_current(self.entry.current)
        elif draft is not None:
            self._show(draft)
            if key_of(before) != key_of(draft.figure):
                self.line.say(self.line.text, f"Corrected from: {claim_in_words(before)}.")
        self._after(self)

    def _ask_which(self, theirs: Figure) -> None:
        """Ask which of two figures holds; both are on record until somebody says."""
        self.line.ask(
            f"You typed {self.amount.value}; meanwhile {claim_in_words(theirs)} was saved by another window. "
            "Both are on record.",
            ("Keep mine", "take the other off the record", self.keep_mine),
            ("Keep theirs", "take mine off the record", self.keep_theirs),
            ("Keep both", "leave both on record", self.keep_both),
        )

    @guarded
    def keep_mine(self) -> None:
        """Take what another window saved off the record."""
        figure = self.entry.take_back_elsewhere()
        if figure is not None:
            self.line.say(self.sitting.desk.saved(), f"Taken back: {claim_in_words(figure)}.")
            self._after(self)

    @guarded
    def keep_theirs(self) -> None:
        """Take what was typed here off the record, and show the other."""
        figure = self.entry.give_way()
        if figure is not None:
            self._show_current(figure)
            self.line.say(self.sitting.desk.saved(), f"It holds: {claim_in_words(figure)}.")
            self._after(self)

    @guarded
    def keep_both(self) -> None:
        """Leave both on record: a contradiction is something to ask about."""
        self.entry.elsewhere = None
        self.line.say("Both stay on record. They disagree: ask which is right.")

    @guarded
    def take_back_beside(self) -> None:
        """Remove the earlier figure that stayed beside the one just typed."""
        figure = self.entry.take_back_beside()
        if figure is not None:
            self.line.say(self.sitting.desk.saved(), f"Taken back: {claim_in_words(figure)}.")
            self._after(self)

    def claim(self) -> Claim:
        """Who says so, how sure, of which day, as the row stands."""
        kind = SourceKind(self.said_by.value)
        current = self.entry.current
        known = current is not None and current.source.kind is kind
        return Claim(
            as_of=read_day(self.as_of.value, self.sitting.desk.today),
            source=current.source if current is not None and known else Source(kind=kind),
            trust=Trust(self.how_sure.value),
            confidential=current is not None and current.confidential,
        )

    def _empty(self) -> None:
        figure = self.entry.take_back()
        self._rest()
        if figure is not None:
            self.line.say(self.sitting.desk.saved(), f"Taken back: {claim_in_words(figure)}.")
            self._after(self)

    def _rest(self) -> None:
        latest = self.sitting.latest(self.metric.id)
        words = "not known yet" if latest is None else f"on record: {claim_in_words(latest)}"
        self._understand(words, "dd-said")
        self.line.say()

    def _show(self, draft: Draft) -> None:
        doubts = draft.doubts
        day = draft.figure.as_of
        if day > self.sitting.desk.today:
            doubts = (*doubts, f"{day_in_words(day)} is still to come: is that the day you mean?")
        if not draft.figure.readable:
            self._understand("", "dd-said")
            self.line.question(*doubts, "Kept as you typed it.", self.sitting.desk.saved())
            return
        self._understand(f"understood: {draft.understood}", "dd-read")
        if doubts:
            self.line.question(self.sitting.desk.saved(), *doubts)
        else:
            self.line.say(self.sitting.desk.saved())

    def _show_current(self, figure: Figure) -> None:
        with self._quietly():
            self._follow(figure)
            self.amount.value = figure.typed
        if figure.readable:
            self._understand(f"on record: {claim_in_words(figure)}", "dd-read")
            self.line.say("Typed earlier; another amount replaces it.")
        else:
            self._understand("", "dd-said")
            self.line.question(f"On record as typed, not read: {figure.problem}.")

    def _follow(self, figure: Figure | None) -> None:
        today = self.sitting.desk.today
        self.said_by.value = figure.source.kind if figure else SourceKind.FOUNDER
        self.how_sure.value = figure.trust if figure else Trust.CLAIMED
        self.as_of.value = (figure.as_of if figure else today).isoformat()

    def _understand(self, words: str, look: str) -> None:
        self.understood.value = f'<div class="{look}" role="status">{escape(words)}</div>'

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._muted = True
        try:
            yield
        finally:
            self._muted = False
