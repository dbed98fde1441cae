"""Rules that hold the figures against each other. A contradiction is a question.

The arithmetic is that of the cross-checks; here is what is too far apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import Period
from diligence.analysis.story import amount_in_words
from diligence.flags import exceptions
from diligence.flags.flag import Rubric, Unknown
from diligence.flags.sources import DEFINITION, OUR_OWN
from diligence.flags.survival import runway_of
from diligence.model import METRICS, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis.check import CrossCheck
    from diligence.analysis.position import Position
    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

_WEIGHTY = ("cash", "runway_months", "revenue", "expenses", "net_burn")
_INPUTS = ("revenue", "expenses", "net_burn", "cash")

A_MONTH = "recurring_revenue_a_month"
"""What Q4 lacks where only ARR is known."""

Q1 = Rubric("Q1", "The stated runway does not follow", OUR_OWN, "money")
Q2 = Rubric("Q2", "Burn does not add up", OUR_OWN, "money")
Q3 = Rubric("Q3", "Growth was not that before", OUR_OWN, "stated growth")
Q4 = Rubric("Q4", "ARR is not twelve times MRR", OUR_OWN, "recurring revenue")
Q5 = Rubric("Q5", "ARR is not customers times price", OUR_OWN, "recurring revenue")
Q6 = Rubric("Q6", "Costs do not fit the people", OUR_OWN, "cost of people")
Q7 = Rubric("Q7", "The cash does not fit the round", OUR_OWN, "money")
CASH_BEFORE = "cash_before_the_round"
"""What Q7 lacks where the balance before the last round is not on record."""

Q9 = Rubric("Q9", "Figures are old", OUR_OWN, "stale")
MIXED = Rubric("Q9", "Figures of different times", OUR_OWN, "stale")


def stated_runway(brief: Brief) -> Iterator[Finding]:
    """Q1: the runway they state is not the one their cash and burn give."""
    check = _check(brief, "Q1")
    if check is None:
        yield from _unknown(brief, "Q1", "runway_months", "cash", "net_burn")
        return
    projected = runway_of(brief.analysis)
    far = projected is None or abs(check.stated - projected) > brief.at.runway_claim_share * projected
    if check.apart_share > brief.at.runway_claim_share and far:
        stated, given = check.in_words(brief.analysis.position.currency)
        why = f"The stated runway comes to {stated} from today; cash over net burn gives {given}."
        severity = _severity(check, brief.at.runway_claim_critical_share, Severity.MAJOR, Severity.CRITICAL)
        yield Q1.red(severity, why, check.figures, "Which assumptions turn cash and burn into your number?")


def stated_burn(brief: Brief) -> Iterator[Finding]:
    """Q2: stated net burn is not expenses less revenue."""
    check = _check(brief, "Q2")
    if check is None:
        yield from _unknown(brief, "Q2", "net_burn", "expenses", "revenue")
    elif check.apart_share > brief.at.burn_claim_share:
        stated, given = check.in_words(brief.analysis.position.currency)
        why = f"Net burn is stated as {stated}; expenses less revenue give {given.removesuffix(' a month')}."
        severity = _severity(check, brief.at.burn_claim_major_share, Severity.MINOR, Severity.MAJOR)
        yield Q2.red(severity, why, check.figures, "Is that gross or net, and which months?")


def stated_growth(brief: Brief) -> Iterator[Finding]:
    """Q3: growth as stated is far from that of the last year; says nothing on a tiny base."""
    check = _check(brief, "Q3")
    if check is None:
        yield from _unknown(brief, "Q3", "growth", "revenue") or _no_year_ago(brief)
        return
    points = abs(check.stated - check.reckoned)
    smaller, larger = sorted((abs(check.stated), abs(check.reckoned)))
    times = larger > brief.at.growth_claim_times * smaller or check.stated * check.reckoned < 0
    if points <= brief.at.growth_claim_points_rate or not times:
        return
    if little := exceptions.small_base(brief):
        yield Q3.withheld(little)
        return
    stated, given = check.in_words(brief.analysis.position.currency)
    why = f"Growth is stated as {stated}; over the last year it was {given}."
    ask = "What was revenue in each of the last twelve months?"
    yield Q3.red(Severity.MAJOR, why, check.figures, ask)


def _no_year_ago(brief: Brief) -> tuple[Unknown, ...]:
    growth = brief.analysis.position.get("growth")
    return () if growth is None or growth.is_derived else (Unknown("Q3", ("revenue_a_year_ago",)),)


def arr_and_mrr(brief: Brief) -> Iterator[Finding]:
    """Q4: annual recurring revenue is not twelve times the monthly one."""
    check = _check(brief, "Q4")
    if check is None:
        yield from _unknown(brief, "Q4", "recurring_revenue") or _no_month(brief)
    elif check.apart_share > brief.at.arr_claim_share:
        stated, given = check.in_words(brief.analysis.position.currency)
        why = f"ARR is stated as {stated}; {check.formula} is {given}."
        severity = _severity(check, brief.at.arr_claim_major_share, Severity.MINOR, Severity.MAJOR)
        yield Q4.red(severity, why, check.figures, "What counts as ARR here?")


def _no_month(brief: Brief) -> tuple[Unknown, ...]:
    stated = brief.dossier.figures_of("recurring_revenue")
    return (Unknown("Q4", (A_MONTH,)),) if any(figure.per is Period.YEAR for figure in stated) else ()


def arr_and_customers(brief: Brief) -> Iterator[Finding]:
    """Q5: annual recurring revenue is not what the customers pay."""
    check = _check(brief, "Q5")
    if check is None:
        yield from _unknown(brief, "Q5", "recurring_revenue", "customers", "acv")
        return
    few = exceptions.few_customers(brief)
    if check.apart_share <= brief.at.customers_claim_share:
        return
    if few and check.apart_share <= brief.at.few_customers_claim_share:
        yield Q5.withheld(few)
        return
    stated, given = check.in_words(brief.analysis.position.currency)
    why = f"ARR is stated as {stated}; {check.formula} is {given}."
    yield Q5.red(Severity.MAJOR, why, check.figures, "How many pay, and at what median price?")


def costs_and_people(brief: Brief) -> Iterator[Finding]:
    """Q6: expenses below what the people cost, or far above it."""
    check = _check(brief, "Q6")
    if check is None:
        yield from _unknown(brief, "Q6", "expenses", "headcount", "payroll")
        return
    times = check.stated / check.reckoned
    stated, given = check.in_words(brief.analysis.position.currency)
    why = f"Expenses are {stated}; the people alone cost about {given.removesuffix(' a month')}."
    if times < brief.at.people_low_times:
        ask = "What is left out of expenses, and are the founders paid?"
        yield Q6.red(Severity.MAJOR, why, check.figures, ask)
    elif times > brief.at.people_high_times:
        yield Q6.red(Severity.INFO, why, check.figures, "What else is in expenses, beside the people?")


def cash_since_the_round(brief: Brief) -> Iterator[Finding]:
    """Q7: more cash than there can be, or spent at another pace than net burn."""
    checks = _checks(brief, "Q7")
    if not checks:
        yield from _unknown(brief, "Q7", "last_round_amount", "cash", "net_burn") or _before_the_round(brief)
    for check in reversed(checks):
        too_much = check.metrics[0] == "cash"
        if check.apart_share > (0 if too_much else brief.at.spent_claim_share):
            stated, given = check.in_words(brief.analysis.position.currency)
            why = (
                f"Cash was {stated}; {check.formula} come to {given} at most."
                if too_much
                else f"Net burn is {stated}; {check.formula} is {given.removesuffix(' a month')}."
                if check.reckoned > 0
                else f"Net burn is {stated}, and there is more cash than the last round brought."
            )
            yield Q7.red(
                Severity.MAJOR, why, check.figures, "How did the cash go from the round to today's balance?"
            )
            return


def _before_the_round(brief: Brief) -> tuple[Unknown, ...]:
    """Of a round some months ago, the balance before it is lacking, where nothing else is."""
    return (Unknown("Q7", (CASH_BEFORE,)),) if brief.rounds else ()


def impossible_shares(brief: Brief) -> Iterator[Finding]:
    """Q8: shares that can't be so by definition, one flag for each."""
    checks = _checks(brief, "Q8")
    if all(check.apart_share <= 0 for check in checks):
        yield from _unknown(brief, "Q8", "grr", "nrr", "top_five_share", "largest_customer_share")
    for check in checks:
        if check.apart_share > 0:
            metric, (stated, limit) = check.metrics[0], check.in_words(brief.analysis.position.currency)
            label = METRICS[metric].label
            rubric = Rubric(
                f"Q8.{metric}",
                f"{label} can't be so",
                DEFINITION,
                f"definition of {metric}",
            )
            why = f"The {check.what} is {stated}; {check.formula} is {limit}."
            yield rubric.red(Severity.CRITICAL, why, check.figures, f"How is it calculated: {label.lower()}?")


