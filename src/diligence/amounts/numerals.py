"""Numerals as people write them: "1.2M", "1,234.56", "1.234,56", "8 %".

What could be one number or another raises; it is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from diligence.errors import UnreadableAmountError

ADVICE = "write for example 1.2M, $80k/month, 1-1.5M, ~300k or 8%/month"

LARGEST = 1e15
"""Beyond this an amount is a typing error."""

_SCALES = MappingProxyType(
    {
        "": 1.0,
        "k": 1e3,
        "thousand": 1e3,
        "m": 1e6,
        "mm": 1e6,
        "mn": 1e6,
        "mio": 1e6,
        "million": 1e6,
        "b": 1e9,
        "bn": 1e9,
        "billion": 1e9,
        "t": 1e12,
        "tn": 1e12,
        "trillion": 1e12,
    }
)
_SCALE = "|".join(sorted((scale for scale in _SCALES if scale), key=len, reverse=True))
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
NUMERAL = rf"(?:{_DIGITS})(?: ?(?:{_SCALE}))?(?: ?(?:%|percent|pct))?"
"""A number without its sign, for a longer pattern; it captures nothing."""

_PARTS = re.compile(rf"(- ?)?({_DIGITS}) ?({_SCALE})? ?(%|percent|pct)?")
_TWO_WAYS_WITHOUT_SCALE = re.compile(rf"{_GROUP}\.\d{{3}}")
_TWO_WAYS_WITH_SCALE = re.compile(rf"{_GROUP},\d{{3}}")
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
    percent
        Whether it is a percentage.
    """

    value: float
    scale: str
    percent: bool

    @property
    def total(self) -> float:
        """The number meant: 1,200,000 for "1.2M", 0.08 for "8%"."""
        return self.value / 100 if self.percent else self.value * _SCALES[self.scale]

    @property
    def bare(self) -> bool:
        """Whether it is a number alone, which takes over the scale of the one beside it."""
        return not (self.scale or self.percent)

    def like(self, other: Numeral) -> Numeral:
        """The same, with the scale or percent sign of another where it has none of its own."""
        return Numeral(self.value, other.scale, other.percent) if self.bare else self


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
    minus, digits, scale, percent = found.groups(default="")
    if scale and percent:
        raise UnreadableAmountError(text, "a percentage has no K or M", ADVICE)
    value = _value(digits, text, suffix=scale or percent)
    numeral = Numeral(-value if minus and value else value, scale, bool(percent))
    if abs(numeral.total) > LARGEST:
        raise UnreadableAmountError(text, "it is larger than any company's figure", ADVICE)
    return numeral


def _value(digits: str, text: str, *, suffix: str) -> float:
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
        return float(plain.replace(",", ""))
    if plain.count(".") > 1 or ("." in plain and "," in plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))
