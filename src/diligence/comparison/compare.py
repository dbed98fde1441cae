"""Companies side by side: one row a measure, one column a company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import Absence, Measure, money_in_words, months_in_words, share_in_words
from diligence.analysis import Verdict
from diligence.errors import NothingToCompareError

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.analysis import Value
    from diligence.assessment import Assessment

UNKNOWN = "not known yet"


@dataclass(frozen=True)
class Cell:
    """What one company has for one measure.

    Attributes
    ----------
    text
        For a reader, unit included.
    value
        The number behind it, or why there is none; ``None`` for words.
    """

    text: str
    value: Measure | None = None


@dataclass(frozen=True)
class Row:
    """One measure over all companies.

    Attributes
    ----------
    help
        Half a line that explains the measure.
    more_is_better
        ``None`` where neither direction is good by itself.
    """

    id: str
    label: str
    help: str
    more_is_better: bool | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Comparison:
    """Several assessments side by side, in the order given."""

    assessments: tuple[Assessment, ...]

    def table(self) -> tuple[Row, ...]:
        """Every measure as a row, with a cell for each company."""
        return tuple(
            Row(name, label, explained, better, tuple(cell(a) for a in self.assessments))
            for name, label, explained, better, cell in _MEASURES
        )


def compare(*assessments: Assessment) -> Comparison:
    """Put assessments side by side.

    Raises
    ------
    NothingToCompareError
        When there are none.
    """
    if not assessments:
        raise NothingToCompareError
    return Comparison(assessments)


def _verdict(a: Assessment) -> Cell:
    return Cell(a.verdict.words)


def _founder(a: Assessment) -> Cell:
    return Cell(a.analysis.founder.verdict.words)


def _sober(a: Assessment) -> Cell:
    return Cell(a.analysis.sober.verdict.words)


def _alive_24(a: Assessment) -> Cell:
    share = a.odds.alive[24]
    return Cell(UNKNOWN if share.value is None else in_100(share.value), share)


def _runway(a: Assessment) -> Cell:
    path, simple = a.projection.runway_months, a.analysis.simple_runway_months
    if a.projection.income.size == 0 and simple.value is not None:
        return Cell(f"{months_in_words(simple.value)} at today's burn", simple)
    measure = simple if a.projection.income.size == 0 else path
    if measure.absence is Absence.INFINITE and a.verdict is Verdict.DEFAULT_ALIVE:
        return Cell("lasts until profit", measure)
    return Cell(_words(measure, months_in_words), measure)


def _to_profit(a: Assessment) -> Cell:
    measure = a.projection.months_to_profit
    return Cell("now" if measure.value == 0 else _words(measure, months_in_words), measure)


def _capital(a: Assessment) -> Cell:
    measure = a.projection.capital_needed
    if measure.absence in (Absence.NEVER, Absence.BEYOND_HORIZON):
        return Cell("no sum is enough", measure)
    if measure.value == 0:
        return Cell("nothing", measure)
    return Cell(_words(measure, lambda value: money_in_words(value, a.position.currency)), measure)


def _words(measure: Measure, words: Callable[[float], str]) -> str:
    """A number in words, or one word for each of the reasons why there is none."""
    if measure.value is not None:
        return words(measure.value)
    return _ABSENT[measure.absence or Absence.UNKNOWN]


_ABSENT = {
    Absence.UNKNOWN: UNKNOWN,
    Absence.NOT_APPLICABLE: "does not apply",
    Absence.INFINITE: "no end in sight",
    Absence.NEVER: "never",
    Absence.BEYOND_HORIZON: "not in sight",
}


def _money(metric: str) -> Callable[[Assessment], Cell]:
    def cell(a: Assessment) -> Cell:
        value = a.position.get(metric)
        return _known(value, lambda v: money_in_words(v, a.position.currency))

    return cell


def _growth(a: Assessment) -> Cell:
    return _known(a.position.get("growth"), lambda v: f"{share_in_words(v)} a month")


def _known(value: Value | None, words: Callable[[float], str]) -> Cell:
    if value is None:
        return Cell(UNKNOWN, Measure.unknown(UNKNOWN))
    return Cell(words(value.likely), Measure.known(value.likely))


def _growth_needed(a: Assessment) -> Cell:
    measure = a.analysis.growth_needed
    if measure.absence is Absence.NOT_APPLICABLE:
        return Cell("none: profitable", measure)
    if measure.absence is Absence.NEVER:
        return Cell("no growth is enough", measure)
    return Cell(_words(measure, lambda value: f"{share_in_words(value)} a month"), measure)


def _worst_flag(a: Assessment) -> Cell:
    worst = a.worst_flags
    return Cell(f"{worst[0].title} ({worst[0].severity.value})" if worst else "none raised")


def _coverage(a: Assessment) -> Cell:
    return Cell(share_in_words(a.coverage.known_share), Measure.known(a.coverage.known_share))


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


_MEASURES: tuple[tuple[str, str, str, bool | None, Callable[[Assessment], Cell]], ...] = (
    ("verdict", "Verdict", "on the founder's terms", None, _verdict),
    ("founder", "Founder's terms", "costs and growth stay as they are", None, _founder),
    ("sober", "Sober terms", "costs grow as observed, growth fades", None, _sober),
    ("alive_24", "Alive in 24 months", "share of simulated futures, if no one invests", True, _alive_24),
    ("runway", "Runway", "until cash is gone, on the founder's terms", True, _runway),
    ("to_profit", "Profit in", "on the founder's terms", False, _to_profit),
    ("capital", "Needs until profit", "losses until then, on the founder's terms", False, _capital),
    ("cash", "Cash", "on that day", True, _money("cash")),
    ("revenue", "Revenue a month", "what customers pay for", True, _money("revenue")),
    ("net_burn", "Net burn a month", "expenses less revenue", False, _money("net_burn")),
    ("growth", "Revenue growth", "of the last months", True, _growth),
    ("growth_needed", "Growth needed to live", "costs and growth constant", False, _growth_needed),
    ("worst_flag", "Worst flag", "one critical flag is not averaged away", None, _worst_flag),
    ("known", "Known", "share of what matters", True, _coverage),
)
