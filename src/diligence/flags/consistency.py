"""Rules that hold the figures against each other. A contradiction is a question."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from diligence.amounts import Absence, money_in_words, months_in_words, number_in_words, share_in_words
from diligence.flags import thresholds as at
from diligence.flags.flag import OUR_OWN, Brief, Flag, Rubric, Rule, Unknown
from diligence.flags.survival import runway_of
from diligence.model import METRICS, Severity, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis import Position

_WEIGHTY = ("cash", "runway_months", "revenue", "expenses", "net_burn")


Q1 = Rubric("Q1", "The stated runway does not follow", OUR_OWN, "stated runway")
Q2 = Rubric("Q2", "Burn does not add up", OUR_OWN, "burn")
Q9 = Rubric("Q9", "Figures are old", OUR_OWN, "stale")


def stated_runway(brief: Brief) -> Iterator[Flag | Unknown]:
    """Q1: the runway they state is not the one their cash and burn give."""
    position, simple = brief.analysis.position, brief.analysis.simple_runway_months
    claim = position.likely("runway_months")
    if claim is None or simple.absence is Absence.UNKNOWN:
        yield Unknown("Q1", position.missing(("runway_months", "cash", "net_burn")))
        return
    if simple.value is None:
        return
    share, projected = _apart(claim, simple.value), runway_of(brief.analysis)
    far = projected is None or _apart(claim, projected) > at.RUNWAY_CLAIM_SHARE
    if share > at.RUNWAY_CLAIM_SHARE and far:
        stated, given = months_in_words(claim), months_in_words(simple.value)
        why = f"The stated runway comes to {stated} from today; cash over net burn gives {given}."
        severity = Severity.CRITICAL if share > at.RUNWAY_CLAIM_CRITICAL_SHARE else Severity.MAJOR
        ask = "Which assumptions turn cash and burn into your number?"
        yield Q1.red(severity, why, brief.evidence("runway_months", "cash", "net_burn"), ask)


def _apart(claim: float, reckoned: float) -> float:
    """How far a claim lies from what was reckoned, as a share of the latter."""
    if claim == reckoned:
        return 0.0
    return abs(claim - reckoned) / reckoned if reckoned > 0 else inf


def stated_burn(brief: Brief) -> Iterator[Flag | Unknown]:
    """Q2: stated net burn is not expenses less revenue."""
    position = brief.analysis.position
    values = [position.get(m) for m in ("net_burn", "expenses", "revenue")]
    burn, expenses, revenue = values
    if burn is None or expenses is None or revenue is None:
        yield Unknown("Q2", position.missing(("net_burn", "expenses", "revenue")))
        return
    if expenses.likely <= 0 or any(value is not None and value.how.startswith("derived") for value in values):
        return
    implied = expenses.likely - revenue.likely
    share = abs(burn.likely - implied) / expenses.likely
    if share > at.BURN_CLAIM_SHARE:
        stated, given = (money_in_words(v, position.currency) for v in (burn.likely, implied))
        why = f"Net burn is stated as {stated} a month; expenses less revenue give {given}."
        severity = Severity.MAJOR if share > at.BURN_CLAIM_MAJOR_SHARE else Severity.MINOR
        evidence = brief.evidence("net_burn", "expenses", "revenue")
        yield Q2.red(severity, why, evidence, "Is that gross or net, and which months?")


def stale_figures(brief: Brief) -> Iterator[Flag | Unknown]:
    """Q9: the verdict rests on figures that are old."""
    as_of = brief.analysis.position.as_of
    by_id = {figure.id: figure for figure in brief.dossier.figures}
    ages: dict[str, int] = {}
    for metric in ("revenue", "expenses", "net_burn", "cash"):
        sources = [by_id[i] for i in brief.evidence(metric) if i in by_id and by_id[i].metric == metric]
        if sources:
            ages[metric] = min((as_of - figure.as_of).days for figure in sources)
    old = {metric: days for metric, days in ages.items() if days > at.STALE_DAYS}
    if old:
        labels, oldest = [METRICS[metric].label.lower() for metric in old], max(old.values())
        why = f"Old figures: {', '.join(labels)}; the oldest is {oldest} days old."
        severity = Severity.MAJOR if oldest > at.VERY_STALE_DAYS else Severity.MINOR
        latest = "is the latest figure" if len(labels) == 1 else "are the latest figures"
        ask = f"What {latest} for {' and '.join(labels)}?"
        yield Q9.red(severity, why, brief.evidence(*old), ask)


def two_tellers(brief: Brief) -> Iterator[Flag | Unknown]:
    """Q11: two figures for the same thing and month disagree by more than a fifth."""
    for conflict in brief.analysis.position.conflicts:
        said = " and ".join(
            _in_words(conflict.metric, value, brief.analysis.position) for value in conflict.values
        )
        label = METRICS[conflict.metric].label.lower()
        severity = Severity.MAJOR if conflict.metric in _WEIGHTY else Severity.MINOR
        rubric = Rubric(
            f"Q11.{conflict.metric}", f"Two figures for {label}", OUR_OWN, f"two figures for {label}"
        )
        ask = f"Which {label} stands, and why do they differ?"
        yield rubric.red(severity, f"On record for the same month: {said}.", conflict.figures, ask)


def _in_words(metric: str, value: float, position: Position) -> str:
    unit = METRICS[metric].unit
    every = " a month" if METRICS[metric].has_period else ""
    if unit is Unit.MONEY:
        return money_in_words(value, position.currency) + every
    if unit is Unit.SHARE:
        return share_in_words(value) + every
    return months_in_words(value) if unit is Unit.MONTHS else number_in_words(value) + every


CONSISTENCY_RULES: tuple[Rule, ...] = (stated_runway, stated_burn, stale_figures, two_tellers)
