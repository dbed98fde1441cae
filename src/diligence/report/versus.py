"""The report on several companies side by side."""

from __future__ import annotations

from diligence.charts.alive_data import alive_picture
from diligence.charts.alive_words import in_letters
from diligence.charts.cash_data import cash_picture, horizon_of
from diligence.charts.state import State, state_of, state_of_verdict
from diligence.comparison import Comparison
from diligence.report import company, words
from diligence.report.document import (
    Block,
    Chart,
    Masthead,
    Multiples,
    Section,
    Versus,
    VersusRow,
    VerdictCard,
)
from diligence.report.redact import LeftOut, Released


def title(comparison: Comparison) -> str:
    """What the file is called in a browser."""
    return f"{words.listed([a.name for a in comparison.assessments])}, side by side"


def headline(comparison: Comparison) -> str:
    """One sentence on all of them: how many live, and on which terms."""
    states = [state_of(a) for a in comparison.assessments]
    if len(states) == 1:
        return words.headline(comparison.assessments[0])
    parts = [
        (states.count(State.ALIVE), "alive on both terms"),
        (states.count(State.DEAD), "dead on both terms"),
        (states.count(State.UNDECIDED), "undecided"),
        (states.count(State.UNKNOWN), "not known yet"),
    ]
    said = words.listed(
        [
            f"{in_letters(count).lower()} {'is' if count == 1 else 'are'} {what}"
            for count, what in parts
            if count
        ]
    )
    return f"Of {in_letters(len(states)).lower()} companies, {said}."


def blocks(comparison: Comparison, every: tuple[Released, ...]) -> tuple[Block, ...]:
    """The sentence, the table, the map, cash for each, then flags and questions for each."""
    picture = alive_picture(comparison)
    growth = Chart(
        "alive", picture, picture.title, picture.subtitle, picture.sentence, picture.footnote, picture.table
    )
    return (
        Masthead(
            words.capital(f"{in_letters(len(every)).lower()} companies side by side")
            if len(every) > 1
            else every[0].assessment.name,
            words.listed([a.name for a in comparison.assessments]),
            _asides(comparison),
            _left_out(every).words,
        ),
        VerdictCard(State.UNDECIDED, "", "", headline(comparison), (), ()),
        Section("table", "Side by side", (versus_table(comparison),)),
        Section("growth", "Growth against burn", (growth,)),
        Section("cash", "Cash, each on its own scale", (_cash(comparison),)),
        Section("each", "Worst flags and what to ask", tuple(_of_each(one) for one in every)),
    )


def _asides(comparison: Comparison) -> tuple[str, ...]:
    days = sorted({a.as_of for a in comparison.assessments})
    if len(days) == 1:
        return (words.as_of_in_words(comparison.assessments[0]),)
    return (f"each as of its own day, {days[0].year} to {days[-1].year}",)


def _left_out(every: tuple[Released, ...]) -> LeftOut:
    counts = [one.left_out for one in every]
    return LeftOut(
        sum(c.names for c in counts),
        sum(c.answers for c in counts),
        sum(c.figures for c in counts),
        sum(c.notes for c in counts),
        sum(c.statements for c in counts),
    )


def versus_table(comparison: Comparison) -> Versus:
    """Every measure of the comparison, with signs beside the verdicts."""
    found = comparison.assessments
    signs = {
        "verdict": tuple(state_of(a) for a in found),
        "founder": tuple(state_of_verdict(a.analysis.founder.verdict) for a in found),
        "sober": tuple(state_of_verdict(a.analysis.sober.verdict) for a in found),
    }
    rows = tuple(
        VersusRow(
            row.label,
            row.help,
            tuple(cell.text for cell in row.cells),
            signs.get(row.id, (None,) * len(found)),
        )
        for row in comparison.table()
    )
    return Versus(
        "Every measure, one column a company",
        tuple(a.name for a in found),
        tuple(a.dossier.company.slug for a in found),
        rows,
    )


def _cash(comparison: Comparison) -> Multiples:
    horizon = max(horizon_of(a) for a in comparison.assessments)
    return Multiples(
        tuple(company.cash_chart(a, cash_picture(a, horizon), small=True) for a in comparison.assessments)
    )


def _of_each(released: Released) -> Section:
    assessment = released.assessment
    return Section(
        f"of-{assessment.dossier.company.slug}",
        assessment.name,
        (company.worst_flags(assessment, 2), company.next_questions(assessment, 2)),
    )
