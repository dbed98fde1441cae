"""How people type amounts, and what is understood.

The grammar, loosely: ``[about] [currency] NUMBER[K|M|B][%] [currency] [period]``,
where NUMBER may be a range (``1-1.5M``, ``between 1M and 2M``) or carry a margin
(``2.3 +/- 0.2M``). What cannot be read, or can be read in two ways, raises; it is
never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from diligence.amounts.amount import Amount, Kind, Period
from diligence.amounts.currencies import CURRENCY, currencies_in
from diligence.amounts.dates import names_a_day, read_date
from diligence.amounts.numerals import ADVICE, NUMERAL, Numeral, read_numeral
from diligence.errors import UnreadableAmountError

ABOUT_MARGIN = 0.10
"""Half-width given to "about" and "~", as a share: our own convention, shown back."""

LONGEST = 200
"""More characters than this are no amount, but a text that was pasted."""

_TYPED_FOR = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑‒﹣－", "-"),  # noqa: RUF001 - the look-alikes are what is replaced
        **dict.fromkeys("’‘`´", "'"),  # noqa: RUF001 - the same
        "％": "%",  # noqa: RUF001 - the same
        "＄": "$",  # noqa: RUF001 - the same
        "￥": "¥",
        "\0": "?",  # a mark below
    }
)
_GAP = "\0"
"""Left where a currency or a period was taken out, so that "1$234" doesn't become 1 234."""

_PER = r"(?:/ ?|\b(?:per|a|each|every) )"
_PERIODS = (
    (Period.WEEK, re.compile(rf"{_PER}(?:week\b|wk\b\.?)|/ ?w\b|\bweekly\b|\bwow\b")),
    (Period.MONTH, re.compile(rf"{_PER}(?:month\b|(?:mth|mo)\b\.?)|/ ?m\b|\bmonthly\b|\bmom\b|\bmrr\b")),
    (Period.QUARTER, re.compile(rf"{_PER}(?:quarter\b|(?:qtr|q)\b\.?)|\bquarterly\b|\bqoq\b")),
    (
        Period.YEAR,
        re.compile(
            rf"{_PER}(?:year\b|annum\b|(?:yr|y)\b\.?)|\byearly\b|\bannual(?:ly|ised|ized)?\b"
            r"|\byoy\b|\barr\b|\bp\.?a\b\.?"
        ),
    ),
)
_ABOUT = re.compile(r"^(?:~|≈|about\b|around\b|approx(?:imately|\.)?|roughly\b|ca\.?\s)\s*")
_DURATION = re.compile(r"(?:(years?|yrs?)|(weeks?|wks?)|months?|mths?|mos?)$")
_SIGNED = rf"(?:- ?)?{NUMERAL}"
_ALONE = re.compile(_SIGNED)
_RANGE = re.compile(rf"(between |from )?({_SIGNED})(?: ?(-) ?| (to|and) )({_SIGNED})")
_MARGIN = re.compile(rf"({_SIGNED}) ?(?:±|\+/-|\+-) ?({NUMERAL})")
_MORE_ENDS = re.compile(rf"{_SIGNED}(?:(?: ?- ?| to ){_SIGNED}){{2,}}")


@dataclass(frozen=True)
class _Span:
    low: float
    likely: float
    high: float
    share: bool
    scaled: bool

    def times(self, factor: float) -> _Span:
        low, high = sorted((self.low * factor, self.high * factor))
        return replace(self, low=low, likely=self.likely * factor, high=high)


def parse_amount(text: str, *, as_of: date | None = None) -> Amount:
    """Read one amount as a person types it.

    Parameters
    ----------
    text
        For example ``"1.2M"``, ``"$80k/mo"``, ``"1.4M ARR"``, ``"1-1.5M"``,
        ``"~300k"``, ``"2.3 ± 0.2M"``, ``"8%/month"``, ``"7 months"``,
        ``"end of August"``.
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
    """
    words = _tidy(text)
    if not words:
        raise UnreadableAmountError(text, "nothing was typed", "leave it out if it is not known")
    if names_a_day(words):
        day = float(_day(words, text, as_of).toordinal())
        return Amount(day, day, day, Kind.DATE)
    words, per = _take_period(words, text)
    words, currency = _take_currency(words, text)
    words, below_zero = _unbracketed(_without_gaps(words, text))
    words, about = _take(_ABOUT, words)
    words, duration = _take_duration(words)
    span = _span(words, text)
    if about and span.low == span.high:
        margin = abs(span.likely) * ABOUT_MARGIN
        span = replace(span, low=span.likely - margin, high=span.likely + margin)
    kind = _kind(text, span, currency=currency, duration=duration, per=per)
    span = span.times((-1.0 if below_zero and span.likely else 1.0) * (duration or 1.0))
    return Amount(span.low, span.likely, span.high, kind, currency, per)


def _tidy(text: str) -> str:
    plain = text.strip()
    if len(plain) > LONGEST:
        raise UnreadableAmountError(text, f"it is {len(plain)} characters long", ADVICE)
    plain = re.sub(r"\d", lambda digit: str(unicodedata.decimal(digit[0])), plain.lower())
    return re.sub(r"\s+", " ", plain.translate(_TYPED_FOR)).strip().removesuffix(".")


