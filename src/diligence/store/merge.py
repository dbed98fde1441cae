"""Two edits of one dossier brought together; what both changed is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from diligence.model import Dossier
from diligence.model.cell_words import field_in_words, label_of, value_in_words
from diligence.model.cells import (
    AMOUNT,
    NOT_THERE,
    Place,
    Plain,
    Table,
    dossier_of_table,
    same,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


class Side(StrEnum):
    """Whose value."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Conflict:
    """One field that both sides changed, each to something else.

    Attributes
    ----------
    field
        Names it in `choices`, as in ``"company.sector"``.
    label
        What people call it.
    base, mine, theirs
        The values as JSON has them; ``None`` where there is none, as in a record that was taken out.
    mine_in_words, theirs_in_words
        The same for people.
    """

    field: str
    label: str
    base: Any
    mine: Any
    theirs: Any
    mine_in_words: str
    theirs_in_words: str


@dataclass(frozen=True)
class Merged:
    """Both sides in one dossier.

    Attributes
    ----------
    dossier
        Where both changed the same field and nobody chose, it holds theirs.
    conflicts
        These fields, with both values.
    """

    dossier: Dossier
    conflicts: tuple[Conflict, ...] = ()


Choices = Mapping[str, Side]
_NO_CHOICES: Choices = MappingProxyType({})


def merge(base: Dossier | None, mine: Dossier, theirs: Dossier, choices: Choices = _NO_CHOICES) -> Merged:
    """Bring two edits of one dossier together.

    What one side changed is taken; what both changed alike is taken once. A field
    that both changed, each to something else, is a conflict; so is a record that one
    side took out and the other changed. Figures, answers and conversations are the
    same when their ids are, rates when their currencies and day are, facts when their
    words are. An amount is one field, with its ends, day and what was typed.

    Parameters
    ----------
    base
        The state that both began with. Without one nothing tells what was changed from
        what was there, so that whatever differs is a conflict, and nothing is taken out.
    mine, theirs
        The two; both of one company.
    choices
        Conflict's field -> whose value counts; such a conflict is settled.

    Examples
    --------
    >>> from diligence.model import Company
    >>> base = Dossier(company=Company(slug="acme", name="Acme"))
    >>> def with_facts(**facts: str) -> Dossier:
    ...     return base.with_company(base.company.model_copy(update=facts))
    >>> both = merge(base, with_facts(sector="robots"), with_facts(country="CH")).dossier.company
    >>> both.sector, both.country
    ('robots', 'CH')
    >>> [asked] = merge(base, with_facts(sector="robots"), with_facts(sector="drones")).conflicts
    >>> asked.field, asked.mine, asked.theirs
    ('company.sector', 'robots', 'drones')
    """
    merger = _Merger(choices, [])
    tables = _Three(None if base is None else table_of(base), table_of(mine), table_of(theirs))
    loose = {
        place: value
        for place in tables.theirs.loose | tables.mine.loose
        if (value := merger.loose(place, tables)) is not NOT_THERE
    }
    records = {name: merger.collection(name, tables) for name in tables.theirs.records}
    merged = dossier_of_table(Table(loose, records))
    return Merged(merged.model_copy(update={"fingerprint": theirs.fingerprint}), tuple(merger.conflicts))


class _Three(NamedTuple):
    base: Table | None
    mine: Table
    theirs: Table


class _Values(NamedTuple):
    base: Any
    mine: Any
    theirs: Any


class _Merger(NamedTuple):
    choices: Choices
    conflicts: list[Conflict]

    def loose(self, place: Place, tables: _Three) -> object:
        base = NOT_THERE if tables.base is None else tables.base.loose.get(place, NOT_THERE)
        values = _Values(
            base, tables.mine.loose.get(place, NOT_THERE), tables.theirs.loose.get(place, NOT_THERE)
        )
        return self._one(place, values, {})

    def collection(self, name: str, tables: _Three) -> dict[str, Plain]:
        base = {} if tables.base is None else tables.base.records[name]
        mine, theirs = tables.mine.records[name], tables.theirs.records[name]
        # One side left it alone: the other's has its order, too.
        if tables.base is not None and _alike(mine, base):
            return theirs
        if tables.base is not None and _alike(theirs, base):
            return mine
        found = {}
        for key in theirs | mine:
            values = _Values(*(side.get(key, NOT_THERE) for side in (base, mine, theirs)))
            record = self._record(Place(name, key, ""), values)
            if record is not NOT_THERE:
                found[key] = cast("Plain", record)
        return found

    def _record(self, place: Place, sides: _Values) -> object:
        if NOT_THERE in (sides.mine, sides.theirs):
            return self._one(place, sides, {})
        fields: Iterable[str] = sides.theirs | sides.mine
        base = {} if sides.base is NOT_THERE else sides.base
        merged = {}
        for field in fields:
            values = _Values(*(side.get(field, NOT_THERE) for side in (base, sides.mine, sides.theirs)))
            value = self._one(place._replace(field=field), values, sides.theirs)
            if value is not NOT_THERE:
                merged[field] = value
        return merged

    def _one(self, place: Place, values: _Values, record: Plain) -> object:
        if same(values.mine, values.theirs) or same(values.mine, values.base):
            return values.theirs
        if same(values.theirs, values.base):
            return values.mine
        chosen = self.choices.get(str(place))
        if chosen is not None:
            return values.mine if Side(chosen) is Side.MINE else values.theirs
        self.conflicts.append(_conflict(place, values, record))
        # A record that one side took out is kept: what was changed in it is nowhere else.
        return values.mine if values.theirs is NOT_THERE else values.theirs


def _alike(one: dict[str, Plain], other: dict[str, Plain]) -> bool:
    return list(one) == list(other) and same(one, other)


def _conflict(place: Place, values: _Values, record: Plain) -> Conflict:
    known = record or next(side for side in (values.theirs, values.mine) if side is not NOT_THERE)
    base, mine, theirs = (None if side is NOT_THERE else side for side in values)
    return Conflict(
        field=str(place),
        label=label_of(place, known if place.key else {}),
        base=base,
        mine=mine,
        theirs=theirs,
        mine_in_words=_in_words(place, values.mine, record),
        theirs_in_words=_in_words(place, values.theirs, record),
    )


def _in_words(place: Place, value: object, record: Plain) -> str:
    if value is NOT_THERE:
        return "nothing" if place.field else "taken out"
    if not place.field:
        return value_in_words(place.part, cast("Plain", value))
    if place.field == AMOUNT and place.key:
        return value_in_words(place.part, record | {AMOUNT: value})
    return field_in_words(value) or "nothing"
