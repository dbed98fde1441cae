"""Flags in words: the worst few, all of them with their evidence, and those not raised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diligence.model import Colour
from diligence.report import figures, words
from diligence.report.address import web_address
from diligence.report.document import Block, Folded, Item, Items, Section
from diligence.report.entries import FlagItem, FlagList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diligence.assessment import Assessment
    from diligence.flags import Flag, Withheld

_ADDRESS = re.compile(r",?\s*\(?(?P<address>https?://[^\s;,)]+)\)?")

WORST = 3

OPEN = 6
"""More good signs than this are folded; red flags never are."""

NO_FLAGS = "No flag is raised by what is known, which is not the same as no trouble."


def worst_flags(assessment: Assessment, most: int = WORST) -> FlagList:
    """The worst flag of each cause, with the others of that cause under it."""
    red = [flag for flag in assessment.flags if flag.colour is Colour.RED]
    items = []
    for worst in assessment.worst_flags[:most]:
        also = tuple((f.title, f.severity.value) for f in red if f.cause == worst.cause and f is not worst)
        items.append(flag_item(worst, also))
    return FlagList(tuple(items), full=False, none=NO_FLAGS)


def flag_item(flag: Flag, also: tuple[tuple[str, str], ...] = (), proof: tuple[str, ...] = ()) -> FlagItem:
    """One flag in words."""
    sign = "green" if flag.colour is Colour.GREEN else flag.severity.value
    source, href = source_of(flag.source)
    return FlagItem(
        sign, flag.title, flag.why, flag.ask, flag.whom.value, source, href, proof, also, flag.softened
    )


def source_of(text: str) -> tuple[str, str]:
    """Where a rule comes from without its web address, and the address.

    Examples
    --------
    >>> source_of("Paul Graham, The Fatal Pinch, http://www.paulgraham.com/pinch.html")
    ('Paul Graham, The Fatal Pinch', 'http://www.paulgraham.com/pinch.html')
    >>> source_of("our own threshold")
    ('our own threshold', '')
    """
    found = _ADDRESS.search(text)
    if found is None:
        return text, ""
    return (text[: found.start()] + text[found.end() :]).strip(), web_address(found["address"])


def red_flags(assessment: Assessment) -> FlagList:
    """Every red flag with its evidence."""
    return FlagList(_in_full(assessment, Colour.RED), full=True, none=NO_FLAGS)


def green_flags(assessment: Assessment) -> FlagList:
    """Every green flag with its evidence."""
    return FlagList(_in_full(assessment, Colour.GREEN), full=True, none="")


def _in_full(assessment: Assessment, colour: Colour) -> tuple[FlagItem, ...]:
    known = figures.described(assessment)
    found = []
    for flag in assessment.flags:
        if flag.colour is colour:
            proof = dict.fromkeys(known[one] for one in flag.evidence if one in known)
            found.append(flag_item(flag, (), tuple(proof)))
    return tuple(found)


def section(assessment: Assessment) -> Section:
    """Red, green, not raised, not judged, and rules that stopped."""
    parts: list[Block] = [red_flags(assessment)]
    green = green_flags(assessment)
    if green.items:
        summary = f"{len(green.items)} good signs, one by one"
        shown = green if len(green.items) <= OPEN else Folded(summary, (green,))
        parts.append(Section("green", "What speaks for it", (shown,)))
    withheld = tuple(_withheld(each) for each in assessment.withheld)
    if withheld:
        said = "The rule alone would raise these; an exception keeps them down, and here is why."
        parts.append(Section("withheld", "Not raised", (Items(said, withheld),)))
    parts += _silent(assessment)
    return Section("flags", "Every flag", tuple(parts))


def _withheld(each: Withheld) -> Item:
    source, href = source_of(each.source)
    return Item(
        f"Rule {each.rule}, exception {each.exception}",
        f"{each.why} ({source})" if source else each.why,
        href,
    )


def _silent(assessment: Assessment) -> tuple[Section, ...]:
    """Rules that could not be judged, which is not the same as no flag."""
    broken = tuple(
        Item(f"Rule {each.rule}", f"it stopped ({each.problem}); what it would have found is not known.")
        for each in assessment.broken
    )
    wanted = dict.fromkeys(metric for rule in assessment.unknown for metric in rule.missing)
    parts: list[Block] = [Items("", broken)] if broken else []
    if wanted:
        count = words.counted(len(assessment.unknown), "rule")
        parts.append(Folded(f"{count} for want of a figure or an answer", (Items("", _missing(wanted)),)))
    return (Section("silent", "Not judged", tuple(parts)),) if parts else ()


def _missing(wanted: Iterable[str]) -> tuple[Item, ...]:
    """Figures and answers that rules wait for, the answers by theme."""
    figures_wanted, answers = [], dict[str, list[str]]()
    for one in wanted:
        theme, _, name = one.partition(".")
        if name:
            answers.setdefault(theme, []).append(name.replace("-", " "))
        else:
            figures_wanted.append(words.label_of(one))
    found = [Item("Figures", f"{words.listed(figures_wanted)}.")] if figures_wanted else []
    found += [Item(f"Answers on {theme}", f"{words.listed(names)}.") for theme, names in answers.items()]
    return tuple(found)
