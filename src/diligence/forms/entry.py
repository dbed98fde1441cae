"""One sitting at the figures form: which figure a row has on record, and what replaces what.

People type an amount first and then say who said it and when; or they set the
next day first and then type its amount. Both must come out right, so:

- another source or day, nothing typed since: the row's figure is corrected;
- another amount, same source and day: the row's figure is replaced;
- another amount after another source or day: the figure typed before stays as
  it was, and a second one is put beside it;
- what couldn't be read makes way for whatever is typed next.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diligence.forms.draft import figure_from
from diligence.model import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from diligence.forms.desk import Desk, Edit
    from diligence.forms.draft import Claim, Draft
    from diligence.model import Dossier, Metric, SourceKind

    Key = tuple[str, date, SourceKind]


class Sitting:
    """The dossier as last saved, and the figures entered since the form was opened.

    Attributes
    ----------
    entered
        Figures a row may replace, by metric, day and kind of source. One that
        couldn't be read is open to correction from the start.
    """

    def __init__(self, dossier: Dossier, desk: Desk) -> None:
        self.desk = desk
        self.dossier = dossier
        self.entered: dict[Key, Figure] = {}

    def save(self, edit: Edit) -> None:
        """Make an edit and keep what was saved."""
        self.dossier = self.desk.apply(edit)

    def latest(self, metric: str) -> Figure | None:
        """The figure of a metric with the newest day; of one day, the one entered last."""
        figures = [figure for figure in self.dossier.figures if figure.metric == metric]
        return max(enumerate(figures), key=lambda pair: (pair[1].as_of, pair[0]))[1] if figures else None


class Entry:
    """What one row has on record in this sitting.

    Attributes
    ----------
    current
        The figure the row shows and would change.
    settled
        The same as it was when its amount was last typed.
    beside
        The figure that stayed when the last amount was put beside it.
    elsewhere
        What another window saved meanwhile for the same metric, day and kind of source;
        it stands beside this row's figure until somebody says which holds.
    """

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.start(None)

    def start(self, figure: Figure | None) -> None:
        """Turn to another figure, or to none."""
        self.current = self.settled = figure
        self.beside: Figure | None = None
        self.elsewhere: Figure | None = None
        if figure is not None:
            self.sitting.entered[key_of(figure)] = figure

    def record(self, typed: str, metric: Metric, claim: Claim) -> Draft:
        """Save a typed amount, in place of the row's figure or beside it."""
        key = (metric.id, claim.as_of, claim.source.kind)
        moved, stays = self.current, self.settled
        old = self.sitting.entered.get(key)
        if moved is None or stays is None or key == key_of(stays) or not moved.readable:
            old, stays = moved or old, None
        drafts: list[Draft] = []

        def edit(dossier: Dossier) -> Dossier:
            if moved is not None and stays is not None:
                dossier = swap(dossier, moved, stays)
            drafts.append(_draft(typed, metric, claim, dossier, old=old))
            return swap(dossier, old, drafts[-1].figure)

        known = {figure.id: figure for figure in self.sitting.dossier.figures}
        self.sitting.save(edit)
        self._forget(moved)
        if stays is not None:
            self.sitting.entered[key_of(stays)] = stays
        self.start(self._as_saved(drafts[-1].figure))
        self.beside = stays
        self.elsewhere = self._unseen(known)
        return drafts[-1]

    def would_be(self, typed: str, metric: Metric, claim: Claim) -> tuple[Draft, Dossier]:
        """What typing comes to, and the dossier with it; nothing is saved."""
        dossier = self.sitting.dossier
        old = self.current or self.sitting.entered.get((metric.id, claim.as_of, claim.source.kind))
        draft = _draft(typed, metric, claim, dossier, old=old)
        return draft, swap(dossier, old, draft.figure)

    def correct(self, metric: Metric, claim: Claim) -> Draft | None:
        """Save another source, trust or day for the row's figure.

        Where this sitting has a figure of that source and day already, the row
        turns to that one instead and ``None`` is returned.
        """
        old, settled = self.current, self.settled
        if old is None or settled is None:
            return None
        other = self.sitting.entered.get((metric.id, claim.as_of, claim.source.kind))
        if other is not None and other != old:
            self._turn_to(other)
            return None
        drafts: list[Draft] = []

        def edit(dossier: Dossier) -> Dossier:
            drafts.append(_draft(old.typed, metric, claim, dossier, old=old))
            return swap(dossier, old, drafts[-1].figure)

        self.sitting.save(edit)
        self._forget(old)
        self.start(self._as_saved(drafts[-1].figure))
        if key_of(drafts[-1].figure) != key_of(settled):
            self.settled = settled
        return drafts[-1]

    def take_back(self) -> Figure | None:
        """Remove the row's figure from the record; the file's history keeps it."""
        figure = self.current
        if figure is not None:
            self._remove(figure)
            self.start(None)
        return figure

    def take_back_beside(self) -> Figure | None:
        """Remove the figure that stayed beside the last one."""
        figure = self.beside
        if figure is not None:
            self._remove(figure)
            self.beside = None
        return figure

    def take_back_elsewhere(self) -> Figure | None:
        """Remove what another window saved; what was typed here holds."""
        figure = self.elsewhere
        if figure is not None:
            self._remove(figure)
            self.elsewhere = None
        return figure

    def give_way(self) -> Figure | None:
        """Remove what was typed here; what another window saved holds, and the row turns to it."""
        mine, theirs = self.current, self.elsewhere
        if mine is not None and theirs is not None:
            self._remove(mine)
            self.start(theirs)
        return theirs

    def _unseen(self, known: Mapping[str, Figure]) -> Figure | None:
        """A figure of this row's metric, day and source that was not there, or not so, when last saved."""
        mine = self.current
        if mine is None:
            return None
        others = (f for f in self.sitting.dossier.figures if f.id != mine.id and key_of(f) == key_of(mine))
        return next((f for f in others if known.get(f.id) != f and f.typed != mine.typed), None)

    def _turn_to(self, other: Figure) -> None:
        moved, settled = self.current, self.settled
        if moved is not None and settled is not None and moved != settled:
            self.sitting.save(lambda dossier: swap(dossier, moved, settled))
            self._forget(moved)
            self.sitting.entered[key_of(settled)] = settled
        self.start(other)

    def _remove(self, figure: Figure) -> None:
        self.sitting.save(lambda dossier: without(dossier, figure))
        self._forget(figure)

    def _as_saved(self, figure: Figure) -> Figure:
        return next((saved for saved in self.sitting.dossier.figures if saved.id == figure.id), figure)

    def _forget(self, figure: Figure | None) -> None:
        if figure is not None and self.sitting.entered.get(key_of(figure)) == figure:
            del self.sitting.entered[key_of(figure)]


