"""Money: both readings number by number, what would change them, the growth they need, and what was said."""

from __future__ import annotations

from collections.abc import Callable

from diligence.analysis import Reading, growth_needed
from diligence.assessment import Assessment
from diligence.charts.alive_data import alive_picture
from diligence.report import words
from diligence.report.document import Block, Cell, Chart, Item, Items, Section, Table
from diligence.report.themes import blocks_of


def section(assessment: Assessment) -> Section:
    """The table, what flips the verdict, the growth its burn demands, and the answers."""
    blocks: tuple[Block, ...] = (_table(assessment), *_turns(assessment), _growth(assessment))
    return Section(
        "money",
        "Money",
        (*blocks, Section("said-money", "What was said about money", blocks_of(assessment, "money"))),
    )


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
