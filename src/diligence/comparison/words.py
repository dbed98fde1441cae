"""Odds and lists in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_100(share: float) -> str:
    """A share of futures, as people read odds.

    Examples
    --------
    >>> in_100(0.468), in_100(0.0), in_100(0.9999), in_100(1.0)
    ('47 in 100', 'fewer than 1 in 100', 'more than 99 in 100', 'more than 99 in 100')
    """
    in_all = 100
    futures = round(share * in_all)
    if futures < 1:
        return "fewer than 1 in 100"
    if futures >= in_all:
        return "more than 99 in 100"
    return f"{futures} in 100"


def span_in_words(low: str, high: str) -> str:
    """Two ends in words, a unit they share said once.

    Examples
    --------
    >>> span_in_words("1.3 months", "3 months"), span_in_words("$150k", "$250k")
    ('1.3 to 3 months', '$150k to $250k')
    """
    number, _, unit = low.partition(" ")
    shared = unit and high.endswith(f" {unit}")
    return f"{number if shared else low} to {high}"


MOST_NAMES = 5
"""So many names a sentence holds; more are counted."""


def listed(names: Sequence[str]) -> str:
    """Names in a sentence, of many the first few.

    Examples
    --------
    >>> listed(["Acme"]), listed(["Acme", "Globex", "Initech"])
    ('Acme', 'Acme, Globex and Initech')
    >>> listed(list("abcdefghi"))
    'a, b, c, d, e and 4 others'
    """
    if len(names) > MOST_NAMES + 1:
        names = [*names[:MOST_NAMES], f"{len(names) - MOST_NAMES} others"]
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")


def as_markdown(text: str) -> str:
    r"""A text in one line that no renderer takes for markup.

    Examples
    --------
    >>> print(as_markdown("A|B <b> [c](d)"))
    A\|B \<b\> \[c\](d)
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
