"""How people type amounts, and what is understood.

The grammar, loosely::

    amount  = [label] (day | [growth] ends [unit] [time] [likely])
    label   = "ARR of" | "burning" | "runway of" | "until" | ...
    ends    = NUMBER | NUMBER "-" NUMBER | NUMBER "±" NUMBER | "~" NUMBER | "at least" NUMBER | ...
    NUMBER  = digits or words, with K, M or B, "%" or "x"
    unit    = currency | "months" | ...
    time    = "/mo" | "a year" | "yoy" | "ARR" | "in six months" | ...

Each part is taken out of the words by the module that knows it, and what is left
must be the ends and nothing else. What cannot be read, or can be read in two ways,
raises; what was taken one way is said in the amount's doubts. Nothing is guessed
silently.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from diligence.amounts.amount import Amount, Kind, Period
from diligence.amounts.currencies import GAP, take_currency
from diligence.amounts.dates import SaidDay, read_said_day
from diligence.amounts.doubts import Doubt
from diligence.amounts.growth import as_growth, take_course
from diligence.amounts.labels import check_label, take_label
from diligence.amounts.number_words import in_digits
from diligence.amounts.numerals import ADVICE, LARGEST, SMALLEST
from diligence.amounts.periods import take_period
from diligence.amounts.ranges import Ends, read_ends, take_likely
from diligence.amounts.spans import period_of, take_duration, take_span
from diligence.errors import UnreadableAmountError

LONGEST = 200
"""More characters than this are no amount, but a text that was pasted."""

_TYPED_FOR = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑‒﹣－", "-"),  # noqa: RUF001 - the look-alikes are what is replaced
        **dict.fromkeys("’‘`´", "'"),  # noqa: RUF001 - the same
        "％": "%",  # noqa: RUF001 - the same
        "＄": "$",  # noqa: RUF001 - the same
        "＋": "+",  # noqa: RUF001 - the same
        "￥": "¥",
        "×": "x",
        GAP: "?",
    }
)
_NOT_KNOWN = re.compile(
    r"\?+|(?:not |un)known|unclear|undisclosed|n ?/ ?a|n\.a|na|tb[acd]|no idea|not sure|(?:i )?don't know"
)
_A_SIZE = re.compile(r"\b(?:four|five|six|seven|eight|nine|\d)[ -]figures?\b")
_SMALL_M = re.compile(r"\d ?m(?![^\W\d_])")


def parse_amount(text: str, *, as_of: date | None = None) -> Amount:
    """Read one amount as a person types it.

    Parameters
    ----------
    text
        For example ``"1.2M"``, ``"$80k/mo"``, ``"1.4M ARR"``, ``"1-1.5M"``,
        ``"~300k"``, ``"2.3 ± 0.2M"``, ``"at least 2M"``, ``"8%/month"``,
        ``"tripled in a year"``, ``"18 months of runway"``, ``"until Q3 2027"``.
    as_of
        The day a date without a year is counted from; the next such day is meant.

    Raises
    ------
    UnreadableAmountError
        When it cannot be read, or can be read in two ways. The only error raised.

    Examples
    --------
    >>> parse_amount("$80k/mo").likely
    80000.0
    >>> a = parse_amount("1-1.5M EUR")
    >>> a.low, a.likely, a.high, a.currency
    (1000000.0, 1250000.0, 1500000.0, 'EUR')
    >>> parse_amount("150% yoy").per
    <Period.YEAR: 'year'>
    >>> growth = parse_amount("3x in 2 years")  # 3^(1/24) - 1 a month
    >>> round(growth.likely, 4), growth.per
    (0.0468, <Period.MONTH: 'month'>)
    >>> print(*growth.doubts[1:])
    Growth over another time than a week, month, quarter or year is brought to a month, compounded.
    """
    words, label = take_label(_tidy(text))
    said = read_said_day(words)
    amount = _measured(words, text) if said is None else _dated(said, text, as_of)
    check_label(label, amount.kind, text)
    return amount


def _tidy(text: str) -> str:
    plain = text.strip()
    if not plain:
        raise UnreadableAmountError(text, "nothing was typed", "leave it out if it is not known")
    if len(plain) > LONGEST:
        raise UnreadableAmountError(text, f"it is {len(plain)} characters long", ADVICE)
    plain = re.sub(r"\d", lambda digit: str(unicodedata.decimal(digit[0])), plain.lower())
    words = re.sub(r"\s+", " ", plain.translate(_TYPED_FOR)).strip().removesuffix(".")
    if _NOT_KNOWN.fullmatch(words):
        raise UnreadableAmountError(text, "not known is not an amount", "leave it out")
    if _A_SIZE.search(words):
        raise UnreadableAmountError(
            text,
            "it says how long the number is, and not which",
            "write the range that is meant, as in 100k-300k",
        )
    return words


def _dated(said: SaidDay, text: str, as_of: date | None) -> Amount:
    day = said.on_or_after(as_of)
    if day is None and as_of is None and said.on_or_after(date(2000, 1, 1)) is not None:
        raise UnreadableAmountError(text, "it does not say which year", "add the year, as in August 2026")
    if day is None:
        raise UnreadableAmountError(
            text, "there is no such day", "write it as in 2026-08-31 or 31 August 2026"
        )
    number = float(day.toordinal())
    return Amount(number, number, number, Kind.DATE, doubts=said.doubts)


def _measured(words: str, text: str) -> Amount:
    words, course = take_course(in_digits(words, text))
    words, span = take_span(words, text)
    words, currency, doubts = take_currency(words, text)
    words, per = take_period(words, text)
    words, likely = take_likely(_without_gaps(words, text), text)
    words, below_zero = _unbracketed(words)
    words, duration = take_duration(words)
    ends = read_ends(words, text, likely)
    if below_zero:
        ends = ends.mirrored()
    kind = _kind(text, ends, currency=currency, duration=duration, per=per)
    if course or span or ends.unit == "x":
        ends, per = as_growth(ends, course, _time(span, per, text), text)
    if duration is not None:
        ends = ends.each(lambda end: end * duration)
    _check_size(ends, text)
    small_m = (Doubt.MILLION,) if _SMALL_M.search(text) else ()
    all_doubts = tuple(dict.fromkeys((*doubts, *ends.doubts, *small_m)))
    return Amount(ends.low, ends.likely, ends.high, kind, currency, per, all_doubts)


def _without_gaps(words: str, text: str) -> str:
    if re.search(rf"\d *{GAP}[ {GAP}]*\d", words):
        raise UnreadableAmountError(text, "no amount was recognised in it", ADVICE)
    return re.sub(rf"[ {GAP}]+", " ", words).strip()


def _unbracketed(words: str) -> tuple[str, bool]:
    """Without the brackets with which accountants write a loss; one with a minus too is left alone."""
    found = re.fullmatch(r"\( ?([^()-][^()]*?) ?\)", words)
    return (found[1], True) if found else (words, False)


def _time(span: float | None, per: Period | None, text: str) -> Period | float | None:
    if span is None:
        return per
    time = period_of(span) or span
    if per is not None and per != time:
        raise UnreadableAmountError(text, "it names two periods", "keep one of them")
    return time


def _kind(text: str, ends: Ends, *, currency: str | None, duration: float | None, per: Period | None) -> Kind:
    if sum((bool(ends.unit), currency is not None, duration is not None)) > 1:
        raise UnreadableAmountError(text, "it mixes money, a percentage or a duration", ADVICE)
    if duration is not None and (ends.scaled or per is not None):
        problem = "a length of time has no K or M" if ends.scaled else "a length of time has no period"
        raise UnreadableAmountError(text, problem, "write for example 7 months, or 80k/month for an amount")
    if ends.unit:
        return Kind.SHARE
    if currency is not None:
        return Kind.MONEY
    return Kind.COUNT if duration is None else Kind.MONTHS


def _check_size(ends: Ends, text: str) -> None:
    sizes = [abs(end) for end in ends.named if end]
    if max(sizes, default=0) > LARGEST:
        raise UnreadableAmountError(text, "it is larger than any company's figure", ADVICE)
    if min(sizes, default=1) < SMALLEST:
        raise UnreadableAmountError(text, "it is too small to be a company's figure", ADVICE)
