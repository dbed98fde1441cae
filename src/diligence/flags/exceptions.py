"""The exceptions X1 to X11: when a finding weighs less, or means nothing, and why.

X12, a missing input, is `flag.Unknown`; X13, one cause, is `engine.one_per_cause`.
Each function answers for one exception: the reason, or ``None`` where it doesn't apply
or can't be told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, months_in_words, number_in_words, share_in_words
from diligence.analysis import Verdict, scales_of
from diligence.analysis.foregone import FASTEST_GROWTH, SMALL_BASE
from diligence.analysis.growth import by_month
from diligence.analysis.growth_checks import JUMP_SHARE, RECENT_MONTHS, SHORT_MONTHS, changes
from diligence.flags.flag import Exemption
from diligence.flags.sources import FELD, GRAHAM, OUR_OWN, POSTHOG, SACKS
from diligence.months import months_between

if TYPE_CHECKING:
    from diligence.flags.brief import Brief

ONE_SALE = ("pmf.customers-top", "one-sale-doubled")
"""A question of the bank and the sign that says so."""

SEASON = "pmf.season"
SEASONAL = ("a season", "yearly payments in advance", "both")
"""A question of the bank, and the choices that say so."""

CAPITAL_INTENSIVE = frozenset(
    (
        "hardware",
        "biotech",
        "pharma",
        "medtech",
        "medical",
        "diagnostics",
        "semiconductor",
        "robotics",
        "regulated",
    )
)
"""Words of a sector that say so, where the company's facts don't."""


def small_base(brief: Brief) -> Exemption | None:
    """X1: growth says little: under 5,000 a month, of less than six months, or made by one sale."""
    return _tiny(brief) or short_history(brief) or _one_sale(brief)


def growth_decides(brief: Brief) -> bool:
    """Whether some growth that companies have had would turn the founder's verdict."""
    needed = brief.analysis.growth_needed.value
    return brief.analysis.founder.verdict is not Verdict.DEFAULT_DEAD or (
        needed is not None and needed <= FASTEST_GROWTH
    )


def _growth_says_little(why: str, brief: Brief) -> Exemption:
    return Exemption("X1", f"{why} {_added(brief)}".strip(), f"{POSTHOG}; {GRAHAM}; {OUR_OWN}")


def _tiny(brief: Brief) -> Exemption | None:
    position = brief.analysis.position
    revenue, least = position.likely("revenue"), SMALL_BASE.get(position.currency)
    if revenue is None or least is None or not 0 < revenue < least:
        return None
    base, border = (money_in_words(amount, position.currency) for amount in (revenue, least))
    return _growth_says_little(
        f"Revenue is {base} a month; under {border} a rate of growth says little.", brief
    )


def short_history(brief: Brief) -> Exemption | None:
    """X1, its second part: growth was read from revenue of less than six months."""
    growth, figures = brief.analysis.position.get("growth"), brief.analysis.position.figures
    if growth is None or not growth.is_derived:
        return None
    days = [figures[source].as_of for source in growth.sources if source in figures]
    span = months_between(min(days), max(days)) if days else 0.0
    # Six month ends are five months apart.
    if span >= SHORT_MONTHS - 1:
        return None
    return _growth_says_little(f"Growth is read from revenue only {months_in_words(span)} apart.", brief)


def _one_sale(brief: Brief) -> Exemption | None:
    if brief.ticked(*ONE_SALE):
        return _growth_says_little("One sale doubled the revenue.", brief)
    jump = next(check for check in brief.analysis.growth.checks if check.id == "one_off_jump")
    if not jump.found:
        return None
    [month] = jump.months
    series = by_month(brief.analysis.position.history)
    steps = changes({each: amount for each, amount in series.items() if max(series) - each <= RECENT_MONTHS})
    rises = sum(step for step in steps.values() if step > 0)
    if series[month] < brief.at.one_sale_times * series[month + -1] or steps[month] <= JUMP_SHARE * rises:
        return None
    return _growth_says_little(jump.finding, brief)


def _added(brief: Brief) -> str:
    """What was added in absolute terms, which means something on any base; empty where not on record."""
    series, currency = by_month(brief.analysis.position.history), brief.analysis.position.currency
    said = []
    if len(series) > 1:
        first, last = min(series), max(series)
        then, now = (money_in_words(series[month], currency) for month in (first, last))
        said.append(f"Revenue was {then} in {first} and {now} in {last}.")
    dated = sorted((f.as_of, f.likely or 0.0) for f in brief.dossier.figures_of("customers"))
    if dated and dated[0][0] < dated[-1][0]:
        (before, few), (after, many) = dated[0], dated[-1]
        span = months_in_words(months_between(before, after))
        said.append(f"Customers went from {number_in_words(few)} to {number_in_words(many)} in {span}.")
    return " ".join(said)


def strong_fit(brief: Brief) -> Exemption | None:
    """X2: product-market fit of level 5, and growth in the top quarter of its size."""
    growth, bar = brief.indicator("yearly_growth").value.value, top_growth(brief)
    level = None if brief.fit is None else brief.fit.level.value
    if level is None or growth is None or bar is None or level < brief.at.strong_fit_level or growth < bar:
        return None
    pace = share_in_words(growth)
    why = f"Product-market fit is strong and revenue grows {pace} a year: a shorter runway is acceptable."
    return Exemption("X2", why, POSTHOG)


