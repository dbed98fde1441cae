"""One amount of a pasted table, from its text to a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, parse_amount
from diligence.errors import UnreadableAmountError
from diligence.forms.draft import figure_from
from diligence.forms.separators import Thousands, is_either, is_unclear, scaled, settled
from diligence.forms.wording import value_in_words
from diligence.model import Sort, Unit

if TYPE_CHECKING:
    from datetime import date

    from diligence.forms.draft import Claim
    from diligence.forms.month_cell import MonthSaid
    from diligence.model import Figure, Metric

_FINE = (Unit.SHARE, Unit.MONTHS)
"""Units in which three decimal places are nothing odd."""

_DASH = re.compile("[-\u2010-\u2015\u2212]+")


@dataclass(frozen=True)
class Hand:
    """How the amounts of one column are written.

    Attributes
    ----------
    thousands
        The mark between thousands, if a person said it.
    proven
        What other amounts of the table prove about it.
    currency
        ISO code of amounts that name none, from the heading or a person; empty for the
        dossier's.
    currencies
        Where amounts that name none could be in several: which.
    scale, per
        What the heading says: thousands or millions, a month or a year.
    """

    thousands: Thousands | None = None
    proven: frozenset[Thousands] = frozenset()
    currency: str = ""
    currencies: tuple[str, ...] = ()
    scale: str = ""
    per: str = "month"


@dataclass(frozen=True)
class Cell:
    """One amount as read.

    Attributes
    ----------
    text
        Word for word what was pasted.
    figure
        What would be saved; ``None`` when it is refused.
    understood
        The figure in words.
    problem
        Why it is refused.
    remarks
        What to look at before it is saved, in sentences.
    """

    metric: str
    text: str
    figure: Figure | None = None
    understood: str = ""
    problem: str = ""
    remarks: tuple[str, ...] = ()


def read_cell(text: str, metric: Metric, said: MonthSaid, *, hand: Hand, claim: Claim) -> Cell:
    """Read one amount.

    Parameters
    ----------
    said
        The month of its row, whose year is known.
    hand
        How its column is written.
    claim
        Who says so; its day is today.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.forms.draft import Claim
    >>> from diligence.forms.month_cell import MonthSaid
    >>> from diligence.model import METRICS, Source, SourceKind
    >>> revenue = METRICS["revenue"]
    >>> claim = Claim(date(2026, 11, 23), Source(kind=SourceKind.FOUNDER))
    >>> read_cell("12.5", revenue, MonthSaid(2026, 1), hand=Hand(scale="k"), claim=claim).understood
    '$12,500 a month'
    >>> read_cell("1.234", revenue, MonthSaid(2026, 1), hand=Hand(), claim=claim).problem
    'it can be 1234 or 1.234; say above which mark stands between thousands'
    """
    if _DASH.fullmatch(text):
        return Cell(metric.id, text, problem="a dash can mean zero or not known; write 0, or leave it empty")
    if hand.thousands is None and is_unclear(text, hand.proven):
        whole, part = settled(text, Thousands.DOT), settled(text, Thousands.COMMA)
        if "," in text:
            whole, part = part, whole
        ways = f"it can be {whole} or {part.removesuffix('0')}"
        return Cell(metric.id, text, problem=f"{ways}; say above which mark stands between thousands")
    mark = hand.thousands or min(hand.proven, default=Thousands.COMMA)
    typed = settled(text, mark)
    if is_either(text) and typed.count(".") and metric.unit not in _FINE and not hand.scale:
        problem = f"with a {mark} between thousands it is {typed.rstrip('0')}; write it without a mark"
        return Cell(metric.id, text, problem=problem)
    try:
        typed = _whole(typed, metric, hand, claim)
    except UnreadableAmountError as error:
        return Cell(metric.id, text, problem=error.problem)
    note = "" if typed.removesuffix(f"/{hand.per}") == text else f"pasted as “{text}”"
    source = claim.source.model_copy(update={"note": "; ".join(filter(None, (claim.source.note, note)))})
    day, remarks = _day(said, metric)
    # The table says once that a whole column is in another currency than the dossier.
    meant = (
        hand.currency if hand.currency and parse_amount(typed).currency == hand.currency else claim.currency
    )
    draft = figure_from(typed, metric, replace(claim, as_of=day, source=source, currency=meant))
    if not draft.figure.readable:
        return Cell(metric.id, text, problem=draft.figure.problem)
    return Cell(metric.id, text, draft.figure, value_in_words(draft.figure), "", (*draft.doubts, *remarks))


def _whole(typed: str, metric: Metric, hand: Hand, claim: Claim) -> str:
    """The amount with what its heading or a person says and it does not: scale, currency, period."""
    if metric.unit is Unit.MONEY:
        typed = scaled(typed, hand.scale)
    amount = parse_amount(typed, as_of=claim.as_of)
    if metric.unit is Unit.MONEY and amount.currency is None:
        if hand.currencies and not hand.currency:
            ways = " or ".join(dict.fromkeys((*hand.currencies, claim.currency)))
            problem = f"it can be {ways}; say above which currency is meant"
            raise UnreadableAmountError(typed, problem, "")
        if hand.currency and hand.currency != claim.currency:
            typed = f"{typed} {hand.currency}"
    return f"{typed}/{hand.per}" if metric.has_period and amount.per is None else typed


def _day(said: MonthSaid, metric: Metric) -> tuple[date, tuple[str, ...]]:
    """The day a figure of that month is dated, and what is to be said about it."""
    month = said.month
    assert month is not None  # noqa: S101 - rows without a year are refused before
    remarks = (said.remark,) if said.remark else ()
    if said.day is None or metric.sort is not Sort.STOCK:
        return month.last_day, remarks
    day = month.last_day.replace(day=said.day)
    if said.day == 1:
        remarks = (
            *remarks,
            f"It is taken as of {day_in_words(day)}, the day written, and not as of the month's end.",
        )
    return day, remarks
