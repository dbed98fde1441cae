"""The report on several companies side by side."""

from __future__ import annotations

from diligence.charts.alive_data import alive_picture
from diligence.charts.cash_data import cash_picture, horizon_of
from diligence.charts.counting import in_letters
from diligence.charts.coverage_data import coverage_picture
from diligence.charts.flags_data import flags_picture
from diligence.charts.picture import Picture
from diligence.charts.rank_data import rank_picture
from diligence.charts.runway_data import runway_picture
from diligence.charts.state import State, state_of, state_of_verdict
from diligence.charts.survival_data import survival_picture
from diligence.comparison import Comparison
from diligence.report import company, flagged, words
from diligence.report.document import (
    Block,
    Chart,
    Items,
    Masthead,
    Multiples,
    Pair,
    Section,
    VerdictCard,
    Versus,
    VersusRow,
)
from diligence.report.headline import headline as headline_of_one
from diligence.report.left_out import LeftOut
from diligence.report.redact import Released


def title(comparison: Comparison) -> str:
    """What the file is called in a browser."""
    return f"{words.listed([a.name for a in comparison.assessments])}, side by side"


def headline(comparison: Comparison) -> str:
    """One sentence on all of them: who lives, and on which terms."""
    found = comparison.assessments
    if len(found) == 1:
        return headline_of_one(found[0])
    parts = []
    for state, what in _SAID.items():
        names = [a.name for a in found if state_of(a) is state]
        if names:
            who = words.listed(names) if len(found) <= MOST_NAMES else in_letters(len(names)).lower()
            parts.append(f"{who} {'is' if len(names) == 1 else 'are'} {what}")
    return f"{words.capital('; '.join(parts))}."


_SAID = {
    State.ALIVE: "alive",
    State.UNDECIDED: "undecided",
    State.DEAD: "dead",
    State.UNKNOWN: "not known yet",
}
MOST_NAMES = 6
"""More companies than this are counted and not named in one sentence."""


def blocks(comparison: Comparison, every: tuple[Released, ...]) -> tuple[Block, ...]:
    """The sentence, how long and what is wrong, the table, then path and odds, and each by itself."""
    return (
        Masthead(
            words.capital(f"{in_letters(len(every)).lower()} companies side by side")
            if len(every) > 1
            else every[0].assessment.name,
            words.listed([a.name for a in comparison.assessments]),
            _asides(comparison),
            sum((one.left_out for one in every), LeftOut()).words,
        ),
        VerdictCard(State.UNDECIDED, "", "", headline(comparison), (), ()),
        Section("runway", "How long the money lasts", (_chart(runway_picture(comparison)),)),
        Section("wrong", "What is wrong, and how well we know", _wrong(comparison)),
        Section("table", "Side by side", (versus_table(comparison),)),
        *_order(comparison),
        Section("growth", "Growth against burn", (_chart(alive_picture(comparison)),)),
        Section("survival", "How likely it lives on", (_chart(survival_picture(comparison)),)),
        Section("cash", "Cash, each on its own scale", (_cash(comparison),)),
        Section("each", "Worst flags and what to ask", tuple(_of_each(one) for one in every)),
    )


def _chart(picture: Picture) -> Chart:
    return Chart(picture, picture.title, picture.subtitle, picture.sentence, picture.footnote, picture.table)


def _wrong(comparison: Comparison) -> tuple[Chart, ...]:
    return _chart(flags_picture(comparison)), _chart(coverage_picture(comparison))


def _order(comparison: Comparison) -> tuple[Section, ...]:
    """Who comes first how often, over all weights alike; nothing to say of one company."""
    if len(comparison.assessments) == 1:
        return ()
    ranking = comparison.ranking()
    parts = (Items(ranking.sentence, ()), _chart(rank_picture(ranking.acceptability)))
    return (Section("order", "How stable the order is", parts),)


def _asides(comparison: Comparison) -> tuple[str, ...]:
    days = sorted({a.as_of for a in comparison.assessments})
    if len(days) == 1:
        return (words.as_of_in_words(comparison.assessments[0]),)
    return (f"each as of its own day, {days[0].year} to {days[-1].year}",)


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
            (*signs.get(row.id, (None,) * len(found)), *(None for _ in comparison.alternatives)),
            row.group,
        )
        for row in comparison.table()
    )
    return Versus(
        "Every measure, one column a company",
        comparison.names,
        comparison.slugs,
        rows,
    )


def _cash(comparison: Comparison) -> Multiples:
    """Cash charts on one axis of time, named by company, the answer as subtitle."""
    longest = max(horizon_of(a) for a in comparison.assessments)
    charts = []
    for assessment in comparison.assessments:
        picture = cash_picture(assessment, longest)
        said = f"{picture.title}."
        table = picture.table.first(1 + len(picture.paths))
        charts.append(
            Chart(picture, assessment.name, said, picture.sentence, "", table, picture.missing, small=True)
        )
    introduction = (
        "The same span of time for all, money on each company's own scale. "
        "Dashed: on the founder's terms; dotted: on sober terms. "
        "The bands hold 5 and 8 of 10 simulated futures."
    )
    return Multiples(introduction, tuple(charts))


def _of_each(released: Released) -> Section:
    assessment = released.assessment
    parts = (
        ("Worst flags", flagged.worst_flags(assessment, 2)),
        ("Ask next", company.next_questions(assessment, 2)),
    )
    return Section(f"of-{assessment.dossier.company.slug}", assessment.name, (Pair(parts),))
