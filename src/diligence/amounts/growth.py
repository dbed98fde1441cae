"""Growth as people say it: "3x a year", "tripled in a year", "up 40% yoy", "30% in six months"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from math import expm1, log, log1p

from diligence.amounts.amount import Period
from diligence.amounts.doubts import Doubt
from diligence.amounts.ranges import Ends
from diligence.errors import UnreadableAmountError

_EXAMPLES = "write for example up 40% a year, 3x in 2 years or down 5% a month"


class Course(StrEnum):
    """Which way something went, where words say so; "yoy" leaves that to the sign."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


_VERBS = (
    (
        Course.UP,
        re.compile(
            r"^(?:up(?! to )|gr[eo]w(?:s|n|ing)?|rose|ris(?:es|ing|en)|increas(?:ed|es|ing)"
            r"|growth(?: of| is)? ?:?)(?: by| at)? |^\+ ?(?=[^%]*(?:%|percent|pct))"
        ),
    ),
    (
        Course.DOWN,
        re.compile(
            r"^(?:down|f[ae]ll(?:s|ing|en)?|dropp?(?:s|ed|ing)?|declin(?:ed|es|ing)|shr[aiu]nk(?:s|ing)?"
            r"|decreas(?:ed|es|ing))(?: by)? "
        ),
    ),
)
_GROWTH = re.compile(r"(?<=[%x])((?: (?:annual|yearly|quarterly|monthly|weekly))?) growth\b")
_MULTIPLE = re.compile(r"\d ?[x×]", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:yoy|qoq|mom|wow|cagr|y/y|q/q|m/m|(?:year|quarter|month|week)(?:[ -]?(?:over|on)[ -]?|/)"
    r"(?:year|quarter|month|week))\b"
)
_FLAT = re.compile(r"^(?:flat|(?:no|0) growth)\b")

STEEPEST = log(1e12)
"""The logarithm of growth in a month beyond which it is a typing error."""


def take_course(words: str) -> tuple[str, Course | None]:
    """Take the words of growth or decline out of `words`, which keep their number.

    Examples
    --------
    >>> take_course("fell by 20% in a year"), take_course("8% monthly growth")
    (('20% in a year', <Course.DOWN: 'down'>), ('8% monthly', <Course.UP: 'up'>))
    """
    words, flat = _FLAT.subn("0%", words)
    if flat:
        return words, Course.UP
    for course, pattern in _VERBS:
        rest, hits = pattern.subn("", words)
        if hits:
            return _GROWTH.sub(r"\1", rest), course
    rest, hits = _GROWTH.subn(r"\1", words)
    if hits:
        return rest, Course.UP
    return words, Course.EITHER if _COMPARED.search(words) else None


def as_growth(
    ends: Ends, course: Course | None, time: Period | float | None, text: str
) -> tuple[Ends, Period | None]:
    """Turn percentages and multiples into growth as a share, and the period it belongs to.

    A multiple m in exactly one period is growth of ``m - 1``. Growth g over another
    time of T months is brought to a month by compounding: ``(1 + g)^(1/T) - 1``.

    Parameters
    ----------
    ends
        Shares for "%", multiples for "x".
    course
        Up or down, where words say so.
    time
        The period, or a number of months; ``None`` when it was not said.
    text
        All that was typed, for the message.

    Raises
    ------
    UnreadableAmountError
        When a multiple has no time, or the number is none that something grows by.

    Examples
    --------
    >>> as_growth(Ends(3.0, 3.0, 3.0, "x"), None, Period.YEAR, "3x a year")[0].likely
    2.0
    >>> ends, per = as_growth(Ends(0.3, 0.3, 0.3, "%"), None, 6.0, "30% in six months")
    >>> round(ends.likely, 6), per
    (0.044698, <Period.MONTH: 'month'>)
    """
    shares = _shares(ends, course, text)
    if time is None and ends.unit == "x":
        raise UnreadableAmountError(
            text, "it does not say over which time", "write 3x a year or 3x in 6 months"
        )
    if time is None and not any(shares.named):
        return replace(shares, doubts=(*shares.doubts, Doubt.FLAT)), Period.MONTH
    if time is None:
        return replace(shares, doubts=(*shares.doubts, Doubt.NO_PERIOD)), None
    if isinstance(time, Period):
        return shares, time
    if min(shares.named) < -1:
        raise UnreadableAmountError(text, "nothing falls by more than 100 %", _EXAMPLES)
    if any(share > 0 and log1p(share) / time > STEEPEST for share in shares.named):
        raise UnreadableAmountError(text, "nothing grows that fast", _EXAMPLES)
    monthly = shares.each(lambda share: -1.0 if share == -1 else expm1(log1p(share) / time))
    return replace(monthly, doubts=(*shares.doubts, Doubt.COMPOUNDED)), Period.MONTH


def _shares(ends: Ends, course: Course | None, text: str) -> Ends:
    if not ends.unit:
        raise UnreadableAmountError(
            text,
            "only a percentage or a multiple grows over a time",
            f"{_EXAMPLES}, or 80k/month for an amount",
        )
    if course in {Course.UP, Course.DOWN} and min(ends.named) < 0:
        raise UnreadableAmountError(text, "it has a direction and a minus", "keep one of them")
    if ends.unit == "x":
        if course is Course.DOWN or min(ends.named) < 0:
            raise UnreadableAmountError(
                text, "nothing falls by a multiple", "write for example down 50% a year"
            )
        less_one = ends.each(lambda multiple: float(Decimal(repr(multiple)) - 1))
        return (
            replace(less_one, doubts=(*ends.doubts, Doubt.MULTIPLE)) if _MULTIPLE.search(text) else less_one
        )
    if course is not Course.DOWN:
        return ends
    if max(ends.named) > 1:
        raise UnreadableAmountError(text, "nothing falls by more than 100 %", _EXAMPLES)
    return ends.mirrored()
