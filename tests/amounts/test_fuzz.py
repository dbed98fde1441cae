"""A hundred thousand strings, the same on every run: what is accepted is in order, exact and used up."""

from __future__ import annotations

import random
import re
import time
from datetime import date
from math import isfinite

import pytest

from diligence.amounts import Amount, Kind, as_typed, parse_amount
from diligence.errors import UnreadableAmountError

AS_OF = date(2026, 6, 30)
STRINGS = 120_000
JUNK = ("qj", "zzx", "lorem", "ß", "wk?", "#")

SEEDS = """
1.2M|$80k/mo|1.4M ARR|1-1.5M|~300k|2.3 ± 0.2M|8%/month|150% yoy|7 months|end of August|1 September 2013
between $1m and $2m|at least 2M|up to 80k a month|2M+|<5k|3x yoy|tripled in a year|doubled in six months
grew 3x in 2 years|halved in a quarter|up 40% yoy|fell 20% in a year|-3% a month|flat|ARR of $1.4M|MRR: 20k
burning 80k a month|runway of 18 months|18 months of runway|until March 2027|cash lasts through Q3 2026
mid-2027|end of the year|a year and a half|half a year|80k pm|k€ 300|1.2 mln|5 lakh|Rs 2 crore|USD 1.2m
1 to 1.5 million dollars|two million|half a dozen|two hundred thousand|1M-1.5M EUR/month (likely 1.1M)
(5k)|-$5k to -$3k|1.234,56|1'234'567.5|12.345%|0.7|n/a|1.234|five figures|€m 1.2|~3x yoy|2-3x a year
"""
WHOLE = [typed for line in SEEDS.split("\n") for typed in line.split("|") if typed]
FRAGMENTS = """
0 1 2 5 9 12 17 123 1,234 1.234 1'234 .5 0.1 999999999999 100% k K m M B mn T lakh % x $ € £ ¥ USD CAD
eur - + ± +/- ~ . , ' ( ) / to and between from about at|least up|to more|than or|more > < likely months
years weeks Rs. days month year a one two twelve hundred dozen thousand million half in over last /mo
/year yoy ARR MRR p.a. pm cagr every August Q3 2026 2027 2026-08-31 end|of mid- until runway burn of
doubled tripled halved up down fell grew flat growth in|2|days
"""
PIECES = [piece.replace("|", " ") for piece in FRAGMENTS.split()]


def anything(dice: random.Random) -> str:
    """Characters of every script, and of none."""
    return "".join(chr(dice.randrange(1, 0x2FFF)) for _ in range(dice.randrange(1, 12)))


def mutated(dice: random.Random) -> str:
    """A good amount with a character dropped, doubled, swapped or put in."""
    letters = list(dice.choice(WHOLE))
    for _ in range(dice.randrange(1, 4)):
        place = dice.randrange(len(letters))
        letters[place] = dice.choice(
            ["", letters[place] * 2, dice.choice("0123456789kMBx%$€.,-+ ()a"), f"{letters[place]} "]
        )
    return "".join(letters) or "-"


def put_together(dice: random.Random) -> str:
    """Pieces of amounts in any order."""
    gap = dice.choice(["", " "])
    return gap.join(dice.choice(PIECES) for _ in range(dice.randrange(1, 7)))


def shaped(dice: random.Random) -> str:
    """Pieces in the order in which people write them; most of these are read."""
    number = dice.choice(["7", "12", "100", "0", "1.5", "80", "0.4", "two", "1,250", "3"])
    unit = dice.choice(["", "", "k", "M", "%", "x", " months", " million"])
    lead = dice.choice(
        ["", "", "~", "at least ", "up to ", "$", "-", "up ", "down ", "runway of ", "between 1 and "]
    )
    tail = dice.choice(
        [
            "",
            "/month",
            " a year",
            " yoy",
            " EUR",
            " in 6 months",
            " in a day",
            " last year",
            "+",
            " ARR",
            " burn",
        ]
    )
    return f"{lead}{number}{unit}{tail}"


def read(typed: str) -> Amount | None:
    try:
        return parse_amount(typed, as_of=AS_OF)
    except UnreadableAmountError:
        return None


def check(amount: Amount, typed: str) -> None:
    """Ends that exist are finite and rise, units fit the kind, and the amount can be typed again."""
    ends = [end for end in (amount.low, amount.likely, amount.high) if end is not None]
    assert all(isfinite(end) for end in ends), typed
    assert ends == sorted(ends), typed
    assert len(ends) >= 2, typed
    assert (amount.currency is not None) == (amount.kind is Kind.MONEY), typed
    assert amount.per is None or amount.kind not in {Kind.MONTHS, Kind.DATE}, typed
    again = parse_amount(as_typed(amount))
    assert again == amount, (typed, as_typed(amount))


@pytest.mark.slow
def test_a_hundred_thousand_strings() -> None:
    """Nothing but the one error is raised, all that is read round-trips, and junk is never read over."""
    dice = random.Random(20260630)  # noqa: S311 - the same strings on every run, nothing secret
    makers = (anything, mutated, put_together, shaped)
    accepted = 0
    for number in range(STRINGS):
        typed = makers[number % len(makers)](dice)
        amount = read(typed)
        if amount is None:
            continue
        accepted += 1
        check(amount, typed)
        junk = dice.choice(JUNK)
        place = dice.choice([found.start() for found in re.finditer(r" |$", typed)])
        for spoilt in (f"{typed} {junk}", f"{junk} {typed}", f"{typed[:place]} {junk}{typed[place:]}"):
            assert read(spoilt) is None, spoilt
    assert accepted > STRINGS / 10


@pytest.mark.parametrize(
    "piece", [*PIECES, "1 ", "1-", "1, ", "a ", "$ ", "one and a half ", "in a ", " x", "\N{NO-BREAK SPACE}"]
)
def test_no_text_takes_long(piece: str) -> None:
    """Two hundred characters of one piece, however they end, are read or refused in a few milliseconds."""
    slowest = 0.0
    for end in ("", "x", "%", " months", "/mo", "(", " in a year", " usd", " likely 1)"):
        typed = (piece * 200)[: 200 - len(end)] + end
        tries = []
        for _ in range(3):
            begun = time.perf_counter()
            read(typed)
            tries.append(time.perf_counter() - begun)
        slowest = max(slowest, min(tries))
    assert slowest < 0.02
