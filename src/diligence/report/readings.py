"""Both readings in full: every number, what each takes for granted, what would change it."""

from __future__ import annotations

from collections.abc import Callable

from diligence.analysis import Reading, growth_needed
from diligence.assessment import Assessment
from diligence.charts.alive_data import alive_picture
from diligence.report import words
from diligence.report.document import Block, Cell, Chart, Item, Items, Section, Table


def section(assessment: Assessment) -> Section:
    """The table, the assumptions, what flips it, and the growth its burn demands."""
    blocks: tuple[Block, ...] = (_table(assessment), _assumptions(assessment), *_turns(assessment))
    return Section("reading", "The reading in full", (*blocks, _growth(assessment)))


def _table(assessment: Assessment) -> Table:
    """Both terms side by side, every number or the reason why there is none."""
    position = assessment.position

    def needed(reading: Reading) -> str:
        return words.growth_in_words(growth_needed(position, reading.terms))

    def row(label: str, note: str, said: Callable[[Reading], str]) -> tuple[Cell, ...]:
        both = (assessment.analysis.founder, assessment.analysis.sober)
        return (Cell(label, note=note), *(Cell(said(reading)) for reading in both))

    def capital(reading: Reading) -> str:
        return words.measure_in_words(reading.projection.capital_needed, position.currency)

    rows = (
        row("Verdict", "", lambda reading: reading.verdict.words),
        row(
            "Profit in",
            "when revenue pays for everything",
            lambda reading: words.measure_in_words(reading.projection.months_to_profit),
        ),
        row("Needs until profit", "the losses until then, added up", capital),
        row(
            "Runway",
            "until the cash is gone",
            lambda reading: words.measure_in_words(reading.projection.runway_months),
        ),
        row("Growth needed to live", "then profit comes just before the cash is gone", needed),
    )
    return Table("Number by number", ("Measure", "Founder's terms", "Sober terms"), rows)


def _assumptions(assessment: Assessment) -> Items:
    analysis = assessment.analysis
    items = [
        Item(words.capital(reading.terms.name), "; ".join(reading.terms.assumptions))
        for reading in (analysis.founder, analysis.sober)
    ]
    if analysis.odds.assumptions:
        items.append(Item("Odds", "; ".join(analysis.odds.assumptions)))
    if analysis.if_they_raise.assumptions:
        raising = (words.raising_in_words(analysis.if_they_raise), *analysis.if_they_raise.assumptions)
        items.append(Item("If they raise", "; ".join(raising)))
    if analysis.signed is not None:
        items.append(Item("With the signed money", analysis.signed.why))
    return Items("What each takes for granted:", tuple(items))


def _turns(assessment: Assessment) -> tuple[Items, ...]:
    analysis = assessment.analysis
    readings = ((analysis.founder, analysis.flips), (analysis.sober, analysis.sober_flips))
    items = tuple(
        Item(words.capital(reading.terms.name), words.flip_in_words(flip, assessment.position))
        for reading, flips in readings
        for flip in flips
    )
    return (Items("What would change the verdict:", items),) if items else ()


def _growth(assessment: Assessment) -> Chart:
    picture = alive_picture(assessment)
    return Chart(picture, picture.title, picture.subtitle, picture.sentence, picture.footnote, picture.table)
