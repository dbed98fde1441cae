"""What changed between two states of a dossier, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.model.cell_words import field_in_words, label_of, said_by, value_in_words
from diligence.model.cells import AMOUNT, NOT_THERE, Place, Plain, Table, same, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from diligence.model.dossier import Dossier


class Kind(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """One thing that is different.

    Attributes
    ----------
    place
        Which record and field; the field is empty when a record came or went.
    label
        What it is called: "Cash", "Sector", "Answer to pmf.doubt".
    before, after
        In words, amounts as they were typed; empty where there is none.
    about
        A figure's metric, or the question of an answer; empty for anything else.
    remark
        Who said it and of which day, where that is known.
    """

    place: Place
    kind: Kind
    label: str
    before: str
    after: str
    about: str = ""
    remark: str = ""

    @property
    def words(self) -> str:
        """The change as one line.

        Examples
        --------
        >>> place = Place("figures", "cash-2026-10-31", "amount")
        >>> Change(place, Kind.CHANGED, "Cash", "$1.2M", "$900k").words
        'Cash: $1.2M -> $900k'
        """
        remark = f", {self.remark}" if self.remark else ""
        if self.kind is Kind.REMOVED:
            return f"{self.label}: {self.before} taken out{remark}"
        if not self.before:
            return f"{self.label}: {self.after}{remark}"
        return f"{self.label}: {self.before} -> {self.after or 'taken out'}{remark}"


def changes_between(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """What is different between two states of a dossier, in the order of its file.

    A new figure of a metric is shown against the newest one there was before.

    Examples
    --------
    >>> from diligence.model import Company, Dossier, Figure, Source, SourceKind
    >>> founder = Source(kind=SourceKind.FOUNDER)
    >>> def cash(day: date, typed: str, likely: float) -> Figure:
    ...     return Figure(
    ...         id=f"cash-{day}", metric="cash", likely=likely, as_of=day, source=founder, typed=typed
    ...     )
    >>> first = Dossier(company=Company(slug="acme", name="Acme")).with_figure(
    ...     cash(date(2026, 9, 30), "$1.2M", 1.2e6)
    ... )
    >>> second = first.with_figure(cash(date(2026, 10, 31), "$900k", 9e5))
    >>> [change.words for change in changes_between(first, second)]
    ['Cash: $1.2M -> $900k, said by founder, 31 October 2026']
    """
    old, new = table_of(before), table_of(after)
    return (*_loose(old, new), *(change for name in new.records for change in _records(name, old, new)))


def _loose(old: Table, new: Table) -> Iterator[Change]:
    for place in new.loose | old.loose:
        was, now = old.loose.get(place, NOT_THERE), new.loose.get(place, NOT_THERE)
        if not same(was, now):
            yield from _changed(place, label_of(place, {}), was, now)


def _records(name: str, old: Table, new: Table) -> Iterator[Change]:
    was, now = old.records[name], new.records[name]
    latest = _latest(now.keys() - was.keys(), now) if name == "figures" else {}
    for key, cells in now.items():
        about, place = _about(name, cells), Place(name, key, "")
        if key in was:
            yield from (replace(change, about=about) for change in _fields(place, was[key], cells))
        else:
            yield replace(_added(place, cells, latest, was), about=about)
    for key, cells in was.items():
        if key not in now:
            place, said = Place(name, key, ""), value_in_words(name, cells)
            yield Change(place, Kind.REMOVED, label_of(place, cells), said, "", _about(name, cells))


def _fields(record: Place, was: Plain, now: Plain) -> Iterator[Change]:
    for field in now | was:
        old, new = was.get(field, NOT_THERE), now.get(field, NOT_THERE)
        if same(old, new):
            continue
        place = record._replace(field=field)
        label = label_of(place, now)
        if field == AMOUNT:
            before, after = (value_in_words(place.part, cells) for cells in (was, now))
            if before == after:
                # Typed alike, and of another day.
                before, after = (f"{said} of {_day(cells)}" for said, cells in ((before, was), (after, now)))
            yield Change(place, Kind.CHANGED, label, before, after, remark=_remark(place.part, now))
        else:
            yield from _changed(place, label, old, new)


def _changed(place: Place, label: str, was: object, now: object) -> Iterator[Change]:
    before = "" if was is NOT_THERE else field_in_words(was)
    after = "" if now is NOT_THERE else field_in_words(now)
    # Nothing in another form is nothing still.
    if before or after:
        kind = Kind.ADDED if not before else Kind.CHANGED if after else Kind.REMOVED
        yield Change(place, kind, label, before, after)


def _added(place: Place, cells: Plain, latest: dict[str, str], was: dict[str, Plain]) -> Change:
    name, before = place.part, ""
    metric = cells[AMOUNT]["metric"] if name == "figures" else ""
    if latest.get(metric) == place.key:
        earlier = {
            key: old
            for key, old in was.items()
            if old[AMOUNT]["metric"] == metric and old[AMOUNT]["as_of"] < cells[AMOUNT]["as_of"]
        }
        newest = _latest(earlier.keys(), earlier).get(metric)
        before = "" if newest is None else value_in_words(name, earlier[newest])
    said, remark = value_in_words(name, cells), _remark(name, cells)
    return Change(place, Kind.ADDED, label_of(place, cells), before, said, remark=remark)


def _latest(keys: AbstractSet[str], figures: dict[str, Plain]) -> dict[str, str]:
    """Metric -> key of its newest figure; of one day, the one entered last."""
    found: dict[str, str] = {}
    for key in (key for key in figures if key in keys):
        value = figures[key][AMOUNT]
        held = found.get(value["metric"])
        if held is None or figures[held][AMOUNT]["as_of"] <= value["as_of"]:
            found[value["metric"]] = key
    return found


def _remark(name: str, cells: Plain) -> str:
    if name != "figures":
        return ""
    return f"{said_by(cells)}, {_day(cells)}"


def _about(name: str, cells: Plain) -> str:
    return str(cells[AMOUNT]["metric"] if name == "figures" else cells.get("question", ""))


def _day(cells: Plain) -> str:
    return day_in_words(date.fromisoformat(cells[AMOUNT]["as_of"]))
