"""Rules about the shares of an offer: what part they are, what they cost, and who is paid before them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diligence.amounts import day_in_words, money_in_words, months_in_words, number_in_words, share_in_words
from diligence.analysis.mark import heard
from diligence.flags.flag import Rubric
from diligence.flags.offered import Offer, offer_of
from diligence.flags.sources import DEFINITION, OUR_OWN
from diligence.flags.team import F4, OPEN_GUIDE, OPENNESS
from diligence.model import Severity, Silence, Whom
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

PREFERRED_RETURN = (
    "Preferred Return, Common Stock as % of Preferred Stock, 2018, "
    "https://blog.preferredreturn.com/common-stock-as-of-preferred-stock/"
)
LIQ_PREFS = (
    "Andre Retterath and Jerome Jaggi, Time to Unicorn, Liq Prefs at Seed, "
    "https://www.newsletter.datadrivenvc.io/p/time-to-unicorn-liq-prefs-at-seed"
)

O1 = Rubric("O1", "A number of shares out of how many?", OPEN_GUIDE, F4.cause, Whom.EXECUTIVE)
O4 = Rubric(
    "O4",
    "The strike is high, or may jump",
    f"{PREFERRED_RETURN}; {OPEN_GUIDE}; {OUR_OWN}",
    "strike",
    Whom.EXECUTIVE,
)
O5 = Rubric("O5", "Investors are paid more than once", LIQ_PREFS, "preference", Whom.FOUNDER)
O6 = Rubric(
    "O6", "Much goes to investors first", f"{OPEN_GUIDE}; half: {OUR_OWN}", "preference", Whom.FOUNDER
)
Q10 = Rubric(
    "Q10", "The offer does not add up", f"{OUR_OWN}; {DEFINITION}", "value of the grant", Whom.RECRUITER
)

COUNT, REFUSED = "offer.fully-diluted", "refused"
SHARES_REFUSED = "shares-refused"
NO, STAGE = "no", "stage"
"""A question of the bank and its signal, a signal of ``offer.openness``, a choice, and a company fact."""

EARLY = ("pre-seed", "seed", "series a")


def no_denominator(brief: Brief) -> Iterator[Finding]:
    """O1: the number of shares is told, that of all shares was asked for and is not."""
    offer = offer_of(brief)
    shares = offer.amount("shares")
    if shares is None:
        yield O1.unknown(*offer.missing("shares"))
        return
    if shares == 0 or not offer.missing("fully-diluted") or not offer.missing("share-stated"):
        return
    refused = (
        *heard(brief.dossier, COUNT, REFUSED),
        *heard(brief.dossier, OPENNESS, SHARES_REFUSED),
        *brief.silent(COUNT, Silence.REFUSED),
    )
    asked = tuple(answer.id for answer in brief.dossier.answers_to(COUNT))
    if refused or asked:
        told = "was refused" if refused else "was asked for and is not known"
        offered = f"{number_in_words(shares)} shares are offered; how many there are in all {told}"
        why = f"{offered}. Alone the number means nothing."
        evidence = tuple(dict.fromkeys((*offer.evidence("shares"), *refused, *asked)))
        severity = Severity.CRITICAL if refused else Severity.MAJOR
        yield O1.red(
            severity, why, evidence, "Which percentage is that, fully diluted, with all SAFEs and notes?"
        )
    else:
        yield O1.unknown(COUNT)


def dear_or_dated_strike(brief: Brief) -> Iterator[Finding]:
    """O4: the strike is close to what investors paid, or its valuation is old."""
    offer, at = offer_of(brief), brief.at
    strike, preferred = offer.amount("strike"), offer.amount("preferred-price")
    ratio = strike / preferred if strike is not None and preferred else None
    said, severity, missing = [], Severity.MINOR, list(offer.missing("strike", "preferred-price"))
    if ratio is not None:
        limit = 1.0 if brief.stage == "later" else at.strike_early_ratio
        if ratio > 1 or (ratio > limit and brief.stage in EARLY):
            said.append(f"The strike is {share_in_words(ratio)} of what investors paid for a share.")
            severity = Severity.MAJOR
        elif ratio > at.strike_early_ratio and not brief.stage:
            missing.append(STAGE)
    said.extend(_dated(brief, offer))
    if said:
        evidence = (
            *offer.evidence("strike", "preferred-price", "valuation-date"),
            *brief.evidence("last_round_amount", "last_round_valuation"),
        )
        ask = "Which valuation is it, of what date, and when does the board approve my grant?"
        disputed = ("strike",) if ratio is not None and severity is Severity.MAJOR else ()
        why = f"{' '.join(said)}{offer.dispute(*disputed, 'valuation-date')}"
        yield O4.red(severity, why, evidence, ask)
    elif lacking := (*missing, *offer.missing("valuation-date")):
        yield O4.unknown(*lacking)


def _dated(brief: Brief, offer: Offer) -> Iterator[str]:
    """What is wrong with the day of the valuation that the strike rests on."""
    number = offer.amount("valuation-date")
    if number is None:
        return
    day, today = date.fromordinal(round(number)), brief.analysis.position.as_of
    age = months_between(day, today)
    if brief.rounds and brief.rounds[-1] > day:
        of, later = day_in_words(day), day_in_words(brief.rounds[-1])
        yield f"The valuation is of {of}, and a round closed on {later}: the next strike may be higher."
    elif age > brief.at.valuation_stale_months:
        yield f"The valuation is {months_in_words(age)} old and due again: the next strike may be higher."


def harsh_preference(brief: Brief) -> Iterator[Finding]:
    """O5: investors get more than their money first, or early ones take part in what is left."""
    offer = offer_of(brief)
    multiple, part = offer.amount("preference-multiple"), offer.choices.get("participation")
    said, missing = {}, list(offer.missing("preference-multiple", "participation"))
    if multiple is not None and multiple > brief.at.preference_times:
        times = number_in_words(multiple)
        said["preference-multiple"] = f"In a sale investors get {times} times their money first."
    if part is not None and part != NO:
        if brief.stage in EARLY:
            rare = "After that they also take part in what is left, which is rare this early."
            said["participation"] = rare
        elif not brief.stage:
            missing.append(STAGE)
    if said:
        evidence = offer.evidence("preference-multiple", "participation")
        ask = "Which rounds have that, and is there a cap?"
        why = f"{' '.join(said.values())} Common shares are paid last.{offer.dispute(*said)}"
        yield O5.red(Severity.MAJOR, why, evidence, ask)
    elif missing:
        yield O5.unknown(*missing)


def preference_wall(brief: Brief) -> Iterator[Finding]:
    """O6: investors get more than half of the last valuation before common shares get anything."""
    offer, currency = offer_of(brief), brief.analysis.position.currency
    total, valuation = offer.amount("preference-total"), brief.likely("last_round_valuation")
    if total is None or valuation is None:
        yield O6.unknown(*offer.missing("preference-total"), *brief.missing("last_round_valuation"))
    elif total > brief.at.preference_wall_share * valuation:
        first, last = money_in_words(total, currency), money_in_words(valuation, currency)
        valued = f"the last round valued the company at {last}"
        gets = f"Investors get {first} first, and {valued}: a middling sale pays staff nothing."
        why = f"{gets}{offer.dispute('preference-total')}"
        evidence = (*offer.evidence("preference-total"), *brief.evidence("last_round_valuation"))
        yield O6.red(Severity.MAJOR, why, evidence, "From which sale price on do my shares earn anything?")


def offer_arithmetic(brief: Brief) -> Iterator[Finding]:
    """Q10: the stated percentage is not shares over all shares, or the stated value is too high.

    The value of a grant is at most shares * (preferred price - strike), or, where the price
    of a share is not known, part of the company * its last valuation. A lower one is no
    flag: a common share is worth less than a preferred one.
    """
    offer, at = offer_of(brief), brief.at
    found = [off for off in (_percentage_off(offer), _value_off(brief, offer)) if off is not None]
    wrong = [(apart, told) for apart, told in found if apart > at.offer_claim_share]
    if wrong:
        severity = (
            Severity.MAJOR
            if max(apart for apart, _ in wrong) > at.offer_claim_major_share
            else Severity.MINOR
        )
        evidence = (
            *offer.evidence(
                "shares", "fully-diluted", "share-stated", "value-stated", "strike", "preferred-price"
            ),
            *brief.evidence("last_round_valuation"),
        )
        yield Q10.red(severity, " ".join(told for _, told in wrong), evidence, "How did you reach that?")
    elif not found:
        yield Q10.unknown(*offer.missing("shares", "fully-diluted", "share-stated"))


def _percentage_off(offer: Offer) -> tuple[float, str] | None:
    """How far the stated percentage is from the reckoned one, as a share of it, and in words."""
    shares, count, stated = (offer.amount(n) for n in ("shares", "fully-diluted", "share-stated"))
    if shares is None or not count or not stated:
        return None
    reckoned = shares / count
    of_all = f"{number_in_words(shares)} of {number_in_words(count)} shares are {share_in_words(reckoned, 3)}"
    told = f"{share_in_words(stated, 3)} of the company is stated; {of_all}."
    return abs(reckoned - stated) / stated, told


def _value_off(brief: Brief, offer: Offer) -> tuple[float, str] | None:
    """How far the stated value is above the most it can be, as a share of it, and in words."""
    stated, shares = offer.amount("value-stated"), offer.amount("shares")
    price, strike, count = (offer.amount(n) for n in ("preferred-price", "strike", "fully-diluted"))
    valuation, currency = brief.likely("last_round_valuation"), brief.analysis.position.currency
    part = offer.amount("share-stated")
    if shares is not None and count:
        part = shares / count
    if not stated:
        return None
    if shares is not None and price is not None:
        gross, by = shares * price, "the shares at the investors' price"
    elif part is not None and valuation is not None:
        gross, by = part * valuation, "its part of the last valuation"
    else:
        return None
    cost = (shares or 0.0) * (strike or 0.0)
    most = max(0.0, gross - cost)
    by = f"{by}, less the strike," if cost else by
    put, come_to = money_in_words(stated, currency), money_in_words(most, currency)
    told = f"The grant is put at {put}; {by} come to {come_to}."
    return (stated - most) / stated, told


SHARE_RULES: tuple[Rule, ...] = (
    no_denominator,
    harsh_preference,
    preference_wall,
    dear_or_dated_strike,
    offer_arithmetic,
)
