"""Names and slugs of columns, no two of them the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from diligence.amounts import day_in_words


@dataclass(frozen=True)
class Title:
    """What a column is called by.

    Attributes
    ----------
    day
        Of the judgement; ``None`` for what is no company.
    """

    name: str
    slug: str
    day: date | None = None


def names_of(titles: Sequence[Title]) -> tuple[str, ...]:
    """A name for each; of several alike each with its slug, then its day, then a number.

    Examples
    --------
    >>> names_of([Title("Acme", "acme"), Title("Acme", "acme-2"), Title("Globex", "globex")])
    ('Acme (acme)', 'Acme (acme-2)', 'Globex')
    >>> names_of([Title("Acme", "acme", date(2026, 6, 30)), Title("Acme", "acme", date(2026, 9, 30))])
    ('Acme (30 June 2026)', 'Acme (30 September 2026)')
    """
    names = [title.name for title in titles]
    names = _told_apart(titles, names, lambda title: title.slug)
    names = _told_apart(titles, names, lambda title: "" if title.day is None else day_in_words(title.day))
    return _numbered(names, "{} ({})")


def slugs_of(titles: Sequence[Title]) -> tuple[str, ...]:
    """The slugs, a number behind those that were there before.

    Examples
    --------
    >>> slugs_of([Title("Acme", "acme"), Title("Acme", "acme")])
    ('acme', 'acme-2')
    """
    return _numbered([title.slug for title in titles], "{}-{}")


def _told_apart(titles: Sequence[Title], names: list[str], by: Callable[[Title], str]) -> list[str]:
    """Names with something behind them, where that tells some apart that are alike."""
    kinds: dict[str, set[str]] = {}
    for title, name in zip(titles, names, strict=True):
        kinds.setdefault(name, set()).add(by(title))
    return [
        f"{name} ({by(title)})" if len(kinds[name]) > 1 and by(title) else name
        for title, name in zip(titles, names, strict=True)
    ]


def _numbered(names: Sequence[str], form: str) -> tuple[str, ...]:
    taken = set(names)
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        unique, number = name, seen[name]
        while number > 1 and (unique == name or unique in taken):
            unique = form.format(name, number)
            number += 1
        taken.add(unique)
        found.append(unique)
    return tuple(found)