def _day(words: str, text: str, as_of: date | None) -> date:
    day = read_date(words, as_of)
    if day is not None:
        return day
    in_a_leap_year = read_date(words, date(2000, 1, 1))
    if as_of is None and in_a_leap_year is not None:
        raise UnreadableAmountError(text, "it does not say which year", "add the year, as in August 2026")
    raise UnreadableAmountError(text, "there is no such day", "write it as in 2026-08-31 or 31 August 2026")


def _take(pattern: re.Pattern[str], words: str) -> tuple[str, str]:
    found = pattern.search(words)
    if found is None:
        return words, ""
    return (words[: found.start()] + words[found.end() :]).strip(), found.group().strip()


def _take_period(words: str, text: str) -> tuple[str, Period | None]:
    found: set[Period] = set()
    for period, pattern in _PERIODS:
        words, hits = pattern.subn(_GAP, words)
        if hits:
            found.add(period)
    if len(found) > 1:
        raise UnreadableAmountError(text, "it names two periods", "keep one of them")
    return words, found.pop() if found else None


def _take_currency(words: str, text: str) -> tuple[str, str | None]:
    found = currencies_in(words)
    if len(found) > 1:
        raise UnreadableAmountError(text, "it names two currencies", "keep one of them")
    return CURRENCY.sub(_GAP, words), next(iter(found), None)


def _without_gaps(words: str, text: str) -> str:
    if re.search(rf"\d *{_GAP}[ {_GAP}]*\d", words):
        raise UnreadableAmountError(text, "no amount was recognised in it", ADVICE)
    return re.sub(rf"[ {_GAP}]+", " ", words).strip()


def _unbracketed(words: str) -> tuple[str, bool]:
    """Without the brackets with which accountants write a loss; one with a minus too is left alone."""
    found = re.fullmatch(r"\( ?([^()-][^()]*?) ?\)", words)
    return (found[1], True) if found else (words, False)


def _take_duration(words: str) -> tuple[str, float | None]:
    found = _DURATION.search(words)
    if found is None:
        return words, None
    years, weeks = found.groups()
    period = Period.YEAR if years else Period.WEEK if weeks else Period.MONTH
    return words[: found.start()].strip(), period.months


def _span(words: str, text: str) -> _Span:
    if _ALONE.fullmatch(words):
        numeral = read_numeral(words, text)
        return _Span(numeral.total, numeral.total, numeral.total, numeral.percent, bool(numeral.scale))
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


def _between(found: re.Match[str], text: str) -> _Span:
    first, dash, second = found[2], found[3], found[5]
    if dash and first.startswith("-") and not second.startswith("-"):
        raise UnreadableAmountError(
            text,
            "it does not say on which side of zero it ends",
            "put 'to' between the ends, as in -1M to 2M or -2M to -1M",
        )
    high = read_numeral(second, text)
    low = read_numeral(first, text).like(high)
    _check_alike(low, high, text)
    if low.total < 0 and low.scale and high.bare and high.value:
        raise UnreadableAmountError(
            text, "only one end has a K or M", "write both with theirs, as in -2M to -1M"
        )
    if low.total > high.total:
        raise UnreadableAmountError(
            text, "the range starts above its end", "write the lower end first, each with its K or M"
        )
    middle = (low.total + high.total) / 2
    return _Span(low.total, middle, high.total, high.percent, bool(low.scale or high.scale))


def _with_margin(centre: Numeral, margin: Numeral, text: str) -> _Span:
    relative = margin.percent and not centre.percent
    value = centre if relative else centre.like(margin)
    if relative and centre.bare and abs(centre.value) < 100:
        raise UnreadableAmountError(text, "a percentage of what?", "write 8% ± 2% or 1.2M ± 10%")
    if not relative:
        _check_alike(value, margin, text)
    if centre.bare and margin.scale and margin.value > abs(centre.value) > 0:
        raise UnreadableAmountError(
            text, "its margin is larger than itself", "write both with their K or M, as in 2.3M ± 0.2M"
        )
    width = margin.total * (abs(value.total) if relative else 1)
    total = value.total
    return _Span(total - width, total, total + width, value.percent, bool(value.scale or margin.scale))


def _check_alike(one: Numeral, other: Numeral, text: str) -> None:
    if one.percent != other.percent:
        raise UnreadableAmountError(
            text, "one part is a percentage and the other is not", "write both alike, as in 8%-10% or 8% ± 2%"
        )


def _kind(
    text: str, span: _Span, *, currency: str | None, duration: float | None, per: Period | None
) -> Kind:
    if sum((span.share, currency is not None, duration is not None)) > 1:
        raise UnreadableAmountError(text, "it mixes money, a percentage or a duration", ADVICE)
    if duration is not None and (span.scaled or per is not None):
        problem = "a length of time has no K or M" if span.scaled else "a length of time has no period"
        raise UnreadableAmountError(text, problem, "write for example 7 months, or 80k/month for an amount")
    if span.share:
        return Kind.SHARE
    if currency is not None:
        return Kind.MONEY
    return Kind.COUNT if duration is None else Kind.MONTHS
