"""What a table's column holds, as far as its heading says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from diligence.amounts import parse_amount
from diligence.errors import UnreadableAmountError
from diligence.model import METRICS, Unit

HISTORIES = tuple(
    metric.id for metric in METRICS.values() if metric.unit is not Unit.YES_NO and not metric.is_planned
)
"""Metrics that can have a monthly history."""

_ALSO = MappingProxyType(
    {
        "revenue": "revenues, sales, net sales, net revenue, total revenue, turnover, income, total income",
        "recurring_revenue": "mrr, arr, recurring revenues, subscription revenue",
        "expenses": "costs, cost, spend, spending, total costs, total expenses, outgoings",
        "cost_of_revenue": "cogs, cost of sales, cost of goods sold",
        "net_burn": "burn, burn rate, cash burn, monthly burn",
        "cash": "cash balance, bank, bank balance, cash at bank, cash in bank, ending cash, closing cash, "
        "cash at end of month, balance",
        "headcount": "employees, staff, people, ftes, fte, team size, team",
        "customers": "customer, clients, paying customers, accounts, number of customers",
        "active_users": "users, mau, monthly active users",
        "growth": "growth rate, monthly growth, mom growth, mom",
        "gross_margin": "margin, gm",
        "churn": "churn rate, monthly churn, customer churn",
        "signups": "sign-ups, sign ups, new users, registrations",
    }
)
_METRIC_OF = {
    **{
        name.strip(): metric
        for metric, names in _ALSO.items()
        if metric in METRICS
        for name in names.split(",")
    },
    **{metric.id.replace("_", " "): metric.id for metric in METRICS.values()},
    **{metric.label.lower(): metric.id for metric in METRICS.values()},
}
_MONEY = "[€$£]|eur|usd|gbp|chf"
_IN_THOUSANDS = re.compile(
    rf"(?:\bin )?(?:\bthousands?\b|'?\b000s?\b'?)|\bt(?=eur\b)|(?<![a-z])k(?={_MONEY})|(?<=[€$£])k\b"
)
_IN_MILLIONS = re.compile(rf"(?:\bin )?\b(?:millions?|mio|mln)\b|(?<![a-z])m(?={_MONEY})|(?<=[€$£])m\b")
_YEARLY = re.compile(r"\b(?:arr|annual\w*|annuali[sz]ed|yearly|per year|a year|p\.a)\b")
_CURRENCY = re.compile(r"[€£¥₹₪₩]|(?:us|ca|c|au|a|nz|hk|s|mx)?\$|\b[a-z]{3}\b")
_NOISE = re.compile(r"[^a-z%-]+|\b(?:in|per month|monthly|a month|eom|month end|per)\b")


@dataclass(frozen=True)
class Heading:
    """One column's heading.

    Attributes
    ----------
    text
        As pasted, of all heading rows above the column.
    metric
        Id of the metric it names; empty where it names none we know.
    currency
        ISO code it names, or empty.
    scale
        ``"k"`` or ``"M"`` where it says that the numbers are in thousands or millions.
    per
        ``"year"`` where it says so, as ARR does; a monthly history's amounts are a
        month's otherwise.
    """

    text: str
    metric: str = ""
    currency: str = ""
    scale: str = ""
    per: str = "month"


def read_heading(text: str) -> Heading:
    """Read a column's heading.

    Examples
    --------
    >>> read_heading("Sales (k€)")
    Heading(text='Sales (k€)', metric='revenue', currency='EUR', scale='k', per='month')
    >>> read_heading("Churned logos").metric
    ''
    """
    words = text.lower()
    scale = "k" if _IN_THOUSANDS.search(words) else "M" if _IN_MILLIONS.search(words) else ""
    words = _IN_MILLIONS.sub(" ", _IN_THOUSANDS.sub(" ", words))
    sign = next((found for found in _CURRENCY.finditer(words) if _currency(found[0])), None)
    if sign is not None:
        words = f"{words[: sign.start()]} {words[sign.end() :]}"
    plain = " ".join(_NOISE.sub(" ", words).split())
    return Heading(
        text,
        _METRIC_OF.get(plain, ""),
        _currency(sign[0]) if sign else "",
        scale,
        "year" if _YEARLY.search(words) else "month",
    )


def _currency(sign: str) -> str:
    try:
        return parse_amount(f"1 {sign}").currency or ""
    except UnreadableAmountError:
        return ""
