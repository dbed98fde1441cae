"""Numerals as people write them: "1.2M", "1,234.56", "1.234,56", "8 %".

What could be one number or another raises; it is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from diligence.amounts.doubts import Doubt
from diligence.errors import UnreadableAmountError

ADVICE = "write for example 1.2M, $80k/month, 1-1.5M, ~300k or 8%/month"

LARGEST = 1e15
"""Beyond this an amount is a typing error."""

SMALLEST = 1e-24
"""Nearer to nothing than this, and not zero, an amount is one too."""

_POWERS = MappingProxyType(
    {
        "": 0,
        "k": 3,
        "thousand": 3,
        "grand": 3,
        "lakh": 5,
        "lakhs": 5,
        "m": 6,
        "mm": 6,
        "mn": 6,
        "mln": 6,
        "mio": 6,
        "million": 6,
        "crore": 7,
        "crores": 7,
        "b": 9,
        "bn": 9,
        "bln": 9,
        "mrd": 9,
        "billion": 9,
        "t": 12,
        "tn": 12,
        "trillion": 12,
    }
)
_INDIAN = frozenset({"lakh", "lakhs", "crore", "crores"})
_SCALE = "|".join(sorted((scale for scale in _POWERS if scale), key=len, reverse=True))
_GROUP = r"[1-9]\d{0,2}"
_DIGITS = "|".join(
    (
        rf"{_GROUP}(?:,\d{{3}})+(?:\.\d+)?",
        rf"{_GROUP}(?:'\d{{3}})+(?:[.,]\d+)?",
        rf"{_GROUP}(?: \d{{3}})+(?:[.,]\d+)?",
        rf"{_GROUP}(?:\.\d{{3}})+,\d+",
        rf"{_GROUP}(?:\.\d{{3}}){{2,}}",
        r"\d+(?:[.,]\d+)?",
        r"\.\d+",
    )
)
NUMERAL = rf"(?:{_DIGITS})(?: ?(?:{_SCALE}))?(?: ?(?:%|percent|per cent|pct|x))?"
"""A number without its sign, for a longer pattern; it captures nothing."""

_PARTS = re.compile(rf"(- ?)?({_DIGITS}) ?({_SCALE})? ?(%|percent|per cent|pct|x)?")
_TWO_WAYS_WITHOUT_SCALE = re.compile(rf"{_GROUP}\.\d{{3}}")
_TWO_WAYS_WITH_SCALE = re.compile(rf"{_GROUP},\d{{3}}")
_ONE_COMMA = re.compile(rf"{_GROUP},(?!000)\d{{3}}")
_GROUPED_BY_COMMA = re.compile(rf"{_GROUP}(?:,\d{{3}})+(?:\.\d+)?")


@dataclass(frozen=True)
class Numeral:
    """One number as written.

    Attributes
    ----------
    value
        As written: 1.2 for "1.2M", 8 for "8%".
    scale
        The letter or word behind it, "" when there is none.
    unit
        "%" for a percentage, "x" for a multiple, else "".
    doubts
        What is unsure about it.
    """

    value: Decimal
    scale: str
    unit: str
    doubts: tuple[Doubt, ...] = ()

    @property
    def total(self) -> float:
        """The number meant: 1,200,000 for "1.2M", 0.08 for "8%", 3 for "3x"."""
        return float(self.value.scaleb(-2 if self.unit == "%" else _POWERS[self.scale]))

    @property
    def bare(self) -> bool:
        """Whether it is a number alone, which takes over the scale of the one beside it."""
        return not (self.scale or self.unit)

    def like(self, other: Numeral) -> Numeral:
        """The same, with the scale or unit of another where it has none of its own."""
        return replace(self, scale=other.scale, unit=other.unit) if self.bare else self


def read_numeral(part: str, text: str) -> Numeral:
    """Read one numeral that `NUMERAL` matches, with or without a sign before it.

    Parameters
    ----------
    part
        Lower case, blanks single.
    text
        All that was typed, for the message.

    Raises
    ------
    UnreadableAmountError
        When it is none, is too large, or can be read in two ways.

    Examples
    --------
    >>> read_numeral("-1.2m", "-1.2M").total
    -1200000.0
    """
    found = _PARTS.fullmatch(part.strip())
    if found is None:
        raise UnreadableAmountError(text, "no amount was recognised in it", ADVICE)
    minus, digits, scale, suffix = found.groups(default="")
    if scale and suffix:
        what = "multiple" if suffix == "x" else "percentage"
        raise UnreadableAmountError(text, f"a {what} has no K or M", ADVICE)
    value = _value(digits, text, suffix=scale or suffix)
    unit = "%" if suffix and suffix != "x" else suffix
    numeral = Numeral(-value if minus and value else value, scale, unit, _doubts(digits, scale))
    if abs(numeral.total) > LARGEST:
        raise UnreadableAmountError(text, "it is larger than any company's figure", ADVICE)
    return numeral


def _doubts(digits: str, scale: str) -> tuple[Doubt, ...]:
    if scale in _INDIAN:
        return (Doubt.INDIAN,)
    return () if scale or not _ONE_COMMA.fullmatch(digits) else (Doubt.COMMA,)


def _value(digits: str, text: str, *, suffix: str) -> Decimal:
    two_ways = _TWO_WAYS_WITH_SCALE if suffix else _TWO_WAYS_WITHOUT_SCALE
    if two_ways.fullmatch(digits):
        whole, fraction = re.sub("[.,]", "", digits), digits.replace(",", ".")
        raise UnreadableAmountError(
            text,
            f"it can mean {whole}{suffix} or {fraction}{suffix}",
            "write it without a thousands separator",
        )
    plain = digits.replace("'", "").replace(" ", "")
    if _GROUPED_BY_COMMA.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if plain.count(".") > 1 or ("." in plain and "," in plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))
