"""Rules about what growth costs, and what is left of each sale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diligence.amounts import Absence, money_in_words, months_in_words, number_in_words, share_in_words
from diligence.flags import exceptions
from diligence.flags.flag import Rubric
from diligence.flags.sources import A16Z, FELD, OUR_OWN, SACKS, SCALING, SKOK
from diligence.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

R4 = Rubric("R4", "Growth is costly", SACKS, "cost of growth")
R8 = Rubric(
    "R8", "Customers pay back little or late", f"{SKOK}; {SCALING}; 30 months: {OUR_OWN}", "customers"
)
RULE_OF_40 = Rubric("R8.rule_of_40", "Under the rule of 40", FELD, "cost of growth")
R9 = Rubric("R9", "The gross margin is thin", f"{A16Z}; Bessemer; borders: {OUR_OWN}", "gross margin")

SOFTWARE = frozenset(("software", "saas", "cloud", "app", "apps"))
"""Words of a sector that say so."""

_WHAT_IT_COSTS = "Are hosting, models, support and delivery in the cost of revenue, and which is the largest?"

Found = tuple[Severity, str] | None


def costly_growth(brief: Brief) -> Iterator[Finding]:
    """R4: the burn multiple, net burn over net new ARR, is above what its stage can bear."""
    multiple = brief.indicator("burn_multiple").value
    if multiple.absence is Absence.UNKNOWN:
        yield R4.unknown(*brief.missing("net_burn", "revenue", "growth"))
        return
    if multiple.absence is Absence.NOT_APPLICABLE or brief.likely("revenue") == 0:
        return
    times = float("inf") if multiple.value is None else multiple.value
    severity, seed = _burn_severity(brief, times), exceptions.at_seed(brief)
    if severity is None:
        return
    evidence = brief.evidence("net_burn", "recurring_revenue", "revenue", "growth")
    if little := exceptions.small_base(brief):
        yield R4.withheld(little)
    elif seed and times <= brief.at.burn_multiple_major_times:
        yield R4.withheld(seed)
    else:
        currency = brief.analysis.position.currency
        why = (
            "It burns money and adds no recurring revenue."
            if multiple.value is None
            else f"It burns {money_in_words(times, currency)} for each {money_in_words(1, currency)} "
            "of annual recurring revenue it adds."
        )
        yield R4.red(severity, why, evidence, "What would sales be with half the spending on them?")


def _burn_severity(brief: Brief, times: float) -> Severity | None:
    later = brief.stage in ("series a", "later")
    if times > (brief.at.burn_multiple_later_times if later else brief.at.burn_multiple_major_times):
        return Severity.MAJOR
    return Severity.MINOR if times > brief.at.burn_multiple_minor_times else None


def weak_unit_economics(brief: Brief) -> Iterator[Finding]:
    """R8: a customer brings little more than it costs to win, or pays that back late."""
    found = [each for each in (_lifetime_value(brief), _payback(brief)) if each is not None]
    unknown = [
        name
        for name in ("ltv_cac", "cac_payback_months")
        if brief.indicator(name).value.absence is Absence.UNKNOWN
    ]
    if found:
        severity = min((each[0] for each in found), key=lambda s: s.rank)
        evidence = brief.evidence("cac", "acv", "gross_margin", "churn", "sales_marketing", "customers")
        ask = "Which channel pays back soonest, and which never does?"
        flag = R8.red(severity, " ".join(each[1] for each in found), evidence, ask)
        seed = exceptions.at_seed(brief)
        yield flag.softened_to(Severity.INFO, seed) if seed else flag
    elif unknown:
        needs = ("cac", "gross_margin", "churn") if "ltv_cac" in unknown else ("cac", "gross_margin")
        yield R8.unknown(*(brief.missing(*needs) or ("acv",)))


def _lifetime_value(brief: Brief) -> Found:
    times = brief.indicator("ltv_cac").value.value
    if times is None or times >= brief.at.ltv_cac_minor_times:
        return None
    severity = Severity.MAJOR if times < brief.at.ltv_cac_major_times else Severity.MINOR
    return severity, f"A customer brings {number_in_words(times)} times what it costs to win."


def _payback(brief: Brief) -> Found:
    measure = brief.indicator("cac_payback_months").value
    if measure.absence is Absence.NEVER:
        return Severity.MAJOR, f"What it costs to win a customer is never paid back: {measure.why}."
    limit = payback_limit(brief)
    if measure.value is None or measure.value <= limit:
        return None
    severity = Severity.MAJOR if measure.value > brief.at.payback_major_months else Severity.MINOR
    span, usual = months_in_words(measure.value), months_in_words(limit)
    return severity, f"Winning a customer is paid back in {span}; {usual} is good for customers of that size."


def payback_limit(brief: Brief) -> float:
    """Months in which a customer should pay back, by contract value; the longest where it is not known."""
    at, month = brief.at, brief.indicator("arpa").value.value
    if month is None or 12 * month >= at.large_customer_acv_usd:
        return at.payback_large_months
    return at.payback_mid_months if 12 * month >= at.mid_customer_acv_usd else at.payback_small_months


def rule_of_40(brief: Brief) -> Iterator[Finding]:
    """R8, at scale: yearly growth and profit margin together are under 40 %."""
    measure = brief.indicator("rule_of_40").value
    if measure.absence is Absence.UNKNOWN or brief.indicator("arr").value.absence is Absence.UNKNOWN:
        yield RULE_OF_40.unknown(*brief.missing("growth", "net_burn", "revenue"))
    elif measure.value is None or measure.value >= brief.at.rule_of_40_share:
        return
    elif small := exceptions.below_scale(brief):
        yield RULE_OF_40.withheld(small)
    elif exceptions.annual_revenue_usd(brief) is not None:
        why = f"Yearly growth and profit margin together are {share_in_words(measure.value)}, under 40 %."
        evidence = brief.evidence("growth", "net_burn", "revenue")
        ask = "Which comes first in the plan, faster growth or smaller losses, and by when?"
        yield RULE_OF_40.red(Severity.MINOR, why, evidence, ask)


def thin_gross_margin(brief: Brief) -> Iterator[Finding]:
    """R9: service or computing eats what growth brings; goods and regulated fields are given more room."""
    margin = brief.likely("gross_margin")
    if margin is None:
        yield R9.unknown("gross_margin")
        return
    at = brief.at
    severity = _margin_severity(margin, at.software_margin_major_share, at.software_margin_minor_share)
    if severity is None:
        return
    sector, capital = brief.dossier.company.sector.lower(), exceptions.capital_intensive(brief)
    if margin <= 0:
        why = "What is sold costs at least what it brings in: no growth turns that into profit."
        yield R9.red(severity, why, brief.evidence("gross_margin"), _WHAT_IT_COSTS)
        return
    if not sector and not capital:
        yield R9.unknown("sector")
    if not capital and SOFTWARE.isdisjoint(re.findall(r"[a-z]+", sector)):
        return
    lenient = _margin_severity(margin, at.goods_margin_major_share, at.goods_margin_minor_share)
    if capital and lenient is None:
        yield R9.withheld(capital)
        return
    least = at.goods_margin_minor_share if capital else at.software_margin_minor_share
    left, usual = (
        share_in_words(margin),
        f"{share_in_words(least)} {'in such a field' if capital else 'in software'}",
    )
    why = f"Of revenue {left} is left after its own cost; less than {usual} is little."
    flag = R9.red(severity, why, brief.evidence("gross_margin"), _WHAT_IT_COSTS)
    yield flag.softened_to(lenient, capital) if capital and lenient else flag


def _margin_severity(margin: float, major: float, minor: float) -> Severity | None:
    return Severity.MAJOR if margin < major else Severity.MINOR if margin < minor else None


EFFICIENCY_RULES: tuple[Rule, ...] = (costly_growth, weak_unit_economics, rule_of_40, thin_gross_margin)
