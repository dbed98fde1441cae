"""Rules about the terms of an offer: what is in the letter, and what is left when I leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, months_in_words, number_in_words
from diligence.analysis.mark import heard
from diligence.flags.flag import Rubric
from diligence.flags.offered import Offer, offer_of
from diligence.flags.sources import OUR_OWN
from diligence.flags.team import OPEN_GUIDE
from diligence.model import Severity, Whom
from diligence.months import DAYS_PER_MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

CARTA_WINDOW = "Carta, PTE = Vesting, https://carta.com/blog/pte-vesting/"
CARTA_VESTING = "Carta Data Desk, April 2025: four years with a year's cliff is the commonest"
POSTHOG_EQUITY = "PostHog, https://posthog.com/founders/equity-share-options-explained"
QURESHI = (
    "Haseeb Qureshi, Ten Rules for Negotiating a Job Offer, "
    "https://medium.com/free-code-camp/ten-rules-for-negotiating-a-job-offer-ee17cccbdab6"
)

O2 = Rubric(
    "O2",
    "Little time to buy the options",
    f"{CARTA_WINDOW}; {OPEN_GUIDE}; 25 %: {OUR_OWN}",
    "exercise window",
    Whom.EXECUTIVE,
)
O3 = Rubric("O3", "Slow vesting", f"{CARTA_VESTING}; {POSTHOG_EQUITY}", "vesting", Whom.RECRUITER)
O7 = Rubric("O7", "Earned shares can be taken", OPEN_GUIDE, "repurchase", Whom.EXECUTIVE)
O8 = Rubric(
    "O8", "Not in writing, or rushed", f"{QURESHI}; three days: {OUR_OWN}", "in writing", Whom.RECRUITER
)
O9 = Rubric("O9", "The gap in pay is not made up for", f"{OPEN_GUIDE}; {OUR_OWN}", "cash pay", Whom.RECRUITER)
G5 = Rubric("G5", "Friendly equity", f"{POSTHOG_EQUITY}; {OPEN_GUIDE}", "friendly equity", Whom.RECRUITER)

FIRST_DAY, LATER_DAY = "my first day", "a later day"
TWO_TRIGGERS, YES = "on two triggers", "yes"
PARTLY, NOTHING_YET = "something that matters isn't", "nothing yet"
WRITING, ONLY_SPOKEN = "offer.in-writing", "shares-only-spoken"
DEADLINE, EXPLODES = "offer.days-to-decide", "explodes"
"""Questions of the bank, choices word for word, and signals."""

EQUITY_WORTH = "equity_worth"
"""What O9 lacks: the worth of the equity, weighed by the company's odds."""


_DAYS_A_MONTH = 30
_LONG_MONTHS = 4
_WHOLE = 1e-6
"""Ninety days are what is meant by three months; a window shorter than four is told in days."""


def short_window(brief: Brief) -> Iterator[Finding]:
    """O2: who leaves has ninety days or less to buy the options; more so where they are dear."""
    offer, currency = offer_of(brief), brief.analysis.position.currency
    window = offer.amount("exercise-window")
    if window is None:
        yield O2.unknown(*offer.missing("exercise-window"))
        return
    # What was said in months is held against months, anything else against thirty days for each.
    least = brief.at.short_window_months
    if window > (least if _in_whole_months(window) else least * _DAYS_A_MONTH / DAYS_PER_MONTH):
        return
    shares, strike, cash = (offer.amount(name) for name in ("shares", "strike", "cash"))
    severity, cost = Severity.MINOR, ""
    if shares is not None and strike is not None:
        cost = f" To buy all of them would cost {money_in_words(shares * strike, currency)}"
        cost += "." if cash is None else f", beside pay of {money_in_words(cash, currency)} a year."
        if cash is not None and shares * strike > brief.at.exercise_cost_share * cash:
            severity = Severity.MAJOR
    lasts = "no time" if window == 0 else _window_in_words(window)
    dispute = offer.dispute("exercise-window")
    why = f"Who leaves has {lasts} to buy what was earned; after that it is gone.{cost}{dispute}"
    evidence = offer.evidence("exercise-window", "shares", "strike", "cash")
    yield O2.red(severity, why, evidence, "Would you extend it, at least by the time that I stay?")


def _in_whole_months(months: float) -> bool:
    return abs(months - round(months)) < _WHOLE


def _window_in_words(months: float) -> str:
    """A short time in days unless it was said in months: 90 days and 91 are not the same here."""
    if months >= _LONG_MONTHS or _in_whole_months(months):
        return months_in_words(months)
    return _counted(round(months * DAYS_PER_MONTH), "day")


def _counted(count: float, what: str) -> str:
    """A number of things; one of them has no plural."""
    return f"{number_in_words(count)} {what}{'' if count == 1 else 's'}"


def slow_vesting(brief: Brief) -> Iterator[Finding]:
    """O3: a cliff of more than a year, more than four years to vest, or a start after the first day."""
    offer, at = offer_of(brief), brief.at
    cliff, months, start = offer.amount("cliff"), offer.amount("vesting"), offer.choices.get("vesting-start")
    said = {}
    if cliff is not None and cliff > at.cliff_months:
        common = f"where {at.cliff_months:g} are common"
        said["cliff"] = f"the first part comes after {months_in_words(cliff)}, {common}"
    if months is not None and months > at.vesting_months:
        common = f"where {at.vesting_months:g} are common"
        said["vesting"] = f"all of it takes {months_in_words(months)}, {common}"
    if start == LATER_DAY:
        said["vesting-start"] = "it counts from a day after the first one"
    if said:
        told = ", and ".join(said.values())
        severity = Severity.MINOR if len(said) == 1 else Severity.MAJOR
        evidence = offer.evidence("cliff", "vesting", "vesting-start")
        why = f"Vesting is slow: {told}.{offer.dispute(*said)}"
        yield O3.red(severity, why, evidence, "Can vesting start on my first day?")
    elif missing := offer.missing("cliff", "vesting", "vesting-start"):
        yield O3.unknown(*missing)


