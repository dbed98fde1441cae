"""Which mark stands between thousands: read off a whole table, since one cell may not say.

``1.234`` and ``1,234`` are a thousand or a little more than one, depending on who
wrote them. ``12.345,60`` beside them settles it; two kinds in one table settle
nothing, and then it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

_CORE = re.compile(r"\d(?:[\d.,'\u2019\u00a0\u202f ]*\d)?")
_EITHER = re.compile(r"([1-9]\d{0,2})([.,])(\d{3})")
_COMMA_PARTS = re.compile(r"\d,\d{3}\.\d|,\d{3},\d{3}|^\d+\.\d{1,2}$|^\d+\.\d{4,}$")
_DOT_PARTS = re.compile(r"\d\.\d{3},\d|\.\d{3}\.\d{3}|^\d+,\d{1,2}$|^\d+,\d{4,}$")
_SCALED = re.compile(r"^ ?[a-z]", re.IGNORECASE)


class Thousands(StrEnum):
    """The mark between thousands."""

    COMMA = "comma"
    DOT = "dot"


def thousands_in(cells: Iterable[str]) -> frozenset[Thousands]:
    """Every way of writing that the cells prove; two of them contradict each other.

    Examples
    --------
    >>> sorted(thousands_in(["1.234", "12.345,60"]))
    [<Thousands.DOT: 'dot'>]
    >>> thousands_in(["1.234", "12,345"])
    frozenset()
    """
    found = set()
    for cell in cells:
        core = _core(cell)
        if core and _COMMA_PARTS.search(core):
            found.add(Thousands.COMMA)
        if core and _DOT_PARTS.search(core):
            found.add(Thousands.DOT)
    return frozenset(found)


def is_either(cell: str) -> bool:
    """Whether a cell alone can be a thousand or a little more than one.

    Examples
    --------
    >>> is_either("€ 1.234"), is_either("1.2M"), is_either("12,345.60")
    (True, False, False)
    """
    found = _CORE.search(cell)
    return found is not None and bool(_EITHER.fullmatch(found[0])) and not _SCALED.match(cell[found.end() :])


def is_unclear(cell: str, proven: frozenset[Thousands]) -> bool:
    """Whether a cell can mean two numbers, and the rest of its table does not say which.

    A lone comma parts thousands unless the table proves otherwise, since hardly any
    amount has three decimal places; a lone dot has to be proven.

    Examples
    --------
    >>> is_unclear("1.234", frozenset()), is_unclear("1.234", frozenset({Thousands.DOT}))
    (True, False)
    >>> is_unclear("1,234", frozenset()), is_unclear("1,234", frozenset({Thousands.DOT}))
    (False, True)
    """
    if not is_either(cell):
        return False
    parts = Thousands.COMMA if "," in cell else Thousands.DOT
    return bool(proven - {parts}) or (parts is Thousands.DOT and not proven)


def settled(cell: str, thousands: Thousands) -> str:
    """The cell written so that it can be read in one way only.

    Examples
    --------
    >>> settled("€1.234", Thousands.DOT), settled("1.234", Thousands.COMMA), settled("1,234", Thousands.DOT)
    ('€1234', '1.2340', '1.2340')
    """
    found = _CORE.search(cell)
    if found is None or not is_either(cell):
        return cell
    whole, mark, rest = _EITHER.fullmatch(found[0]).groups()  # type: ignore[union-attr] # is_either has matched it
    parts_thousands = (mark == ",") is (thousands is Thousands.COMMA)
    number = f"{whole}{rest}" if parts_thousands else f"{whole}.{rest}0"
    return cell[: found.start()] + number + cell[found.end() :]


def scaled(cell: str, scale: str) -> str:
    """The cell's number with the scale that its column's heading names, unless it has one.

    Examples
    --------
    >>> scaled("€12.5", "k"), scaled("1.2M", "k"), scaled("12", "")
    ('€12.5k', '1.2M', '12')
    """
    found = _CORE.search(cell)
    if not scale or found is None or re.match(r" ?(?:[kmbt]|mn|bn|mio|mln)\b", cell[found.end() :].lower()):
        return cell
    return cell[: found.end()] + scale + cell[found.end() :]


def _core(cell: str) -> str:
    found = _CORE.search(cell)
    if found is None or _SCALED.match(cell[found.end() :]) or "%" in cell:
        return ""
    return re.sub("['\u2019\u00a0\u202f ]", "", found[0])
