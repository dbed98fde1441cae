"""Sentences about one assessment, in the voice of a careful friend."""

from __future__ import annotations

from diligence.amounts import (
    Absence,
    Measure,
    day_in_words,
    money_in_words,
    months_in_words,
    share_in_words,
)
from diligence.analysis import Flip, IfTheyRaise, Odds, Position, Reading, Verdict
from diligence.assessment import Assessment
from diligence.charts.cash_words import SHORT_MONTHS, within
from diligence.charts.state import State, state_of, state_of_verdict
from diligence.comparison.words import in_100
from diligence.model import METRICS, Unit

ABOUT = 2
"""Significant digits in sentences; tables have the exact values."""


def standing(assessment: Assessment) -> str:
    """The state in words, and on which terms it holds."""
    state, analysis = state_of(assessment), assessment.analysis
    founder, sober = state_of_verdict(analysis.founder.verdict), state_of_verdict(analysis.sober.verdict)
    if state is State.UNKNOWN:
        return "no verdict yet"
    if state is State.UNDECIDED and founder is not sober and sober is not State.UNKNOWN:
        return "undecided: the two terms disagree"
    if state is State.UNDECIDED:
        return "undecided: within the ranges of its figures it could be either"
    return f"{state.value} on both terms" if founder is sober else f"{state.value} on the founder's terms"


def how_sure(assessment: Assessment) -> tuple[str, ...]:
    """What would change the verdict, one sentence each; one sentence when nothing would."""
    analysis, position = assessment.analysis, assessment.position
    if analysis.flips:
        return tuple(flip_in_words(flip, position) for flip in analysis.flips)
    if analysis.sober_flips:
        turns = (lower_first(flip_in_words(flip, position)) for flip in analysis.sober_flips)
        return tuple(f"On sober terms: {turn}" for turn in turns)
    if state_of(assessment) is State.UNKNOWN:
        return ()
    founder, sober = assessment.analysis.founder.verdict, assessment.analysis.sober.verdict
    if founder.is_dead != sober.is_dead:
        return (f"On sober terms it is {sober.words}.",)
    if any(value.is_range for value in assessment.position.values.values()):
        return ("The verdict is the same over the whole range of every figure.",)
    return ()


def flip_in_words(flip: Flip, position: Position) -> str:
    """What changes the verdict, past which value, and to what."""
    if flip.past is None:
        ends = "best" if flip.above else "worst"
        return f"With every figure at the {ends} end of its range it would be {flip.becomes.words}."
    side = "above" if flip.above else "below"
    value = metric_in_words(flip.metric, flip.past, position.currency)
    return f"With {label_of(flip.metric)} {side} {value} it would be {flip.becomes.words}."


def reading_in_words(reading: Reading, position: Position) -> str:
    """One reading in one line: "needs $1.2M to reach profit in 19 months, has $196k"."""
    projection, cash = reading.projection, position.likely("cash")
    needed, to_profit = projection.capital_needed.value, projection.months_to_profit.value
    if reading.verdict is Verdict.PROFITABLE or needed is None or not to_profit or cash is None:
        return lower_first(reading.why).removesuffix(".").replace("not known yet: ", "missing: ")
    return (
        f"needs {money_in_words(needed, position.currency)} to reach profit in {months_in_words(to_profit)}, "
        f"has {money_in_words(cash, position.currency)}"
    )


def odds_in_words(odds: Odds) -> str:
    """Who lives how long, in futures out of a hundred.

    Examples
    --------
    >>> certain = Odds(dict.fromkeys((12, 24), Measure.known(1.0)), Measure.known(1.0), 0.0, {}, ())
    >>> odds_in_words(certain)
    'alive in 12 and 24 months: more than 99 in 100, if no one invests'
    """
    if any(share.value is None for share in odds.alive.values()):
        needs = odds.alive[12].why.removesuffix(" not known yet").split(", ")
        return f"not known yet: for this, {listed(needs)} would have to be known"
    said = {month: in_100(share.value or 0.0) for month, share in odds.alive.items()}
    if len(set(said.values())) == 1:
        months = listed([str(month) for month in said])
        return f"alive in {months} months: {next(iter(said.values()))}, if no one invests"
    first, *rest = (f"in {month}{' months' if month == min(said) else ''}: {said[month]}" for month in said)
    return f"alive {', '.join((first, *rest))}, if no one invests"


def growth_in_words(needed: Measure) -> str:
    """The growth its burn demands, or which kind of absence it is."""
    if needed.value is not None:
        return f"{share_in_words(needed.value)} a month"
    if needed.absence is Absence.NOT_APPLICABLE:
        return "none: it is profitable already"
    if needed.absence is Absence.NEVER:
        return f"there is none: {needed.why}"
    return measure_in_words(needed)


