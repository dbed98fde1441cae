"""Numbers in words, brought to digits: "two million", "a dozen", "a year and a half"."""

from __future__ import annotations

import re

from diligence.amounts.numerals import ADVICE
from diligence.errors import UnreadableAmountError

_COUNTS = {
    word: str(number)
    for number, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        start=0,
    )
}
_ARTICLES = {"a": "1", "an": "1"}
_COUNT = "|".join(_COUNTS)
_BIG = r"(?:thousand|million|billion|trillion|lakh|crore)"
_TIME = r"(?:year|quarter|month|week|day)"
_THING = rf"(?:{_BIG}|{_TIME})s?"
_TIMES = {"hundred": 100, "dozen": 12}
_BETWEEN_DIGITS = " .,'"
_MANIFOLD = {"doubl": "2x", "tripl": "3x", "quadrupl": "4x", "halv": "0.5x"}

_PHRASES = re.compile(
    rf"\b(?:(?P<manifold>{'|'.join(_MANIFOLD)})(?:ed|ing|es|e)"
    rf"|(?P<fold>{_COUNT}|\d+(?:\.\d+)?)[ -]?fold"
    rf"|(?P<years>an?|\d+|{_COUNT}) (?:years?|yrs?),?(?: and)? (?P<months>an?|\d+|{_COUNT}) (?:months?|mos?)"
    r"|(?P<half_dozen>half a dozen)"
    rf"|half (?:an? )?(?P<halved>{_THING})"
    rf"|(?P<whole>an?|\d+|{_COUNT}) (?P<thing>{_THING}) and a half"
    rf"|(?P<count>\d+|{_COUNT}) and a half (?P<other>{_THING})"
    rf"|(?P<times>an?|{_COUNT}) (?P<by>{'|'.join(_TIMES)})"
    rf"|an? (?P<big>{_BIG})"
    rf"|(?P<alone>{_COUNT}))\b"
)

_A_LENGTH = re.compile(rf"\ban? ({_TIME})$")
"""Where no other number stands "a year" is a length of time; after one it is a period."""


def in_digits(words: str, text: str) -> str:
    """Lower-case `words` with digits for the numbers in words, up to twelve and hundreds of those.

    Parameters
    ----------
    text
        All that was typed, for the message.

    Raises
    ------
    UnreadableAmountError
        When a number in words touches another, as in "one 234" or "one two hundred".

    Examples
    --------
    >>> in_digits("two hundred thousand", ""), in_digits("a year and a half", "")
    ('200 thousand', '1.5 year')
    >>> in_digits("half a million a year", ""), in_digits("tripled in six months", "")
    ('0.5 million a year', '3x in 6 months')
    >>> in_digits("over a year", "")
    'over 1 year'
    """
    done, digits = 0, ""
    for found in _PHRASES.finditer(words):
        between = words[done : found.start()].strip(_BETWEEN_DIGITS)
        touches = not between if done else between[-1:].isdigit()
        if touches or words[found.end() :].lstrip(_BETWEEN_DIGITS)[:1].isdigit():
            raise UnreadableAmountError(text, "no amount was recognised in it", ADVICE)
        digits += words[done : found.start()] + _phrase_in_digits(found)
        done = found.end()
    digits += words[done:]
    return digits if re.search(r"\d", digits) else _A_LENGTH.sub(r"1 \1", digits)


def _phrase_in_digits(found: re.Match[str]) -> str:
    part = found.groupdict()
    if part["manifold"]:
        return _MANIFOLD[part["manifold"]]
    if part["fold"]:
        return f"{_number(part['fold'])}x"
    if part["years"]:
        return f"{12 * int(_number(part['years'])) + int(_number(part['months']))} months"
    if part["halved"]:
        return f"0.5 {part['halved']}"
    if part["whole"] or part["count"]:
        return f"{_number(part['whole'] or part['count'])}.5 {part['thing'] or part['other']}"
    if part["times"]:
        return f"{int(_number(part['times'])) * _TIMES[part['by']]}"
    if part["big"]:
        return f"1 {part['big']}"
    return "6" if part["half_dozen"] else _COUNTS[part["alone"]]


def _number(word: str) -> str:
    return _ARTICLES.get(word) or _COUNTS.get(word, word)
