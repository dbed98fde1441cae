"""The words of the cash chart: its title, its sentence, its table, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diligence.amounts import day_in_words, exact_money_in_words, money_in_words, months_in_words
from diligence.analysis import Analysis, Projection, runway
from diligence.assessment import Assessment
from diligence.charts.picture import NumbersTable
from diligence.model import METRICS
from diligence.months import DAYS_PER_MONTH

SHORT_MONTHS = 0.95
_STEPS = (0, 1, 2, 3, 6, 9, 12, 18, 24, 30, 36)


def cash_title(assessment: Assessment) -> str:
    """The answer as a sentence, made from the data.

    Every kind of answer has its own words: gone by a month, paid for by revenue,
    profit before the end, longer than shown, and not known.
    """
    analysis = assessment.analysis
    if analysis.founder.projection.cash.size == 0:
        return _title_without_path(assessment)
    founder, sober = analysis.founder.projection, analysis.sober.projection
    fates = _fate(founder), _fate(sober)
    gone = founder.runway_months.value, sober.runway_months.value
    profit = founder.months_to_profit.value, sober.months_to_profit.value
    if None not in gone:
        return f"The money is gone {_both(gone)}"
    if gone == (None, None) and None not in profit and profit != (0, 0):
        return f"Profit comes before the money is gone: {_both(profit)}"
    if fates[0] == fates[1]:
        return _capital(fates[0])
    return f"{_capital(fates[0])} on the founder's terms; on sober terms {fates[1]}"


def _both(months: tuple[float | None, float | None]) -> str:
    """Two durations, said once when they read the same."""
    founder, sober = (within(value or 0.0) for value in months)
    if founder == sober:
        return f"{founder} on both terms"
    if min(value or 0.0 for value in months) >= SHORT_MONTHS:
        sober = sober.split(" ")[1]
    return f"{founder}, or {sober} on sober terms"


def _title_without_path(assessment: Assessment) -> str:
    position = assessment.position
    months = runway(position, assessment.projection)
    if position.likely("cash") is None:
        burn = position.likely("net_burn")
        if burn is not None and burn <= 0:
            return "Nothing is burned; how much cash there is, is not known yet"
        return "Cash is not known yet"
    if months is not None:
        return f"At today's burn the money is gone {within(months)}"
    burn = position.likely("net_burn")
    if burn is not None:
        return "Nothing is burned: it lives on what it earns"
    return "How fast the money goes is not known yet"


def _fate(projection: Projection) -> str:
    if projection.runway_months.value is not None:
        return f"the money is gone {within(projection.runway_months.value)}"
    to_profit = projection.months_to_profit.value
    if to_profit == 0:
        return "revenue pays for everything"
    if to_profit is not None:
        return f"profit comes {within(to_profit)}"
    return "the money lasts longer than three years"


def within(months: float) -> str:
    """When, from today: in months, in days where a month is too coarse, or now.

    Examples
    --------
    >>> within(0.4975), within(0.0), within(2.02)
    ('in about 15 days', 'now', 'in 2 months')
    """
    if months >= SHORT_MONTHS:
        return f"in {months_in_words(months)}"
    days = round(months * DAYS_PER_MONTH)
    return f"in about {days} day{'' if days == 1 else 's'}" if days else "now"


def in_short(gone: float | None, to_profit: float | None = None) -> str:
    """What becomes of a path, in a few words.

    Examples
    --------
    >>> in_short(2.02, 19), in_short(2.02), in_short(None, 0), in_short(None)
    ('profit in 19 months', 'gone in 2 months', 'profitable', 'no end in sight')
    """
    if to_profit is not None:
        return f"profit {within(to_profit)}" if to_profit else "profitable"
    return "no end in sight" if gone is None else f"gone {within(gone)}"


def cash_sentence(assessment: Assessment, title: str) -> str:
    """The chart in one sentence, for those who do not see it."""
    position = assessment.position
    cash, burn = position.likely("cash"), position.likely("net_burn")
    day = day_in_words(assessment.as_of)
    if cash is None:
        return f"{title}, so nothing can be drawn from {day} on."
    has = f"On {day} there is {money_in_words(cash, position.currency)}"
    if burn is not None and burn > 0:
        has += f" and {money_in_words(burn, position.currency)} a month more is spent than earned"
    elif burn is not None:
        has += " and nothing is burned"
    return f"{has}. {title}{_shortfall(assessment.analysis)}."


def _shortfall(analysis: Analysis) -> str:
    projection = analysis.founder.projection
    needed, to_profit = projection.capital_needed.value, projection.months_to_profit.value
    if needed is None or not to_profit or projection.cash.size == 0 or needed <= projection.cash[0]:
        return ""
    lacks = money_in_words(needed - float(projection.cash[0]), analysis.position.currency)
    return f"; to reach profit {within(to_profit)} on the founder's terms it would need {lacks} more"


def what_is_missing(assessment: Assessment) -> tuple[str, ...]:
    """Each missing figure with the question to ask and whom, one sentence each."""
    return tuple(_ask_for(metric, assessment) for metric in missing_for_path(assessment))


def missing_for_path(assessment: Assessment) -> tuple[str, ...]:
    """The metrics without which no path of the cash can be drawn."""
    position = assessment.position
    wanted = ["cash"] if position.get("cash") is None else []
    if position.get("net_burn") is None:
        wanted += position.missing(("expenses", "revenue"))
    return tuple(wanted)


def _ask_for(metric: str, assessment: Assessment) -> str:
    label = METRICS[metric].label
    are = "are" if label.endswith("s") else "is"
    for question in assessment.next_questions:
        if question.about == metric:
            return f"{label} {are} not known yet: ask the {question.whom.value}, \u201c{question.ask}\u201d"
    return f"{label} {are} not known yet: ask the founder, \u201cWhat {are} the {label.lower()} today?\u201d"


def numbers_of(
    assessment: Assessment, paths: Sequence[tuple[str, Mapping[float, float]]], horizon: int
) -> NumbersTable:
    """The numbers behind the chart, to the unit, at telling months."""
    currency = assessment.position.currency
    bands = assessment.odds.cash_bands
    columns = ("Months from today", *(_capital(label) for label, _ in paths))
    columns += tuple(f"{band} % of futures have less than" for band in bands)
    steps = [step for step in (*_STEPS, horizon) if step <= horizon] if paths else []
    rows = tuple(
        (
            "today" if step == 0 else str(step),
            *(_cash_at(step, points, currency) for _, points in paths),
            *(exact_money_in_words(float(values[step]), currency) for values in bands.values()),
        )
        for step in sorted(set(steps))
    )
    return NumbersTable(f"Cash in {currency} by month; below zero is money it does not have", columns, rows)


def _cash_at(step: int, points: Mapping[float, float], currency: str) -> str:
    return exact_money_in_words(points[step], currency) if step in points else "profit by then"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
