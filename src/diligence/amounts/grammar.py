"""How people type amounts, and what is understood.

The grammar, loosely: ``[about] [currency] NUMBER[K|M|B][%] [currency] [period]``,
where NUMBER may be a range (``1-1.5M``, ``between 1M and 2M``) or carry a margin
(``2.3 +/- 0.2M``). What cannot be read, or can be read in two ways, raises; it is
never guessed.
"""

from __future__ import annotations

import re
from datetime import date

from diligence.amounts.amount import Amount, Kind, Period
from diligence.amounts.dates import read_date
from diligence.errors import UnreadableAmountError

ABOUT_MARGIN = 0.10
"""Half-width given to "about" and "~", as a share: our own convention, shown back."""

LARGEST = 1e15
"""Beyond this an amount is a typing error."""

_SCALES = {
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
}
_SYMBOLS = {"us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_CODES = (
    "USD EUR GBP JPY INR CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF ILS SGD HKD CNY KRW BRL MXN ZAR TRY"
).split()
_PERIODS = (
    (Period.WEEK, r"(?:/|\bper |\ba )\s*w(?:ee)?k\b|\bweekly\b|\bwow\b|/w\b"),
    (Period.MONTH, r"(?:/|\bper |\ba )\s*(?:month|mth|mo)\b|\bmonthly\b|\bmom\b|\bmrr\b|/m\b"),
    (Period.QUARTER, r"(?:/|\bper |\ba )\s*(?:quarter|qtr|q)\b|\bquarterly\b|\bqoq\b"),
    (
        Period.YEAR,
        r"(?:/|\bper |\ba )\s*(?:year|yr|y|annum)\b|\byearly\b|\bannual(?:ly|ised|ized)?\b"
        r"|\byoy\b|\barr\b|\bp\.?a\b\.?",
    ),
)
_DURATION = re.compile(r"(?:months?|mos?|mths?|years?|yrs?)$")
_ABOUT = re.compile(r"^(?:~|≈|about\b|around\b|approx(?:imately|\.)?|roughly\b|ca\.?\s)\s*")
_NUMBER = r"-?(?:\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?|\.\d+)"
_ONE = re.compile(
    rf"^({_NUMBER})\s*({'|'.join(sorted((s for s in _SCALES if s), key=len, reverse=True))})?\s*(%|percent\b|pct\b)?$"
)
_ADVICE = "write for example 1.2M, $80k/month, 1-1.5M, ~300k or 8%/month"


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
    if not (words := _tidy(text)):
        raise UnreadableAmountError(text, "nothing was typed", "leave it out if it is not known")
    day = read_date(words, as_of)
    if day is not None:
        ordinal = float(day.toordinal())
        return Amount(ordinal, ordinal, ordinal, Kind.DATE)
    rest, per = _take_period(words, text)
    rest, currency = _take_currency(rest, text)
    rest, about = _take(_ABOUT, rest)
    rest, duration = _take(_DURATION, rest)
    low, likely, high, share = _range(rest, text)
    if about and low == high:
        margin = abs(likely) * ABOUT_MARGIN
        low, high = likely - margin, likely + margin
    kind = _kind(text, share=share, currency=currency, duration=duration)
    if kind is Kind.MONTHS and duration and duration.startswith("y"):
        low, likely, high = low * 12, likely * 12, high * 12
    if max(abs(low), abs(high)) > LARGEST:
        raise UnreadableAmountError(text, "it is larger than any company's figure", _ADVICE)
    return Amount(low, likely, high, kind, currency, per)


def _tidy(text: str) -> str:
    plain = text.strip().lower().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    plain = re.sub("[\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}]", "-", plain)
    plain = re.sub(r"\s+", " ", plain)
    return re.sub(r"^\((.*)\)$", r"-\1", plain)


def _take(pattern: re.Pattern[str], words: str) -> tuple[str, str]:
    found = pattern.search(words)
    if found is None:
        return words, ""
    return (words[: found.start()] + words[found.end() :]).strip(), found.group().strip()


def _take_period(words: str, text: str) -> tuple[str, Period | None]:
    found: set[Period] = set()
    for period, pattern in _PERIODS:
        words, hits = re.subn(pattern, " ", words)
        if hits:
            found.add(period)
    if len(found) > 1:
        raise UnreadableAmountError(text, "it names two periods", "keep one of them")
    return words.strip(), found.pop() if found else None


