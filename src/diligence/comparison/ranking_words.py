"""What a ranking comes to, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diligence.comparison.words import in_100, listed

if TYPE_CHECKING:
    from diligence.comparison.ranking import Ranking

TOLD = 3
"""So many companies are named with their share of first places."""

CLOSE = 0.6
"""Ahead in fewer than this share of samples is too close to call: our own."""


WIDE = "anything from worst to best was taken there"


def told_of(ranking: Ranking) -> tuple[str, ...]:
    """First places, how sure they are, vetoes, what was lifted, who is dominated, and what is not known."""
    if len(ranking.columns) == 1:
        first = [f"Only {ranking.columns[0].name} is here: there is nothing to rank it against."]
    else:
        first = [" ".join((_firsts(ranking), *_lead(ranking)))]
    return (
        *first,
        *_vetoed(ranking),
        *_lifted(ranking),
        *_dominated(ranking),
        *_unknown(ranking),
    )


def _firsts(ranking: Ranking) -> str:
    if all(column.vetoed for column in ranking.columns):
        return "No company may come first: each has a critical flag."
    over = "your weights, give or take," if ranking.weights.given else "all weights"
    found = sorted(
        zip(ranking.acceptability.first, ranking.acceptability.names, strict=True),
        key=lambda each: (-each[0], each[1]),
    )
    leaders = [(share, name) for share, name in found if round(100 * share) >= 1][:TOLD]
    (share, name), *others = leaders
    more = "".join(f", {other} in {in_100(part)}" for part, other in others)
    return f"Over {over} and all that is uncertain, {name} comes first in {in_100(share)}{more}."


def _lead(ranking: Ranking) -> Iterator[str]:
    if all(column.vetoed for column in ranking.columns):
        return
    first, second, ahead = ranking.order[0], ranking.order[1], ranking.ahead[0]
    by_name = {column.name: column for column in ranking.columns}
    if by_name[second].vetoed:
        yield f"{first} is the only one that may come first."
    elif abs(ahead - 0.5) < CLOSE - 0.5:
        yield f"{first} and {second} are too close to call: {in_100(ahead)} for {first}."
    else:
        yield f"Of the two, {first} is ahead of {second} in {in_100(ahead)}."


def _vetoed(ranking: Ranking) -> Iterator[str]:
    standing = [veto for veto in ranking.vetoes if not veto.lifted]
    if len(standing) > TOLD * 2:
        names = dict.fromkeys(veto.name for veto in standing)
        count = f"{len(names)} of {len(ranking.columns)}"
        yield f"{count} have a critical flag and come after all that have none."
        return
    by_name: dict[str, list[str]] = {}
    for veto in standing:
        by_name.setdefault(veto.name, []).append(veto.in_words)
    if len(ranking.columns) > 1:
        for name, flags in by_name.items():
            them = "it" if len(flags) == 1 else "them"
            yield f"{name} cannot come first: {listed(flags)}; ask about {them}, or lift {them}."


def _lifted(ranking: Ranking) -> Iterator[str]:
    for veto in ranking.vetoes:
        if veto.lifted:
            yield f"You lifted a critical flag of {veto.name}: {veto.in_words}."


def _dominated(ranking: Ranking) -> Iterator[str]:
    by: dict[str, list[str]] = {}
    for one, other in ranking.dominated:
        by.setdefault(one, []).append(other)
    for one, others in list(by.items())[:TOLD]:
        yield f"{one} is no better than {listed(others[:TOLD])} on anything, and worse on something."


def _unknown(ranking: Ranking) -> Iterator[str]:
    """What is not known, companies of which the same is missing together."""
    weighted = [place for place, share in enumerate(ranking.weights.shares) if share > 0]
    missing: dict[tuple[str, ...], list[str]] = {}
    blank, outside = [], []
    for column in ranking.columns:
        applying = [column.readings[place] for place in weighted if column.readings[place].applies]
        gaps = tuple(reading.criterion.label.lower() for reading in applying if reading.absence)
        if not applying:
            outside.append(column.name)
        elif len(gaps) == len(applying):
            blank.append(column.name)
        elif gaps:
            missing.setdefault(gaps, []).append(column.name)
        if 0 < len(applying) < len(weighted):
            count = f"{len(applying)} of {len(weighted)} criteria"
            yield f"{column.name} is compared on {count}; the others do not apply to it."
    if outside:
        yield f"Nothing that was weighted applies to {listed(outside)}: {WIDE}."
    if blank:
        yield f"Nothing is known of {listed(blank)} yet: {WIDE}."
    told = [f"{listed(gaps)} of {listed(names)}" for gaps, names in missing.items()]
    if told:
        more = f"; and more of {len(told) - TOLD} others" if len(told) > TOLD else ""
        yield f"Not known yet: {'; '.join(told[:TOLD])}{more}: {WIDE}."
