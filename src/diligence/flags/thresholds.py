"""Every threshold of the rules, in one place, each with its source."""

from __future__ import annotations

RUNWAY_CRITICAL_MONTHS = 6.0
"""Less than a raise takes (caycon.com, "Questions to ask before joining a startup")."""

RUNWAY_MAJOR_MONTHS = 12.0
"""Bessemer, State of the Cloud 2023: 12 months is the lowest of its three tiers."""

RUNWAY_MINOR_MONTHS = 18.0
"""David Cummings, "Make Funding Last 18 Months", 2014."""

RUNWAY_LONG_MONTHS = 24.0
"""Bessemer, State of the Cloud 2023: the best tier."""

OPEN_ROUND_MONTHS = 9.0
"""Money that has to last while a round is open: the slow end of a raise, our own threshold."""

YOUNG_MONTHS = 9.0
"""Paul Graham asks the question from about this age on (paulgraham.com/aord.html)."""

HEROIC_TIMES = 1.5
"""Growth needed over growth today: our own threshold."""

RUNWAY_CLAIM_SHARE = 0.20
RUNWAY_CLAIM_CRITICAL_SHARE = 0.50
"""How far a stated runway may lie from cash over burn: our own thresholds."""

BURN_CLAIM_SHARE = 0.15
BURN_CLAIM_MAJOR_SHARE = 0.30
"""How far stated burn may lie from expenses less revenue, as a share of expenses: our own."""

STALE_DAYS = 90
VERY_STALE_DAYS = 180
"""Age at which a figure says little about today: our own thresholds."""

ROOM_TIMES = 1.5
"""Cash over capital needed that leaves room: our own threshold."""

ROOM_EXPENSE_GROWTH = 0.01
"""Monthly cost growth a healthy plan survives: our own threshold."""

GROWTH_CLAIM_POINTS = 0.03
GROWTH_CLAIM_TIMES = 2.0
"""Stated monthly growth is far from last year's when it differs by more than both: our own."""

ARR_CLAIM_SHARE = 0.15
ARR_CLAIM_MAJOR_SHARE = 0.30
"""How far ARR may lie from twelve times MRR, as a share of ARR: our own thresholds."""

CUSTOMERS_CLAIM_SHARE = 0.25
"""How far ARR may lie from customers times contract value, as a share of ARR: our own."""

FEW_CUSTOMERS = 10
FEW_CUSTOMERS_CLAIM_SHARE = 0.40
"""With fewer paying customers one contract moves the mean, so more is allowed: our own."""

PEOPLE_LOW_TIMES = 0.8
PEOPLE_HIGH_TIMES = 3.0
"""Expenses over what the people alone cost: below the first something is missing, above the second
another cost is large (our own thresholds)."""

SPENT_CLAIM_SHARE = 0.40
"""How far the cash spent a month since the round may lie from net burn: our own threshold."""

MIXED_DAYS = 60
"""Days between the dates of a verdict's inputs beyond which they are of different times: our own."""
