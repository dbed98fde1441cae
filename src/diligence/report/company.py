"""The report on one company: its first screen, then everything behind it."""

from __future__ import annotations

import re

from diligence.assessment import Assessment, NextQuestion
from diligence.charts.cash_data import cash_picture
from diligence.charts.state import state_of, state_of_verdict
from diligence.flags import Flag
from diligence.model import Colour
from diligence.report import changes, figures, readings, record, words
from diligence.report.address import web_address
from diligence.report.document import (
    Ask,
    AskList,
    Block,
    Chart,
    FlagItem,
    FlagList,
    Line,
    Masthead,
    Pair,
    Section,
    VerdictCard,
)
from diligence.report.redact import Released

_ADDRESS = re.compile(r",?\s*\(?(?P<address>https?://[^\s;,)]+)\)?")

WORST = 3
NEXT = 3
ASKED_IN_ALL = 12

NO_FLAGS = "No flag is raised by what is known, which is not the same as no trouble."


def blocks(released: Released, before: Assessment | None = None) -> tuple[Block, ...]:
    """The first screen, then the sections, most telling first.

    Parameters
    ----------
    before
        How the same reader would have seen it on an earlier day.
    """
    assessment = released.assessment
    return (
        masthead(released),
        verdict(assessment),
        Pair(
            (
                ("Worst flags", worst_flags(assessment)),
                ("Ask next", next_questions(assessment)),
            )
        ),
        cash_chart(assessment),
        *_sections(assessment),
        *((changes.section(before, assessment),) if before else ()),
    )


def masthead(released: Released) -> Masthead:
    """Name, day, how much is known, and what this version leaves out."""
    assessment = released.assessment
    return Masthead(
        assessment.name,
        words.facts_line(assessment),
        asides(assessment),
        released.left_out.words,
    )


def asides(assessment: Assessment) -> tuple[str, ...]:
    """The day, and how much is known on it."""
    return (words.as_of_in_words(assessment), words.known_in_words(assessment))


def verdict(assessment: Assessment) -> VerdictCard:
    """The word, the sentence, and the three readings behind it."""
    analysis, position = assessment.analysis, assessment.position
    founder, sober = analysis.founder, analysis.sober
    lines = (
        Line(
            "Founder's terms",
            "costs and growth stay as they are",
            state_of_verdict(founder.verdict),
            words.reading_in_words(founder, position),
        ),
        Line(
            "Sober terms",
            "costs grow as observed, growth fades, sales have a cost",
            state_of_verdict(sober.verdict),
            words.reading_in_words(sober, position),
        ),
        Line("Odds", "of many simulated futures", None, words.odds_in_words(analysis.odds)),
    )
    return VerdictCard(
        state_of(assessment),
        words.capital(assessment.verdict.words),
        words.standing(assessment),
        words.headline(assessment),
        words.how_sure(assessment),
        lines,
    )


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
    return FlagItem(sign, flag.title, flag.why, flag.ask, flag.whom.value, source, href, proof, also)


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


def next_questions(assessment: Assessment, most: int = NEXT) -> AskList:
    """The few questions whose answers would settle most."""
    return AskList(_asks(assessment.next_questions[:most]), full=False)


def questions(assessment: Assessment, most: int = ASKED_IN_ALL) -> AskList:
    """Questions with their reasons."""
    return AskList(_asks(assessment.next_questions[:most]), full=True)


def _asks(found: tuple[NextQuestion, ...]) -> tuple[Ask, ...]:
    return tuple(Ask(q.ask, q.whom.value, q.why) for q in found)


def cash_chart(assessment: Assessment) -> Chart:
    """Where the cash goes."""
    picture = cash_picture(assessment)
    return Chart(
        picture, picture.title, picture.subtitle, picture.sentence, "", picture.table, picture.missing
    )


def _sections(assessment: Assessment) -> tuple[Section, ...]:
    found = (
        readings.section(assessment),
        _flags_in_full(assessment),
        Section("ask", "What to ask", (questions(assessment),)),
        *figures.sections(assessment),
        *record.sections(assessment),
    )
    return tuple(section for section in found if section.blocks)


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


def _flags_in_full(assessment: Assessment) -> Section:
    parts: list[Block] = [red_flags(assessment)]
    green = green_flags(assessment)
    if green.items:
        parts.append(Section("green", "What speaks for it", (green,)))
    return Section("flags", "Every flag", tuple(parts))
