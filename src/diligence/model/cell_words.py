"""Cells in words: what a field is called, and what stands in it."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from diligence.amounts import (
    day_in_words,
    money_in_words,
    months_in_words,
    number_in_words,
    share_in_words,
)
from diligence.model.catalogue import METRICS
from diligence.model.cells import AMOUNT
from diligence.model.metric import Unit

if TYPE_CHECKING:
    from diligence.model.cells import Place, Plain

_FIELDS = MappingProxyType(
    {
        "as_of": "day",
        "capital_intensive": "needs much capital",
        "does": "what it does",
        "source": "who says so",
        "source_url": "where it was published",
        "trust": "how sure",
    }
)
_MOST = 80
"""Characters of a text that are shown."""


def label_of(place: Place, cells: Plain) -> str:
    """What a record, or a field of it, is called.

    Examples
    --------
    >>> from diligence.model.cells import Place
    >>> label_of(Place("company", "", "capital_intensive"), {})
    'Needs much capital'
    >>> label_of(Place("answers", "a-1", "rating"), {"question": "pmf.doubt"})
    'Answer to pmf.doubt, rating'
    """
    field = _FIELDS.get(place.field, place.field.replace("_", " "))
    record = _record(place.part, cells)
    if record and field and place.field != AMOUNT:
        day = f" of {_day(cells[AMOUNT]['as_of'])}" if place.part == "figures" else ""
        return _short(f"{record}{day}, {field}")
    return _short(record or f"{field[:1].upper()}{field[1:]}")


def _record(part: str, cells: Plain) -> str:
    if part == "figures":
        metric = cells[AMOUNT]["metric"]
        return METRICS[metric].label if metric in METRICS else str(metric)
    if part == "answers":
        return f"Answer to {cells['question']}"
    if part == "conversations":
        return f"Conversation of {_day(cells['on'])} with the {cells['role']}"
    if part == "facts":
        return f"Fact on {cells['topic']}" if cells["topic"] else "Fact"
    if part == "rates":
        value = cells[AMOUNT]
        return f"Rate of {value['currency']} in {value['into']} of {_day(value['as_of'])}"
    return ""


def value_in_words(part: str, cells: Plain) -> str:
    """What a record says at heart; an amount as it was typed.

    Examples
    --------
    >>> value_in_words("answers", {"rating": "vague", "value": "", "text": "We have no churn."})
    'vague, “We have no churn.”'
    """
    if part == "figures":
        typed = cells[AMOUNT]["typed"].strip()
        return _short(typed) if typed else _amount(cells[AMOUNT])
    if part == "answers":
        text = f"“{_short(cells['text'])}”" if cells["text"] else ""
        said = ", ".join(filter(None, [cells["rating"] or "", _short(cells["value"]), text]))
        return said or "nothing noted"
    if part == "rates":
        return f"{cells[AMOUNT]['rate']:g}"
    if part == "facts":
        return _short(cells["statement"]) or "nothing noted"
    return "noted"


def said_by(cells: Plain) -> str:
    """Who says a figure; a role, never a name."""
    return f"said by {cells['source']['kind']}"


def field_in_words(value: object) -> str:
    """What stands in one field; empty where nothing does.

    Examples
    --------
    >>> field_in_words(True), field_in_words(None), field_in_words(["fast", "clear"])
    ('yes', '', 'fast, clear')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(field_in_words(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(filter(None, (field_in_words(each) for each in value.values())))
    return _short(str(value))


def _amount(value: Plain) -> str:
    low, likely, high = value["low"], value["likely"], value["high"]
    if likely is None:
        return "not read"
    per = f" a {value['per']}" if value["per"] else ""
    if None not in (low, high) and low != high:
        return f"{_number(low, value)} to {_number(high, value)}{per}"
    return f"{_number(likely, value)}{per}"


def _number(number: float, value: Plain) -> str:
    unit = METRICS[value["metric"]].unit if value["metric"] in METRICS else None
    if unit is Unit.SHARE:
        return share_in_words(number, 4)
    if unit is Unit.MONTHS:
        return months_in_words(number)
    if unit is Unit.YES_NO:
        return "yes" if number > 0 else "no"
    return money_in_words(number, value["currency"]) if value["currency"] else number_in_words(number)


def _day(text: str) -> str:
    return day_in_words(date.fromisoformat(text))


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _MOST else f"{one_line[: _MOST - 1]}…"