def top_growth(brief: Brief) -> float | None:
    """Yearly growth from which on a company is in the top quarter of its size, by Bessemer's tiers.

    Companies below $1M of annual revenue are held to the tier from $1M on, those above
    $100M to the last one: our own reading, since nobody publishes one for them.
    """
    annual = annual_revenue_usd(brief)
    if annual is None:
        return None
    return scales_of("yearly_growth", min(max(annual, 1e6), 100e6 - 1))[-1].bands[-1].lowest


def annual_revenue_usd(brief: Brief) -> float | None:
    """ARR, or a year of revenue; ``None`` where unknown, or in a currency of another size than the dollar."""
    position = brief.analysis.position
    return brief.indicator("arr").value.value if position.currency in SMALL_BASE else None


def too_early(brief: Brief) -> Exemption | None:
    """X3: younger than nine months, or before the first revenue."""
    founded, position = brief.dossier.company.founded, brief.analysis.position
    if founded is not None and months_between(founded, position.as_of) < brief.at.young_months:
        return Exemption("X3", "The company is too young for this to weigh.", GRAHAM)
    revenue = position.likely("revenue")
    if revenue is not None and revenue <= 0:
        return Exemption("X3", "Before the first revenue this does not weigh yet.", GRAHAM)
    return None


def profitable(brief: Brief) -> Exemption | None:
    """X4: revenue pays for everything."""
    founder = brief.analysis.founder
    if founder.verdict is not Verdict.PROFITABLE:
        return None
    return Exemption("X4", f"It is profitable. {founder.why}", "follows from the definition")


def capital_intensive(brief: Brief) -> Exemption | None:
    """X5: hardware, biotech and regulated fields need capital first, and keep less of each sale."""
    company = brief.dossier.company
    words = set(re.findall(r"[a-z]+", company.sector.lower()))
    if company.capital_intensive is False or not (company.capital_intensive or words & CAPITAL_INTENSIVE):
        return None
    why = "A field that needs much capital first lives on investors longer, and keeps less of each sale."
    return Exemption("X5", why, f"{POSTHOG}; Andreessen Horowitz, 16 More Startup Metrics")


def at_seed(brief: Brief) -> Exemption | None:
    """X6: at seed, growth costs more before it pays."""
    if brief.stage not in ("pre-seed", "seed"):
        return None
    return Exemption("X6", "At seed this says little yet: growth costs more before it pays.", SACKS)


def few_customers(brief: Brief) -> Exemption | None:
    """X7: with fewer than ten customers each of them is a large share."""
    customers = brief.likely("customers")
    if customers is None or customers >= brief.at.few_customers_count:
        return None
    count = "1 customer" if customers == 1 else f"{customers:,.0f} customers"
    return Exemption("X7", f"With {count} each one is a large share, and averages say little.", OUR_OWN)


def below_scale(brief: Brief) -> Exemption | None:
    """X8: the rule of 40 is meant for companies from about $50M of annual revenue on."""
    annual, scale = annual_revenue_usd(brief), brief.at.scale_arr_usd
    if annual is None or annual >= scale:
        return None
    has, border = (money_in_words(amount, brief.analysis.position.currency) for amount in (annual, scale))
    why = f"The rule of 40 is meant for {border} a year or more; with {has} it is only information."
    return Exemption("X8", why, FELD)


def seasonal(brief: Brief) -> Exemption | None:
    """X9: revenue has a season or is paid a year ahead, so a month is compared with that of last year."""
    season = next(check for check in brief.analysis.growth.checks if check.id == "season")
    said = brief.said(SEASON).word in SEASONAL
    if not (season.found or said):
        return None
    why = (
        season.finding if season.found else "Asked for it, the answer was a season, or payments a year ahead."
    )
    return Exemption(
        "X9", f"{why} Against last year revenue grows.", f"ChartMogul, SaaS Growth Report; {OUR_OWN}"
    )


def fresh_round(brief: Brief) -> Exemption | None:
    """X10: a round has just closed, so the plan says more than what was spent before it."""
    since = [months_between(day, brief.analysis.position.as_of) for day in brief.rounds]
    if not since or min(since) > brief.at.fresh_round_months:
        return None
    ago = "just now" if min(since) < 1 else f"{months_in_words(min(since))} ago"
    return Exemption("X10", f"A round closed {ago}: the plan says more than the months before it.", OUR_OWN)


def signed_not_wired(brief: Brief) -> Exemption | None:
    """X11: money is signed and not in the bank, so there are two verdicts."""
    signed, position = brief.analysis.signed, brief.analysis.position
    if signed is None:
        return None
    coming = money_in_words(position.likely("signed_money") or 0.0, position.currency)
    why = f"{coming} is signed and not in the bank yet. With it: {signed.verdict.words}. {signed.why}"
    return Exemption("X11", why, OUR_OWN)
