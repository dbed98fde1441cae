"""The ends of an amount: one number, a range, a margin, "about", or an open end."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diligence.amounts.doubts import Doubt
from diligence.amounts.numerals import ADVICE, NUMERAL, Numeral, read_numeral
from diligence.errors import UnreadableAmountError

if TYPE_CHECKING:
    from collections.abc import Callable

ABOUT_MARGIN = 0.10
"""Half-width given to "about" and "~", as a share: our own convention, shown back."""

_ABOUT = re.compile(r"^(?:~|≈|about\b|around\b|approx(?:imately|\.)?|roughly\b|ca\.?\s)\s*")
_AT_LEAST = re.compile(r"^(?:at least|over|more than|above|north of|no less than|>=?|≥) ?|(?: or more|\+)$")
_AT_MOST = re.compile(r"^(?:at most|up to|under|less than|below|no more than|<=?|≤) ?| or less$")
_SIGNED = rf"(?:- ?)?{NUMERAL}"
_ALONE = re.compile(_SIGNED)
_RANGE = re.compile(rf"(between |from )?({_SIGNED})(?: ?(-) ?| (to|and) )({_SIGNED})")
_MARGIN = re.compile(rf"({_SIGNED}) ?(?:±|\+/-|\+-) ?({NUMERAL})")
_MORE_ENDS = re.compile(rf"{_SIGNED}(?:(?: ?- ?| to ){_SIGNED}){{2,}}")
_LIKELY = re.compile(rf"(?:, (?:most )?likely ({_SIGNED})| ?\( ?(?:most )?likely ({_SIGNED}) ?\))$")


@dataclass(frozen=True)
class Ends:
    """The lowest, likely and highest value as numbers; ``None`` for an open end.

    Attributes
    ----------
    unit
        "%" for shares, "x" for multiples, else "".
    scaled
        Whether a K, M or B was typed.
    """

    low: float | None
    likely: float
    high: float | None
    unit: str = ""
    scaled: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def named(self) -> tuple[float, ...]:
        """Those that exist, in order."""
        return tuple(end for end in (self.low, self.likely, self.high) if end is not None)

    def each(self, turn: Callable[[float], float]) -> Ends:
        """The same with every end turned by a rising function."""
        low, high = (None if end is None else turn(end) for end in (self.low, self.high))
        return replace(self, low=low, likely=turn(self.likely), high=high)

    def mirrored(self) -> Ends:
        """The same on the other side of zero."""
        turned = self.each(lambda end: 0.0 - end)
        return replace(turned, low=turned.high, high=turned.low)


def take_likely(words: str, text: str) -> tuple[str, Numeral | None]:
    """Take what is said to be likely from the end of `words`.

    Examples
    --------
    >>> rest, likely = take_likely("1m-1.5m (likely 1.1m)", "1M-1.5M (likely 1.1M)")
    >>> rest, likely.total
    ('1m-1.5m', 1100000.0)
    """
    found = _LIKELY.search(words)
    if found is None:
        return words, None
    return words[: found.start()], read_numeral(found[1] or found[2], text)


def read_ends(words: str, text: str, likely: Numeral | None = None) -> Ends:
    """Read one value or a range, from lower-case words that hold nothing else.

    Parameters
    ----------
    text
        All that was typed, for the message.
    likely
        What is said to be likely, by itself.

    Raises
    ------
    UnreadableAmountError
        When it cannot be read or can be read in two ways.

    Examples
    --------
    >>> read_ends("1-1.5m", "1-1.5M").likely, read_ends("over 2m", "over 2M").high
    (1250000.0, None)
    """
    rest, at_least = _take(_AT_LEAST, words)
    rest, at_most = _take(_AT_MOST, rest)
    rest, about = _take(_ABOUT, rest)
    ends = _closed(rest, text)
    if not (at_least or at_most):
        ends = _widened(ends) if about and ends.low == ends.high else ends
    elif about or ends.low != ends.high or (at_least and at_most):
        raise UnreadableAmountError(
            text, "an open end has one number", "write for example at least 2M, up to 2M or 1-2M"
        )
    elif at_least:
        ends = replace(ends, high=None, doubts=(*ends.doubts, Doubt.OPEN))
    else:
        ends = replace(ends, low=None, doubts=(*ends.doubts, Doubt.OPEN))
    return ends if likely is None else _with_likely(ends, likely, text)


def _take(pattern: re.Pattern[str], words: str) -> tuple[str, bool]:
    rest, hits = pattern.subn("", words, count=1)
    return rest.strip(), bool(hits)


def _widened(ends: Ends) -> Ends:
    margin = abs(ends.likely) * ABOUT_MARGIN
    doubts = (*ends.doubts, Doubt.ABOUT) if margin else ends.doubts
    return replace(ends, low=ends.likely - margin, high=ends.likely + margin, doubts=doubts)


def _with_likely(ends: Ends, likely: Numeral, text: str) -> Ends:
    value = likely.total
    doubts = (*(d for d in ends.doubts if d not in {Doubt.MIDDLE, Doubt.OPEN}), *likely.doubts)
    _check_units(likely.unit, ends.unit, text)
    if (
        ends.low == ends.high
        or (ends.low is not None and value < ends.low)
        or (ends.high is not None and value > ends.high)
    ):
        raise UnreadableAmountError(
            text, "what is likely lies outside the range", "write for example 1M-1.5M (likely 1.1M)"
        )
    return replace(ends, likely=value, doubts=doubts)


def _closed(words: str, text: str) -> Ends:
    if _ALONE.fullmatch(words):
        numeral = read_numeral(words, text)
        total = numeral.total
        return Ends(total, total, total, numeral.unit, bool(numeral.scale), numeral.doubts)
    if margin := _MARGIN.fullmatch(words):
        return _with_margin(read_numeral(margin[1], text), read_numeral(margin[2], text), text)
    found = _RANGE.fullmatch(words)
    if found and (found[4] != "and" or found[1] == "between "):
        return _between(found, text)
    if _MORE_ENDS.fullmatch(words):
        raise UnreadableAmountError(
            text, "it names more than two ends of a range", "write the lowest and the highest, as in 1-1.5M"
        )
    raise UnreadableAmountError(text, "no amount was recognised in it", ADVICE)


def _between(found: re.Match[str], text: str) -> Ends:
    first, dash, second = found[2], found[3], found[5]
    if dash and first.startswith("-") and not second.startswith("-"):
        raise UnreadableAmountError(
            text,
            "it does not say on which side of zero it ends",
            "put 'to' between the ends, as in -1M to 2M or -2M to -1M",
        )
    high = read_numeral(second, text)
    low = read_numeral(first, text).like(high)
    _check_units(low.unit, high.unit, text)
    if low.total < 0 and low.scale and high.bare and high.value:
        raise UnreadableAmountError(
            text, "only one end has a K or M", "write both with theirs, as in -2M to -1M"
        )
    if low.total > high.total:
        raise UnreadableAmountError(
            text, "the range starts above its end", "write the lower end first, each with its K or M"
        )
    middle = (low.total + high.total) / 2
    unsure = () if low.total == high.total else (Doubt.MIDDLE,)
    doubts = (*low.doubts, *high.doubts, *unsure)
    return Ends(low.total, middle, high.total, high.unit, bool(low.scale or high.scale), doubts)


def _with_margin(centre: Numeral, margin: Numeral, text: str) -> Ends:
    relative = margin.unit == "%" != centre.unit
    value = centre if relative else centre.like(margin)
    if relative and centre.bare and abs(centre.value) < 100:
        raise UnreadableAmountError(text, "a percentage of what?", "write 8% ± 2% or 1.2M ± 10%")
    if not relative:
        _check_units(value.unit, margin.unit, text)
    if centre.bare and margin.scale and margin.value > abs(centre.value) > 0:
        raise UnreadableAmountError(
            text, "its margin is larger than itself", "write both with their K or M, as in 2.3M ± 0.2M"
        )
    width = margin.total * (abs(value.total) if relative else 1)
    total = value.total
    scaled, doubts = bool(value.scale or margin.scale), (*value.doubts, *margin.doubts)
    return Ends(total - width, total, total + width, value.unit, scaled, doubts)


def _check_units(one: str, other: str, text: str) -> None:
    if one == other:
        return
    what = "percentage" if "%" in (one, other) else "multiple"
    raise UnreadableAmountError(
        text, f"one part is a {what} and the other is not", "write both alike, as in 8%-10% or 8% ± 2%"
    )
