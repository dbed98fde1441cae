"""Rules about those who pay: do they stay, are there enough of them, do they really pay?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import share_in_words
from diligence.flags import exceptions
from diligence.flags.flag import Rubric
from diligence.flags.sources import A16Z, OUR_OWN, POSTHOG_FIT, SKOK
from diligence.flags.testimony import Testimony, worst_number
from diligence.model import AnswerUnit, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

CONCENTRATION = (
    "Eagle Rock CFO, Customer Concentration Risk, "
    "https://www.eaglerockcfo.com/blog/financial-risk-management/customer-concentration"
)

R7 = Rubric("R7", "Revenue leaks", f"{SKOK}; SaaS Capital", "retention")
R10 = Rubric("R10", "A few customers carry it", CONCENTRATION, "concentration")
R11 = Rubric(
    "R11", "Part of the revenue is soft", f"{POSTHOG_FIT}; {A16Z}; 30 %: {OUR_OWN}", "kind of revenue"
)

REVENUE_KIND = "pmf.revenue-kind"
UNSIGNED = "unsigned-in-arr"
"""A question of the bank, and the sign that deals which aren't signed are counted."""


def leaky_retention(brief: Brief) -> Iterator[Finding]:
    """R7: what last year's customers pay shrinks, or customers leave fast."""
    at, nrr, grr, churn = brief.at, *map(brief.likely, ("nrr", "grr", "churn"))
    leaks, flat = [], False
    if nrr is not None and nrr < at.nrr_flat_ratio:
        leaks.append(f"net revenue retention is {share_in_words(nrr)} a year")
        flat = nrr >= at.nrr_leaky_ratio
    if grr is not None and grr < at.grr_leaky_share:
        leaks.append(f"gross revenue retention is {share_in_words(grr)} a year")
    if churn is not None and churn > at.churn_high_rate:
        leaks.append(f"customers leave at {share_in_words(churn)} a month")
    if leaks:
        severity = Severity.MINOR if flat and len(leaks) == 1 else Severity.MAJOR
        told = " and ".join(filter(None, (", ".join(leaks[:-1]), leaks[-1])))
        why = f"{told[0].upper()}{told[1:]}: growth first has to make up for what is lost."
        ask = "May I see retention by cohort, and for the customers it is made for?"
        yield R7.red(severity, why, brief.evidence("nrr", "grr", "churn"), ask)
    elif missing := brief.missing("nrr", "grr"):
        yield R7.unknown(*missing, *(brief.missing("churn") if nrr is None else ()))


def one_customer_company(brief: Brief) -> Iterator[Finding]:
    """R10: the largest customer, or the five largest, bring so much that the plan hangs on them."""
    at = brief.at
    largest, five = brief.likely("largest_customer_share"), brief.likely("top_five_share")
    said, severity = [], Severity.MINOR
    if largest is not None and largest > at.customer_minor_share:
        said.append(f"the largest customer brings {share_in_words(largest)} of revenue")
        severity = Severity.MAJOR if largest > at.customer_major_share else severity
    if five is not None and five > at.top_five_share:
        said.append(f"the five largest bring {share_in_words(five)}{'' if said else ' of revenue'}")
    if not said:
        if missing := brief.missing("largest_customer_share", "top_five_share"):
            yield R10.unknown(*missing)
        return
    told, evidence = ", and ".join(said), brief.evidence("largest_customer_share", "top_five_share")
    few = exceptions.few_customers(brief)
    ask = (
        "Who are they by name, and when does each contract renew?"
        if few
        else "When do those contracts renew?"
    )
    flag = R10.red(severity, f"{told[0].upper()}{told[1:]}.", evidence, ask)
    yield flag.softened_to(Severity.INFO, few) if few else flag


def soft_revenue(brief: Brief) -> Iterator[Finding]:
    """R11: much of what is called revenue is pilots, services, grants or passed on, or isn't signed."""
    read, unsigned = brief.numbers(REVENUE_KIND, AnswerUnit.SHARE), brief.ticked(REVENUE_KIND, UNSIGNED)
    soft, told_by = worst_number(read, max) if read else (None, Testimony())
    said, dispute = [], ""
    if soft is not None and soft > brief.at.soft_revenue_share:
        said.append(f"{share_in_words(soft)} of revenue is pilots, services, grants or money passed on")
        dispute = told_by.dispute
    if unsigned:
        said.append("deals that are not signed are counted in the yearly figure")
    if said:
        told = ", and ".join(said)
        evidence = tuple(dict.fromkeys((*told_by.evidence, *unsigned)))
        ask = "How much is under contract, comes back every year, and has been paid?"
        yield R11.red(Severity.MAJOR, f"{told[0].upper()}{told[1:]}.{dispute}", evidence, ask)
    elif soft is None:
        yield R11.unknown(REVENUE_KIND)


CUSTOMER_RULES: tuple[Rule, ...] = (leaky_retention, one_customer_company, soft_revenue)