def measure_in_words(measure: Measure, currency: str = "") -> str:
    """A number, or which kind of absence it is, and why. No two absences read the same.

    Examples
    --------
    >>> measure_in_words(Measure.known(19.0)), measure_in_words(Measure.known(0.0))
    ('19 months', 'now')
    >>> measure_in_words(Measure.infinite("revenue pays for everything"))
    'without end: revenue pays for everything'
    >>> measure_in_words(Measure.never("there is no revenue yet"))
    'never: there is no revenue yet'
    >>> measure_in_words(Measure.not_applicable("nothing is burned"))
    'does not apply: nothing is burned'
    >>> measure_in_words(Measure.unknown("cash not known yet"))
    'cash not known yet'
    """
    if measure.value is not None and currency:
        return money_in_words(measure.value, currency) if measure.value else "nothing"
    if measure.value is not None:
        return months_in_words(measure.value) if measure.value else "now"
    words = {
        Absence.UNKNOWN: "not known yet",
        Absence.NOT_APPLICABLE: "does not apply",
        Absence.INFINITE: "without end",
        Absence.NEVER: "never",
        Absence.BEYOND_HORIZON: "further off than can be looked ahead",
    }[measure.absence or Absence.UNKNOWN]
    if measure.absence is Absence.BEYOND_HORIZON:
        return words
    if measure.absence is Absence.UNKNOWN and words in measure.why:
        return measure.why
    return f"{words}: {measure.why}" if measure.why else words


def facts_line(assessment: Assessment) -> str:
    """One line on the company: only what is known."""
    company, position = assessment.dossier.company, assessment.position
    place = [company.does, company.sector if company.sector != company.does else "", company.country]
    money = [company.stage]
    if (raised := position.likely("total_raised")) is not None:
        money.append(f"{money_in_words(raised, position.currency)} raised")
    people = []
    if (headcount := position.likely("headcount")) is not None:
        people.append(f"{headcount:,.0f} {'person' if headcount == 1 else 'people'}")
    if company.founded:
        people.append(f"founded {company.founded.year}")
    groups = (", ".join(filter(None, group)) for group in (place, money, people))
    return " \N{MIDDLE DOT} ".join(filter(None, groups))


def known_in_words(assessment: Assessment) -> str:
    """How much of what matters is known."""
    return f"{share_in_words(assessment.coverage.known_share)} of what matters is known"


def as_of_in_words(assessment: Assessment) -> str:
    """The day the judgement is for."""
    return f"as of {day_in_words(assessment.as_of)}"


def label_of(metric: str) -> str:
    """A metric as people call it, in running text."""
    if metric in METRICS:
        return lower_first(METRICS[metric].label)
    if "." in metric:
        return f"an answer on {metric.partition('.')[2].replace('-', ' ')}"
    return metric.replace("_", " ")


def metric_in_words(metric: str, value: float, currency: str) -> str:
    """A value of a metric with its unit; flows and rates are per month."""
    about = METRICS.get(metric)
    monthly = " a month" if about is not None and about.has_period else ""
    if about is None or about.unit is Unit.SHARE:
        return f"{share_in_words(value)}{monthly if about else ' a month'}"
    if about.unit is Unit.MONEY:
        return f"{money_in_words(value, currency)}{monthly}"
    if about.unit is Unit.MONTHS:
        return months_in_words(value)
    if about.unit is Unit.YES_NO:
        return "yes" if value else "no"
    return f"{value:,.0f}{monthly}"


def raising_in_words(raising: IfTheyRaise) -> str:
    """How many live if a round may come; never mixed with the odds."""
    if raising.raised.value is None:
        return f"not known: {raising.raised.why}"
    alive = [f"in {month} months: {in_100(share.value or 0.0)}" for month, share in raising.alive.items()]
    return f"alive {', '.join(alive)}; a round closes in {in_100(raising.raised.value)}"


_SMALL = ("no", "one", "two", "three", "four", "five", "six")
_NEARLY_WHOLE = 0.15


def about_months(months: float) -> str:
    """A duration as one says it: small whole numbers as words, days where a month is too coarse.

    Examples
    --------
    >>> about_months(2.02), about_months(13.4), about_months(0.5), about_months(1.0)
    ('two months', '13 months', 'about 15 days', 'one month')
    """
    if months < SHORT_MONTHS:
        return within(months).removeprefix("in ")
    whole = round(months)
    if abs(months - whole) <= _NEARLY_WHOLE and whole < len(_SMALL):
        return f"{_SMALL[whole]} month{'' if whole == 1 else 's'}"
    return months_in_words(months)


def counted(count: int, noun: str) -> str:
    """A number of things.

    Examples
    --------
    >>> counted(0, "figure"), counted(1, "figure"), counted(1_200, "figure")
    ('no figures', '1 figure', '1,200 figures')
    """
    return f"{f'{count:,}' if count else 'no'} {noun}{'' if count == 1 else 's'}"


def listed(words: list[str]) -> str:
    """Words as one lists them aloud.

    Examples
    --------
    >>> listed(["cash", "growth", "expenses"]), listed(["cash"])
    ('cash, growth and expenses', 'cash')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def capital(words: str) -> str:
    """The same with a capital first letter."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """The same with a small first letter, for the middle of a sentence."""
    return words[:1].lower() + words[1:]
