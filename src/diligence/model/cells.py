"""A dossier as a flat table: one cell for each thing that can change by itself.

Comparing and merging two dossiers need the same answer to one question: what is
one field? A figure's amount is one, with its ends, its day and what was typed,
since half of one amount and half of another is neither.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from diligence.model.dossier import Dossier, fresh_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Plain = dict[str, Any]
"""A record as JSON has it."""

AMOUNT = "amount"
"""The cell that holds an amount as a whole."""

NOT_THERE: Final = object()
"""Stands for a value that a dossier doesn't have; ``None`` is a value."""

_OF_AN_AMOUNT = ("metric", "low", "likely", "high", "currency", "per", "as_of", "typed", "problem")
_AS_ONE = MappingProxyType({"figures": _OF_AN_AMOUNT, "rates": ("currency", "into", "rate", "as_of")})
COLLECTIONS = ("figures", "answers", "conversations", "facts", "rates")


class Place(NamedTuple):
    """Where a cell is.

    Attributes
    ----------
    part
        ``"company"``, one of the collections, or ``"dossier"`` for what stands at its top.
    key
        Which record of a collection; empty elsewhere.
    field
        Of that record.
    """

    part: str
    key: str
    field: str

    def __str__(self) -> str:
        return ".".join(filter(None, self))


class Table(NamedTuple):
    """The cells of a dossier, and its records in their order.

    Attributes
    ----------
    loose
        What stands alone: company facts and the top of the dossier.
    records
        Collection -> key -> field -> value.
    """

    loose: dict[Place, Any]
    records: dict[str, dict[str, Plain]]


def table_of(dossier: Dossier) -> Table:
    """Take a dossier apart.

    Examples
    --------
    >>> from diligence.model import Company
    >>> acme = Dossier(company=Company(slug="acme", name="Acme", sector="robots"))
    >>> table_of(acme).loose[Place("company", "", "sector")]
    'robots'
    """
    plain = dossier.model_dump(mode="json", warnings=False)
    loose = {Place("company", "", field): value for field, value in plain.pop("company").items()}
    records = {name: _keyed(name, plain.pop(name)) for name in COLLECTIONS}
    return Table(loose | {Place("dossier", "", field): value for field, value in plain.items()}, records)


def dossier_of_table(table: Table) -> Dossier:
    """Put a dossier together again."""
    plain: Plain = {"company": {}}
    for place, value in table.loose.items():
        (plain["company"] if place.part == "company" else plain)[place.field] = value
    for name, records in table.records.items():
        plain[name] = [together(cells) for cells in records.values()]
    return Dossier.model_validate(plain)


def together(cells: Mapping[str, Any]) -> Plain:
    """A record of its cells, as JSON has it."""
    record: Plain = {}
    for field, value in cells.items():
        record |= value if field == AMOUNT else {field: value}
    return record


def same(one: object, other: object) -> bool:
    """Whether two values are the same in a file; to Python 1 and ``True`` are equal."""
    if one is other or one is NOT_THERE or other is NOT_THERE:
        return one is other
    return one == other and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _keyed(name: str, records: list[Plain]) -> dict[str, Plain]:
    return {key: _apart(name, record) for key, record in _with_keys(name, records)}


def _with_keys(name: str, records: list[Plain]) -> Iterator[tuple[str, Plain]]:
    taken: set[str] = set()
    for record in records:
        # A file edited by hand can use an id twice: both are records.
        key = fresh_id(_key(name, record), taken)
        taken.add(key)
        yield key, record


def _key(name: str, record: Plain) -> str:
    if name == "facts":
        return f"{record['topic']}: {record['statement']}"
    if name == "rates":
        return "-".join([*sorted([record["currency"], record["into"]]), record["as_of"]])
    return str(record["id"])


def _apart(name: str, record: Plain) -> Plain:
    whole = _AS_ONE.get(name, ())
    cells = {field: value for field, value in record.items() if field not in whole}
    # An own field of a newer version could bear the same name; it is then part of the whole.
    value = {field: record[field] for field in whole}
    if not whole:
        return cells
    return {AMOUNT: value | ({AMOUNT: cells.pop(AMOUNT)} if AMOUNT in cells else {}), **cells}