def key_of(figure: Figure) -> Key:
    """What makes two entries the same one: metric, day and kind of source."""
    return figure.metric, figure.as_of, figure.source.kind


def swap(dossier: Dossier, old: Figure | None, new: Figure) -> Dossier:
    """Put a figure in the place of another, or at the end.

    The old one is recognised by all it says, not by its id alone: a figure
    changed elsewhere in the meantime is left as it is. What a newer version
    wrote into it is carried over.
    """
    if old is None or old not in dossier.figures:
        return dossier.model_copy(update={"figures": (*dossier.figures, new)})
    new = old.model_copy(update={name: getattr(new, name) for name in Figure.model_fields})
    figures = tuple(new if figure == old else figure for figure in dossier.figures)
    return dossier.model_copy(update={"figures": figures})


def without(dossier: Dossier, figure: Figure) -> Dossier:
    """Take a figure off the record, recognised by all it says."""
    return dossier.model_copy(update={"figures": tuple(f for f in dossier.figures if f != figure)})


def _draft(typed: str, metric: Metric, claim: Claim, dossier: Dossier, *, old: Figure | None) -> Draft:
    # The newest dossier knows best which currency is meant: another form may have changed it.
    claim = replace(claim, currency=dossier.company.currency)
    taken = (figure.id for figure in dossier.figures if figure != old)
    return figure_from(typed, metric, claim, taken=taken)
