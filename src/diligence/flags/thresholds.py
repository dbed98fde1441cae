"""Every threshold of the rules, in one place, each with its source; a workspace may set its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from itertools import pairwise
from math import isfinite
from typing import NamedTuple

from diligence.errors import ImpossibleInputError

MOST_FIT_LEVEL = 5.0
"""The highest level of product-market fit there is."""


class Override(NamedTuple):
    """One threshold that was set by hand."""

    name: str
    default: float
    value: float


@dataclass(frozen=True)
class Thresholds:
    """Where each rule draws its line; months, shares (0..1), monthly rates, times, days, counts.

    What the verdict itself rests on (a fatal pinch, a small base) stands with the
    arithmetic, in `analysis.pinch` and `analysis.foregone`, and is the same for everybody.

    Raises
    ------
    ImpossibleInputError
        For a value that is no number above zero, a share above 1, or two lines of one
        rule in the wrong order.

    Examples
    --------
    >>> Thresholds().runway_critical_months
    6.0
    >>> strict = Thresholds().overridden({"runway_critical_months": 9})
    >>> Thresholds().overrides(strict)
    (Override(name='runway_critical_months', default=6.0, value=9.0),)
    """

    runway_critical_months: float = 6.0
    """Less than a raise takes (caycon.com, "Questions to ask before joining a startup")."""
    runway_major_months: float = 12.0
    """Bessemer, State of the Cloud 2023: 12 months is the lowest of its three tiers."""
    runway_minor_months: float = 18.0
    """David Cummings, "Make Funding Last 18 Months", 2014."""
    runway_long_months: float = 24.0
    """Bessemer, State of the Cloud 2023: the best tier."""
    open_round_months: float = 9.0
    """Money that has to last while a round is open: the slow end of a raise, our own."""
    young_months: float = 9.0
    """Paul Graham asks the question from about this age on (paulgraham.com/aord.html)."""
    fresh_round_months: float = 3.0
    """Since a round that makes past spending say little about the plan: our own."""
    overdue_round_months: float = 41.0
    """Carta 2024: three quarters of those that got from seed to Series A had it within 1,251 days."""

    heroic_times: float = 1.5
    """Growth needed over growth today: our own."""
    stress_expense_growth_rate: float = 0.02
    """Monthly cost growth that a plan should survive, about 27 % a year: our own."""
    room_times: float = 1.5
    """Cash over capital needed that leaves room: our own."""
    room_expense_growth_rate: float = 0.01
    """Monthly cost growth that a healthy plan survives: our own."""

    one_sale_times: float = 2.0
    """A month that multiplied revenue so, and made more than half of all rises, made the growth: our own."""
    strong_fit_level: float = 5.0
    """Of PostHog's five levels of product-market fit: the one that excuses a short runway."""
    slow_growth_times: float = 0.5
    """Yearly growth over the median of its size (Growth Unhinged 2024) that is half as fast: our own."""
    braking_times: float = 0.60
    """This year's growth over last year's: companies usually keep 0.6 to 0.9 (revenue.fyi); Benchmarkit
    saw 0.65."""
    shrinking_share: float = 0.05
    """Of the people, lost in six months: our own."""

    burn_multiple_minor_times: float = 2.0
    """David Sacks, 2020: from 2 on suspect."""
    burn_multiple_major_times: float = 3.0
    """David Sacks, 2020: above 3 bad; at seed about 3 is tolerable."""
    burn_multiple_later_times: float = 2.0
    """David Sacks, 2020: after a Series A about 2 is the limit."""
    burn_multiple_efficient_times: float = 1.5
    """David Sacks, 2020: below 1.5 great."""
    rule_of_40_share: float = 0.40
    """Brad Feld, 2015."""
    scale_arr_usd: float = 50e6
    """Revenue a year from which on the rule of 40 is meant (Brad Feld, 2015)."""

    nrr_leaky_ratio: float = 0.90
    """Yearly; SaaS Capital's medians by contract value run from 1.00 to 1.10: our own."""
    nrr_flat_ratio: float = 1.00
    """Bessemer, State of the Cloud 2023: the lowest of its three tiers."""
    nrr_sticky_ratio: float = 1.10
    """Bessemer, State of the Cloud 2023: the middle tier."""
    grr_leaky_share: float = 0.85
    """Yearly; the floor of lenders (ABF Journal)."""
    churn_high_rate: float = 0.02
    """Monthly (David Skok, SaaS Metrics 2.0, of net revenue churn)."""

    ltv_cac_major_times: float = 1.0
    """PostHog's ladder: below 1 weak."""
    ltv_cac_minor_times: float = 3.0
    """David Skok, SaaS Metrics 2.0: 3 or more is wanted."""
    payback_small_months: float = 12.0
    """Bessemer, Scaling to $100 Million, 2021: for small customers."""
    payback_mid_months: float = 18.0
    """The same, for mid-sized ones."""
    payback_large_months: float = 24.0
    """The same, for large ones."""
    payback_major_months: float = 30.0
    """Our own."""
    mid_customer_acv_usd: float = 25_000.0
    large_customer_acv_usd: float = 100_000.0
    """Contract value a year from which on a customer is mid-sized, and large: our own."""

    software_margin_minor_share: float = 0.65
    """Cloud portfolios of Bessemer: 65 to 70 %."""
    software_margin_major_share: float = 0.50
    """What devices reach (Andreessen Horowitz, 16 More Startup Metrics)."""
    goods_margin_minor_share: float = 0.50
    goods_margin_major_share: float = 0.30
    """Where much capital is needed: devices 50 % (Andreessen Horowitz); the lower one our own."""

    customer_minor_share: float = 0.20
    customer_major_share: float = 0.30
    """Of revenue, by the largest customer: high and very high (eaglerockcfo.com)."""
    top_five_share: float = 0.40
    """Of revenue, by the five largest (eaglerockcfo.com: 25 to 40 %)."""
    few_customers_count: float = 10.0
    """With fewer, one contract moves every average: our own."""
    soft_revenue_share: float = 0.30
    """Of revenue, from pilots, services, grants and sales passed through: our own."""

    runway_claim_share: float = 0.20
    runway_claim_critical_share: float = 0.50
    """How far a stated runway may lie from cash over burn: our own."""
    burn_claim_share: float = 0.15
    burn_claim_major_share: float = 0.30
    """How far stated burn may lie from expenses less revenue, as a share of expenses: our own."""
    growth_claim_points_rate: float = 0.03
    growth_claim_times: float = 2.0
    """Stated monthly growth is far from last year's when it differs by more than both: our own."""
    arr_claim_share: float = 0.15
    arr_claim_major_share: float = 0.30
    """How far ARR may lie from twelve times MRR, as a share of ARR: our own."""
    customers_claim_share: float = 0.25
    few_customers_claim_share: float = 0.40
    """How far ARR may lie from customers times contract value, as a share of ARR, and where the
    customers are few: our own."""
    people_low_times: float = 0.8
    people_high_times: float = 3.0
    """Expenses over what the people alone cost: below the first something is missing, above the second
    another cost is large (our own)."""
    spent_claim_share: float = 0.40
    """How far the cash spent a month since the round may lie from net burn: our own."""
    stale_days: float = 90.0
    very_stale_days: float = 180.0
    """Age at which a figure says little about today: our own."""
    mixed_days: float = 60.0
    """Days between the dates of a verdict's inputs beyond which they are of different times: our own."""

    must_have_share: float = 0.40
    """Of users very disappointed without the product (Sean Ellis)."""
    must_have_major_share: float = 0.20
    """Our own."""
    must_have_pointing_count: float = 30.0
    """Answers from which on the survey points a way (Sean Ellis)."""
    sign_ups_ahead_share: float = 0.10
    """Growth of sign-ups over six months beyond that of active users: our own."""
    searching_headcount: float = 15.0
    """People at an average Series A (Carta, by way of westboundequity.com)."""
    unproven_months: float = 60.0
    """Five years (caycon.com, "Questions to ask before joining a startup")."""
    other_sellers_count: float = 2.0
    """People who aren't founders and close sales (PostHog, The Product-Market Fit Game)."""
    refused_count: float = 2.0
    """Of four basic figures, refused at the offer (Open Guide to Equity Compensation; PostHog)."""

    short_window_months: float = 3.0
    """To exercise options after leaving: 90 days are the rule (Carta, PTE = Vesting)."""
    long_window_months: float = 60.0
    """PostHog gives ten years; half of it is friendly: our own."""
    exercise_cost_share: float = 0.25
    """Of a year's pay, to buy all options: our own."""
    cliff_months: float = 12.0
    vesting_months: float = 48.0
    """The commonest terms (Carta Data Desk, 2025)."""
    strike_early_ratio: float = 0.50
    """Strike over the price of a preferred share, before a Series B; at first it is 0.22 to 0.29
    (Preferred Return, 2018): our own."""
    valuation_stale_months: float = 12.0
    """A valuation is to be made anew each year (Open Guide to Equity Compensation)."""
    preference_times: float = 1.0
    """Nearly always at seed and Series A (datadrivenvc.io)."""
    preference_wall_share: float = 0.50
    """Of the last valuation, to investors first: our own."""
    decide_days: float = 3.0
    """Working days: our own."""
    offer_claim_share: float = 0.05
    offer_claim_major_share: float = 0.25
    """How far a stated percentage or value may lie from the reckoned one: our own."""

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
                raise ImpossibleInputError(each.name, "a number", repr(value))
            if value <= 0:
                raise ImpossibleInputError(each.name, "above 0", value)
            if each.name.endswith(("_share", "_rate")) and value > 1:
                raise ImpossibleInputError(each.name, "a share between 0 and 1, as 0.25 for 25 %", value)
        if self.strong_fit_level > MOST_FIT_LEVEL:
            expected = f"a level of product-market fit, at most {MOST_FIT_LEVEL:g}"
            raise ImpossibleInputError("strong_fit_level", expected, self.strong_fit_level)
        for rising in _RISING:
            for lower, upper in pairwise(rising):
                if getattr(self, lower) > getattr(self, upper):
                    raise ImpossibleInputError(
                        lower, f"at most {upper} ({getattr(self, upper):g})", f"{getattr(self, lower):g}"
                    )

    def overridden(self, own: Mapping[str, object]) -> Thresholds:
        """These thresholds with some of one's own.

        Parameters
        ----------
        own
            Values by name; whole numbers will do.

        Raises
        ------
        ImpossibleInputError
            For a name that no threshold has, with the nearest ones, and for a value that
            can't be one.

        Examples
        --------
        >>> Thresholds().overridden({"stale_day": 30})
        Traceback (most recent call last):
        ...
        diligence.errors.ImpossibleInputError: a threshold must be one of those there are
        (did you mean stale_days, very_stale_days?), got 'stale_day'
        """
        names = [each.name for each in fields(self)]
        for name in own:
            if name not in names:
                near = ", ".join(get_close_matches(name, names, n=3) or names)
                expected = f"one of those there are (did you mean {near}?)"
                raise ImpossibleInputError("a threshold", expected, repr(name))
        values = {each: getattr(self, each) for each in names} | {n: _number(v) for n, v in own.items()}
        return Thresholds(**values)

    def overrides(self, other: Thresholds) -> tuple[Override, ...]:
        """Every threshold in which `other` differs from these, in the order they stand here."""
        pairs = ((each.name, getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return tuple(Override(*pair) for pair in pairs if pair[1] != pair[2])


def _number(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


_RISING = (
    ("runway_critical_months", "runway_major_months", "runway_minor_months", "runway_long_months"),
    ("burn_multiple_minor_times", "burn_multiple_major_times"),
    ("nrr_leaky_ratio", "nrr_flat_ratio", "nrr_sticky_ratio"),
    ("ltv_cac_major_times", "ltv_cac_minor_times"),
    ("payback_small_months", "payback_mid_months", "payback_large_months", "payback_major_months"),
    ("mid_customer_acv_usd", "large_customer_acv_usd"),
    ("software_margin_major_share", "software_margin_minor_share"),
    ("goods_margin_major_share", "goods_margin_minor_share"),
    ("customer_minor_share", "customer_major_share"),
    ("runway_claim_share", "runway_claim_critical_share"),
    ("burn_claim_share", "burn_claim_major_share"),
    ("arr_claim_share", "arr_claim_major_share"),
    ("customers_claim_share", "few_customers_claim_share"),
    ("people_low_times", "people_high_times"),
    ("stale_days", "very_stale_days"),
    ("must_have_major_share", "must_have_share"),
    ("short_window_months", "long_window_months"),
    ("offer_claim_share", "offer_claim_major_share"),
)
"""Lines of one rule, in the order they have to rise in."""
