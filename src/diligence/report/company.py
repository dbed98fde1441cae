"""The report on one company: its first screen, then everything behind it."""

from __future__ import annotations

from types import MappingProxyType

from diligence.analysis import Verdict
from diligence.assessment import Assessment, NextQuestion
from diligence.charts.cash_data import cash_picture
from diligence.charts.state import state_of, state_of_verdict
from diligence.report import changes, figures, fit, flagged, method, money, record, themes, words
from diligence.report.address import host_of, web_address
from diligence.report.document import Block, Chart, Line, Masthead, Pair, Section, VerdictCard
from diligence.report.entries import Ask, AskList
from diligence.report.headline import headline
from diligence.report.redact import Released

MEANINGS = MappingProxyType(
    {
        Verdict.PROFITABLE: "revenue pays for everything that is spent",
        Verdict.DEFAULT_ALIVE: "at today's costs and growth, profit comes before the money is gone",
        Verdict.DEFAULT_DEAD: "at today's costs and growth, the money is gone before profit",
        Verdict.FATAL_PINCH: "the money is gone before profit, and little time is left to raise more",
        Verdict.NOT_MEANINGFUL: "too small a base for a rate of growth to say anything",
    }
)
"""What each verdict means, for somebody who reads the word for the first time."""

NEXT = 3
ASKED_IN_ALL = 12


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
                ("Worst flags", flagged.worst_flags(assessment)),
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
        address := web_address(assessment.dossier.company.website),
        host_of(address),
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
        headline(assessment),
        words.how_sure(assessment),
        lines,
        MEANINGS.get(assessment.verdict, ""),
    )


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
        money.section(assessment),
        fit.section(assessment),
        *themes.sections(assessment),
        record.coverage(assessment),
        flagged.section(assessment),
        Section("ask", "What to ask", (questions(assessment),)),
        figures.section(assessment),
        method.section(assessment),
        *record.sections(assessment),
    )
    return tuple(section for section in found if section.blocks)
