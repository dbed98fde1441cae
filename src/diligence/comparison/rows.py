"""The rows of the table, in order: what is asked of every company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diligence.amounts import Absence, Measure, number_in_words, share_in_words
from diligence.comparison import criteria, figures
from diligence.comparison.cell import DOES_NOT_APPLY, UNKNOWN, Cell, Row
from diligence.comparison.judge import ask_about_fit
from diligence.comparison.standing import standing_of, themes_of
from diligence.comparison.words import span_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diligence.assessment import Assessment
    from diligence.comparison.exchange import Exchange
    from diligence.comparison.order import Column
    from diligence.model import Theme

MORE, LESS, NEITHER = True, False, None
"""Which direction is good by itself."""

KNOWN = "What is known"
"""The foot of the table."""

_GROUPS = {
    "money": criteria.SURVIVAL,
    "pmf": criteria.FIT,
    "vision": criteria.TEAM,
    "team": criteria.TEAM,
    "culture": criteria.CULTURE,
    "work": criteria.WORK,
    "bureaucracy": criteria.WORK,
    "role": criteria.ROLE,
    "future": criteria.ROLE,
    "offer": criteria.ROLE,
}
"""Where the answers on a theme stand; a theme of the reader's own stands with the role."""


@dataclass(frozen=True)
class Measured:
    """One row before it is filled.

    Attributes
    ----------
    cell
        What a company has for it.
    criterion
        The criterion an alternative answers it by; empty where it doesn't apply to one.
    """

    id: str
    label: str
    help: str
    more_is_better: bool | None
    group: str
    cell: Callable[[Assessment], Cell]
    criterion: str = ""


def rows_of(
    assessments: Sequence[Assessment], others: Sequence[Column], exchange: Exchange
) -> tuple[Row, ...]:
    """Every row with a cell for each company, then for each alternative."""
    themes = {theme.id: theme for a in reversed(assessments) for theme in a.bank.themes}
    order = dict.fromkeys(theme.id for a in assessments for theme in a.bank.themes)
    measured = _measured([themes[name] for name in order], exchange)
    return tuple(_filled(row, assessments, others) for row in measured)


def _filled(row: Measured, assessments: Sequence[Assessment], others: Sequence[Column]) -> Row:
    cells = (*(row.cell(a) for a in assessments), *(_of_alternative(row.criterion, each) for each in others))
    mixed = len({cell.currency for cell in cells} - {""}) > 1
    return Row(row.id, row.label, row.help, None if mixed else row.more_is_better, cells, row.group)


def _of_alternative(criterion: str, column: Column) -> Cell:
    reading = next((r for r in column.readings if r.criterion.id == criterion), None)
    if reading is None or not reading.applies:
        return Cell(DOES_NOT_APPLY, Measure.not_applicable(DOES_NOT_APPLY))
    if reading.likely is None:
        return Cell(UNKNOWN, Measure.unknown(reading.why), ask=reading.ask)
    cell = Cell(reading.in_words, Measure.known(reading.likely))
    if reading.is_exact:
        return cell
    ends = sorted((reading.worst, reading.best))
    words = span_in_words(*(reading.criterion.words(end) for end in ends))
    return Cell(cell.text, cell.value, (ends[0], ends[1]), words)


def _measured(themes: Sequence[Theme], exchange: Exchange) -> tuple[Measured, ...]:
    """All rows: flags and verdict on top, the groups, and coverage at the foot."""
    rows = (*_top(), *_survival(exchange), *_growth(exchange), *_fit())
    order = ("", *criteria.GROUPS)
    themed = [_themed(theme) for theme in themes if theme.id != "pmf"]
    grouped = sorted((*rows, *themed), key=lambda row: order.index(row.group))
    return (*grouped, *(_known_of(theme) for theme in themes), _known())


def _top() -> tuple[Measured, ...]:
    return (
        Measured(
            "worst_flag", "Worst flag", "one critical flag is not averaged away", NEITHER, "", _worst_flag
        ),
        Measured(
            "verdict", "Verdict", "on the founder's terms", NEITHER, "", lambda a: Cell(a.verdict.words)
        ),
    )


def _survival(exchange: Exchange) -> tuple[Measured, ...]:
    group = criteria.SURVIVAL

    def founder(a: Assessment) -> Cell:
        return Cell(a.analysis.founder.verdict.words)

    def sober(a: Assessment) -> Cell:
        return Cell(a.analysis.sober.verdict.words)

    def capital(a: Assessment) -> Cell:
        return figures.capital(a, exchange)

    def odds(a: Assessment) -> Cell:
        return figures.alive_24(a)

    burn = figures.money("net_burn", exchange)
    chance = "share of simulated futures, if no one invests"
    losses = "losses until then, on the founder's terms"
    return (
        Measured("founder", "Founder's terms", "costs and growth stay as they are", NEITHER, group, founder),
        Measured("sober", "Sober terms", "costs grow as observed, growth fades", NEITHER, group, sober),
        Measured("alive_24", "Alive in 24 months", chance, MORE, group, odds, "alive_24"),
        Measured(
            "runway",
            "Runway",
            "until cash is gone, on the founder's terms",
            MORE,
            group,
            figures.runway,
            "runway",
        ),
        Measured("to_profit", "Profit in", "on the founder's terms", LESS, group, figures.to_profit),
        Measured("capital", "Needs until profit", losses, LESS, group, capital),
        Measured("cash", "Cash", "on that day", MORE, group, figures.money("cash", exchange)),
        Measured("net_burn", "Net burn a month", "expenses less revenue", LESS, group, burn),
    )


