"""What people say around an amount: "ARR of $1.4M", "burning 80k a month", "runway until March 2027"."""

from __future__ import annotations

import re
from enum import StrEnum

from diligence.amounts.amount import Kind
from diligence.errors import UnreadableAmountError


class Label(StrEnum):
    """What the words around an amount say it is."""

    RECURRING = "ARR or MRR"
    BURN = "burn"
    RUNWAY = "a runway"
    END = "what follows “until”"


_EXPECTED = {
    Label.RECURRING: (
        (Kind.MONEY, Kind.COUNT),
        "an amount of money",
        "write $1.4M ARR, and its growth as in 40%/year",
    ),
    Label.BURN: ((Kind.MONEY, Kind.COUNT), "an amount of money", "write 80k/month"),
    Label.RUNWAY: (
        (Kind.MONTHS, Kind.DATE),
        "a length of time or a day",
        "write 18 months or until August 2027",
    ),
    Label.END: ((Kind.DATE,), "a day", "write until 31 August 2027 or until Q3 2027"),
}
_LINK = r"(?: ?[:=] ?| (?:of|is|at) | )"
_MONEY = r"(?:the )?(?:cash|money|runway)"
_LENGTH = r"(?:months?|years?|quarters?|weeks?|days?)"
_GROWS = (
    r"(?=(?:up|down|gr[eo]w|growing|rose|fell|doubl|tripl|quadrupl|halv|flat|increased|declined|dropped))"
)
_LABELS = (
    (None, re.compile(rf"^(?:arr|mrr|revenue|sales|we|it) (?:has |is |are )?{_GROWS}"), ""),
    (Label.RECURRING, re.compile(rf"^([am]rr){_LINK}"), r"\1 "),
    (Label.RECURRING, re.compile(r" (?:in|of) ([am]rr)$"), r" \1"),
    (Label.RECURRING, re.compile(r"\b([am]rr)\b"), r"\1"),
    (Label.BURN, re.compile(rf"^(monthly )?(?:net )?burn(?:ing|s)?(?: rate)?{_LINK}"), r"\1"),
    (Label.BURN, re.compile(r" (?:of |in )?(?:net )?burn$"), ""),
    (
        Label.END,
        re.compile(rf"^(?:{_MONEY}:? )?(?:(?:lasts?|ends|runs out) )?(?:until|till|through|thru) "),
        "",
    ),
    (Label.END, re.compile(rf"^(?:{_MONEY} )?(?:ends|runs out) (?:in|at|on|by) "), ""),
    (Label.RUNWAY, re.compile(r"^(?:the )?(?:cash|money) lasts(?: for)? "), ""),
    (Label.RUNWAY, re.compile(rf"^(?:the )?runway{_LINK}"), ""),
    (Label.RUNWAY, re.compile(r" (?:of )?runway(?: left)?$"), ""),
    (Label.RUNWAY, re.compile(rf"({_LENGTH}) of (?:cash|money)(?: left)?$"), r"\1"),
)


def take_label(words: str) -> tuple[str, Label | None]:
    """Take what the amount is called out of lower-case `words`; ARR and MRR stay, since they say a period.

    Examples
    --------
    >>> take_label("burning 80k a month"), take_label("18 months of runway")
    (('80k a month', <Label.BURN: 'burn'>), ('18 months', <Label.RUNWAY: 'a runway'>))
    """
    for label, pattern, instead in _LABELS:
        rest, hits = pattern.subn(instead, words)
        if hits:
            return rest, label
    return words, None


def check_label(label: Label | None, kind: Kind, text: str) -> None:
    """Refuse an amount that is not what the words around it say.

    Parameters
    ----------
    text
        All that was typed, for the message.

    Raises
    ------
    UnreadableAmountError
        As for "runway of 8%".

    Examples
    --------
    >>> check_label(Label.RUNWAY, Kind.MONTHS, "runway of 18 months")
    """
    if label is None:
        return
    kinds, expected, advice = _EXPECTED[label]
    if kind not in kinds:
        raise UnreadableAmountError(text, f"{label} is {expected}", advice)