def stale_figures(brief: Brief) -> Iterator[Finding]:
    """Q9: the verdict rests on figures that are old, or of different times."""
    as_of = brief.analysis.position.as_of
    by_id = {figure.id: figure for figure in brief.dossier.figures}
    ages: dict[str, int] = {}
    for metric in _INPUTS:
        sources = [by_id[i] for i in brief.evidence(metric) if i in by_id and by_id[i].metric == metric]
        if sources:
            ages[metric] = min((as_of - figure.as_of).days for figure in sources)
    old = {metric: days for metric, days in ages.items() if days > brief.at.stale_days}
    check = _check(brief, "Q9")
    if old:
        labels, oldest = [METRICS[metric].label.lower() for metric in old], max(old.values())
        why = f"Old figures: {', '.join(labels)}; the oldest is {oldest} days old."
        severity = Severity.MAJOR if oldest > brief.at.very_stale_days else Severity.MINOR
        latest = "is the latest figure" if len(labels) == 1 else "are the latest figures"
        ask = f"What {latest} for {' and '.join(labels)}?"
        yield Q9.red(severity, why, brief.evidence(*old), ask)
    elif check is not None and check.stated > brief.at.mixed_days:
        older, newer = (METRICS[metric].label.lower() for metric in check.metrics)
        why = f"The figures for {older} and {newer} are {check.stated:.0f} days apart."
        ask = f"What were {older} and {newer} on one and the same day?"
        yield MIXED.red(Severity.MINOR, why, check.figures, ask)