def can_be_taken(brief: Brief) -> Iterator[Finding]:
    """O7: the company may buy back or take shares that were earned."""
    offer = offer_of(brief)
    if missing := offer.missing("repurchase"):
        yield O7.unknown(*missing)
    elif offer.choices["repurchase"] == YES:
        why = "The company can buy back or take shares that I have earned: they are mine only while I stay."
        ask = "Will you strike that clause, or limit it to unvested shares?"
        disputed = f"{why}{offer.dispute('repurchase')}"
        yield O7.red(Severity.CRITICAL, disputed, offer.evidence("repurchase"), ask)


def not_written_or_rushed(brief: Brief) -> Iterator[Finding]:
    """O8: something that matters is only spoken, or less than three working days are left to decide."""
    offer = offer_of(brief)
    written, days = offer.choices.get("in-writing"), offer.amount("days-to-decide")
    spoken, explodes = heard(brief.dossier, WRITING, ONLY_SPOKEN), heard(brief.dossier, DEADLINE, EXPLODES)
    said, disputed = [], []
    if written in (PARTLY, NOTHING_YET) or spoken:
        what = "the number of shares or their terms are" if spoken else "something that matters is"
        said.append("nothing is in writing yet" if written == NOTHING_YET else f"{what} only spoken")
        disputed += ["in-writing"] if written in (PARTLY, NOTHING_YET) else []
    if days is not None and days < brief.at.decide_days:
        is_one = days == 1
        said.append(f"there {'is' if is_one else 'are'} {_counted(days, 'working day')} to decide")
        disputed.append("days-to-decide")
    elif explodes:
        said.append("the offer ends within three days, and they will not move")
    if said:
        weighty = len(said) > 1 or spoken or explodes
        told = ", and ".join(said)
        evidence = dict.fromkeys((*offer.evidence("in-writing", "days-to-decide"), *spoken, *explodes))
        severity = Severity.MAJOR if weighty else Severity.MINOR
        ask = "May I have it in the letter, and until the end of next week to decide?"
        why = f"{told[0].upper()}{told[1:]}.{offer.dispute(*disputed)}"
        yield O8.red(severity, why, tuple(evidence), ask)
    elif missing := offer.missing("in-writing", "days-to-decide"):
        yield O8.unknown(*missing)


def gap_not_paid_for(brief: Brief) -> Iterator[Finding]:
    """O9: pay below the alternative that the equity cannot make up for.

    What the equity is worth takes the company's odds and what sales of companies bring,
    which nobody has weighed here: the rule stays open for want of it (`EQUITY_WORTH`).
    It is raised only where no weighing could close the gap: when over the time of vesting
    it is more than the value that was put on the whole grant, odds aside, or when no
    shares are offered at all.
    """
    offer, currency = offer_of(brief), brief.analysis.position.currency
    if missing := offer.missing("cash", "alternative-cash"):
        yield O9.unknown(*missing)
        return
    gap = offer.amounts["alternative-cash"] - offer.amounts["cash"]
    if gap <= 0:
        return
    less = f"Pay is {money_in_words(gap, currency)} a year below the alternative"
    dispute = offer.dispute("cash")
    ask = "Could the base rise at the next round, and could that be in the letter?"
    evidence = offer.evidence("cash", "alternative-cash", "shares", "value-stated", "vesting")
    if offer.amount("shares") == 0:
        yield O9.red(Severity.MAJOR, f"{less}, and no shares are offered.{dispute}", evidence, ask)
        return
    worth, months = offer.amount("value-stated"), offer.amount("vesting")
    if worth is None or months is None:
        yield O9.unknown(EQUITY_WORTH, *offer.missing("value-stated", "vesting"))
    elif gap * months / 12 > worth:
        over = money_in_words(gap * months / 12, currency)
        most = f"the whole grant is put at {money_in_words(worth, currency)}, before any odds"
        why = f"{less}: {over} over {months_in_words(months)}, while {most}.{dispute}"
        yield O9.red(Severity.MAJOR, why, evidence, ask)
    else:
        yield O9.unknown(EQUITY_WORTH)


def friendly_equity(brief: Brief) -> Iterator[Finding]:
    """G5: years to exercise, vesting from day one, two triggers, and the percentage with its count."""
    offer = offer_of(brief)
    if _unfriendly(brief, offer):
        return
    needed = ("exercise-window", "vesting-start", "acceleration", "share-stated", "fully-diluted")
    if missing := offer.missing(*needed):
        yield G5.unknown(*missing)
        return
    window = months_in_words(offer.amounts["exercise-window"])
    why = (
        f"There are {window} to buy the options after leaving, vesting counts from the first day, the rest "
        "vests when a sale costs the job, and the percentage was told with the number of all shares."
    )
    yield G5.green(why, offer.evidence(*needed), "Is all of that in the plan, and the same for everybody?")


def _unfriendly(brief: Brief, offer: Offer) -> bool:
    window = offer.amount("exercise-window")
    return (
        (window is not None and window < brief.at.long_window_months)
        or offer.choices.get("vesting-start", FIRST_DAY) != FIRST_DAY
        or offer.choices.get("acceleration", TWO_TRIGGERS) != TWO_TRIGGERS
    )


OFFER_RULES: tuple[Rule, ...] = (
    can_be_taken,
    short_window,
    slow_vesting,
    not_written_or_rushed,
    gap_not_paid_for,
    friendly_equity,
)