def _growth(exchange: Exchange) -> tuple[Measured, ...]:
    group = criteria.GROWTH
    revenue = figures.money("revenue", exchange)
    monthly = figures.rate("growth", lambda value: f"{share_in_words(value)} a month")
    return (
        Measured("revenue", "Revenue a month", "what customers pay for", MORE, group, revenue),
        Measured("growth", "Revenue growth", "of the last months", MORE, group, monthly, "growth"),
        Measured(
            "growth_needed",
            "Growth needed to live",
            "costs and growth constant",
            LESS,
            group,
            figures.growth_needed,
        ),
        Measured(
            "burn_multiple",
            "Burn multiple",
            "burned for each 1 of new yearly revenue",
            LESS,
            group,
            _burn_multiple,
            "efficiency",
        ),
    )


def _burn_multiple(a: Assessment) -> Cell:
    indicator = next(each for each in a.analysis.indicators if each.id == "burn_multiple")
    cell = Cell(figures.in_words(indicator.value, number_in_words), indicator.value, note=indicator.note)
    if indicator.value.absence is Absence.NOT_APPLICABLE:
        return Cell("nothing burned", indicator.value)
    return figures.resting_on(cell, a, "net_burn", "recurring_revenue", "revenue", "growth")


def _fit() -> tuple[Measured, ...]:
    group = criteria.FIT
    return (
        Measured("fit", "Product-market fit", "level shown, of 0 to 5", MORE, group, _fit_cell, "fit"),
        Measured(
            "must_have_share",
            "Would miss it",
            "share of users very disappointed without it",
            MORE,
            group,
            figures.rate("must_have_share", share_in_words),
        ),
        Measured(
            "nrr",
            "Net revenue retention",
            "revenue from last year's customers, now over then",
            MORE,
            group,
            figures.rate("nrr", share_in_words),
        ),
    )


def _fit_cell(a: Assessment) -> Cell:
    fit = a.fit
    if fit.level.value is None:
        return Cell(UNKNOWN, fit.level, ask=ask_about_fit(a), note=fit.in_words)
    return Cell(f"level {fit.level.value:.0f} of 5", fit.level, note=fit.in_words)


def _themed(theme: Theme) -> Measured:
    group = _GROUPS.get(theme.id, criteria.ROLE)
    alternative = theme.id if theme.id in criteria.THEMES else ""
    told = "known of it, and the worst of that"

    def cell(a: Assessment) -> Cell:
        return _answers(a, theme.id)

    return Measured(f"answers_{theme.id}", theme.title, told, NEITHER, group, cell, alternative)


def _answers(a: Assessment, theme: str) -> Cell:
    """How much of a theme is known and the worst of it; the range is how its answers stand."""
    profile = next((each for each in a.profile if each.coverage.theme == theme), None)
    if profile is None:
        return Cell(DOES_NOT_APPLY, Measure.not_applicable("it was judged without this theme"))
    standing = standing_of(a.dossier, themes_of(a.bank, theme))
    if not (profile.coverage.answered or profile.red or standing.judged):
        return Cell(UNKNOWN, Measure.unknown(UNKNOWN), ask=standing.ask)
    cell = Cell(profile.in_words.rstrip("."), ask=standing.ask)
    if not standing.judged:
        return cell
    least, most = (share_in_words(end) for end in (standing.least, standing.most))
    oldest = min(answer.as_of for answer in standing.answers)
    return replace(
        cell,
        span=(standing.least, standing.most),
        span_text=f"{least if least == most else span_in_words(least, most)} answered well",
        as_of=oldest,
        age_days=max(0, (a.as_of - oldest).days),
    )


def _worst_flag(a: Assessment) -> Cell:
    worst = a.worst_flags
    if not worst:
        return Cell("none raised")
    return Cell(f"{worst[0].title} ({worst[0].severity.value})", ask=worst[0].ask, note=worst[0].why)


def _known_of(theme: Theme) -> Measured:
    def cell(a: Assessment) -> Cell:
        found = next((each for each in a.coverage.themes if each.theme == theme.id), None)
        if found is None or not found.total:
            return Cell(DOES_NOT_APPLY, Measure.not_applicable("it was judged without this theme"))
        return Cell(f"{found.answered} of {found.total}", Measure.known(found.answered / found.total))

    return Measured(f"known_{theme.id}", theme.title, "questions answered", MORE, KNOWN, cell)


def _known() -> Measured:
    def cell(a: Assessment) -> Cell:
        share = a.coverage.known_share
        return Cell(share_in_words(share), Measure.known(share))

    return Measured("known", "Known", "share of what matters", MORE, KNOWN, cell)