def two_tellers(brief: Brief) -> Iterator[Finding]:
    """Q11: two figures for the same thing and month disagree by more than a fifth."""
    position = brief.analysis.position
    for conflict in position.conflicts:
        said = " and ".join(amount_in_words(conflict.metric, v, position.currency) for v in conflict.values)
        label = METRICS[conflict.metric].label.lower()
        severity = Severity.MAJOR if conflict.metric in _WEIGHTY else Severity.MINOR
        rubric = Rubric(
            f"Q11.{conflict.metric}", f"Two figures for {label}", OUR_OWN, f"two figures for {label}"
        )
        brought = ", brought to the month" if _of_several_periods(position, conflict.figures) else ""
        ask = f"Which {label} stands, and why do they differ?"
        yield rubric.red(severity, f"On record for the same month{brought}: {said}.", conflict.figures, ask)


def _of_several_periods(position: Position, figures: tuple[str, ...]) -> bool:
    return len({position.figures[figure].per for figure in figures}) > 1


def _checks(brief: Brief, rule: str) -> list[CrossCheck]:
    return [check for check in brief.analysis.position.cross_checks if check.id == rule]


def _check(brief: Brief, rule: str) -> CrossCheck | None:
    return next(iter(_checks(brief, rule)), None)


def _unknown(brief: Brief, rule: str, *metrics: str) -> tuple[Unknown, ...]:
    """The rule with what it lacks; nothing where all is known, and the question does not arise."""
    missing = brief.analysis.position.missing(metrics)
    return (Unknown(rule, missing),) if missing else ()


def _severity(check: CrossCheck, border: float, below: Severity, above: Severity) -> Severity:
    return above if check.apart_share > border else below


CONSISTENCY_RULES: tuple[Rule, ...] = (
    stated_runway,
    stated_burn,
    stated_growth,
    arr_and_mrr,
    arr_and_customers,
    costs_and_people,
    cash_since_the_round,
    impossible_shares,
    stale_figures,
    two_tellers,
)