def _take_currency(words: str, text: str) -> tuple[str, str | None]:
    found: set[str] = set()
    for symbol, code in _SYMBOLS.items():
        if symbol in words:
            words = words.replace(symbol, " ")
            found.add(code)
    for code in _CODES:
        words, hits = re.subn(rf"(?<![a-z]){code.lower()}(?![a-z])", " ", words)
        if hits:
            found.add(code)
    if len(found) > 1:
        raise UnreadableAmountError(text, "it names two currencies", "keep one of them")
    words = re.sub(r"^- +", "-", re.sub(r"\s+", " ", words).strip())
    return words, found.pop() if found else None


def _range(rest: str, text: str) -> tuple[float, float, float, bool]:
    plus_minus = re.split(r"\s*(?:±|\+/-|\+-)\s*", rest)
    if len(plus_minus) == 2:
        return _with_margin(plus_minus[0], plus_minus[1], text)
    between = re.fullmatch(r"between (.+?) and (.+)", rest)
    ends = between.groups() if between else re.split(r"(?<=[\dkmb%])\s*(?:-|\bto\b)\s*(?=[\d.])", rest)
    if len(ends) == 1:
        value, share, _ = _one(ends[0], text)
        return value, value, value, share
    if len(ends) > 2:
        raise UnreadableAmountError(
            text, "it names more than two ends of a range", "write the lowest and the highest, as in 1-1.5M"
        )
    high, high_share, scale = _one(ends[1], text)
    low, low_share, _ = _one(ends[0], text, scale)
    if low > high:
        raise UnreadableAmountError(
            text, "the range starts above its end", "write the lower end first, each with its K or M"
        )
    return low, (low + high) / 2, high, low_share or high_share


def _with_margin(centre: str, margin: str, text: str) -> tuple[float, float, float, bool]:
    width, relative, scale = _one(margin, text)
    value, share, _ = _one(centre, text, "" if relative else scale)
    if relative and not share:
        if _is_bare(centre):
            raise UnreadableAmountError(text, "a percentage of what?", "write 8% ± 2% or 1.2M ± 10%")
        width *= abs(value)
    return value - width, value, value + width, share


def _is_bare(centre: str) -> bool:
    """Whether "8 ± 2%" leaves it open if the 8 is a percentage too."""
    return re.fullmatch(r"-?\d{1,2}(?:[.,]\d+)?", centre.strip()) is not None


def _one(part: str, text: str, inherited: str = "") -> tuple[float, bool, str]:
    found = _ONE.match(part.strip())
    if found is None:
        raise UnreadableAmountError(text, "no amount was recognised in it", _ADVICE)
    digits, suffix, percent = found.groups()
    value = _number(digits, text, scaled=bool(suffix or percent))
    scale = suffix or ("" if percent else inherited)
    if percent or inherited == "%":
        return value / 100, True, "%"
    return value * _SCALES[scale], False, scale


def _number(digits: str, text: str, *, scaled: bool) -> float:
    plain = digits.replace("'", "").replace(" ", "")
    grouped = re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain)
    single_comma = re.fullmatch(r"-?\d{1,3},\d{3}", plain)
    if (single_comma and scaled) or (re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", plain) and not scaled):
        with_thousands = plain.replace(",", "").replace(".", "")
        raise UnreadableAmountError(
            text,
            f"it can mean {with_thousands} or {plain.replace(',', '.')}",
            "write it without a thousands separator",
        )
    if grouped:
        return float(plain.replace(",", ""))
    if plain.count(".") > 1 or (("," in plain) and "." in plain):
        return float(plain.replace(".", "").replace(",", "."))
    return float(plain.replace(",", "."))


def _kind(text: str, *, share: bool, currency: str | None, duration: str) -> Kind:
    if sum((share, currency is not None, bool(duration))) > 1:
        raise UnreadableAmountError(text, "it mixes money, a percentage or a duration", _ADVICE)
    if share:
        return Kind.SHARE
    if currency is not None:
        return Kind.MONEY
    return Kind.MONTHS if duration else Kind.COUNT
