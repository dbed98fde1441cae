"""Rules about product-market fit: do people use it, stay, and buy the same thing again and again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, months_in_words, number_in_words, share_in_words
from diligence.analysis.fit import CLAIMED_BARE, Fit, fit_of
from diligence.analysis.foregone import SMALL_BASE
from diligence.analysis.ladder import LEVEL, REFERENCES, REPEATED, USED, references
from diligence.analysis.mark import heard
from diligence.analysis.trifecta import GOES_FLAT, RETENTION, STILL_FALLING, paces_of_use, side_by_side
from diligence.flags import exceptions
from diligence.flags.flag import Rubric
from diligence.flags.sources import OUR_OWN, POSTHOG, POSTHOG_FIT
from diligence.model import AnswerUnit, Severity
from diligence.months import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

POSTHOG_GAME = (
    "James Hawkins, The Product-Market Fit Game, https://posthog.com/founders/product-market-fit-game"
)
CAYCON = "caycon.com, Questions to Ask Before Joining a Startup, https://www.caycon.com/blog/questions-to-ask-before-joining-a-startup"
CARTA_PEOPLE = "Carta on headcount at Series A, by way of https://westboundequity.com/?p=1125"

P1 = Rubric("P1", "Few would miss it", f"Sean Ellis, by way of {POSTHOG_FIT}; 20 %: {OUR_OWN}", "survey")
P2 = Rubric("P2", "Users try it and leave", POSTHOG_FIT, "retention")
P3 = Rubric("P3", "Sign-ups without use", f"{POSTHOG_FIT}; 10 points: {OUR_OWN}", "use")
P4 = Rubric("P4", "Few reference customers", POSTHOG_GAME, "reference customers")
P5 = Rubric("P5", "The founders do not sell", f"{POSTHOG_GAME}; {POSTHOG}", "founders' sales")
P6 = Rubric("P6", "Large, and still searching", f"{POSTHOG}; {CARTA_PEOPLE}; {OUR_OWN}", "size before fit")
P7 = Rubric("P7", "Old and unproven", CAYCON, "same idea")
G4 = Rubric("G4", "Fit is shown three ways", POSTHOG_FIT, "fit shown")

FOUNDER_SALES, OTHERS_SELL = "pmf.founder-sales", "none, others do it"
HANDED_OVER, NO_TALK = "handed-over-early", "no-recent-talk"
USE, WITHOUT_USE, KEEPS_PACE = "pmf.active-users", "sign-ups-without-use", "use-keeps-pace"
PATH, SAME_IDEA = "pmf.path", "same-idea-for-years"
OTHER_SELLERS, TWO_SELL = "pmf.non-founder-sales", "two-others-sell"
FALLING = "still-falling"
DECIDED = (GOES_FLAT, STILL_FALLING)
"""Questions of the bank, choices word for word, and signals."""


def few_would_miss_it(brief: Brief) -> Iterator[Finding]:
    """P1: under 40 % would be very disappointed without the product; only information from few answers."""
    at, share, count = brief.at, brief.likely("must_have_share"), brief.likely("must_have_respondents")
    if share is not None and share >= at.must_have_share:
        return
    if share is None or count is None:
        yield P1.unknown(*brief.missing("must_have_share", "must_have_respondents"))
        return
    of = f"{share_in_words(share)} of {number_in_words(count)} asked would be very disappointed without it"
    why = f"{of}; {share_in_words(at.must_have_share)} is the mark."
    severity = Severity.MAJOR if share < at.must_have_major_share else Severity.MINOR
    if count < at.must_have_pointing_count:
        severity = Severity.INFO
        why = f"{why} It takes {at.must_have_pointing_count:g} answers to point a way."
    evidence = brief.evidence("must_have_share", "must_have_respondents")
    yield P1.red(severity, why, evidence, "Who are the ones who would miss it, and what do they share?")


def curve_falls(brief: Brief) -> Iterator[Finding]:
    """P2: of those who began half a year ago, ever fewer are left."""
    said, ticked = brief.said(RETENTION, STILL_FALLING), heard(brief.dossier, RETENTION, FALLING)
    falls = said.word == STILL_FALLING
    if ticked or falls:
        evidence = tuple(dict.fromkeys((*said.evidence, *ticked)))
        why = "Of those who began six months ago ever fewer are active: each user has to be won again."
        ask = "May I see the curve for the customers it is made for?"
        yield P2.red(Severity.MAJOR, f"{why}{said.dispute if falls else ''}", evidence, ask)
    elif said.word not in DECIDED:
        yield P2.unknown(RETENTION)


def sign_ups_without_use(brief: Brief) -> Iterator[Finding]:
    """P3: over six months sign-ups grow by ten points more than active users do."""
    active, sign_ups = paces_of_use(brief.dossier, brief.analysis.position.as_of)
    ask = "Which action makes a user active, and how has that count moved?"
    if active is not None and sign_ups is not None:
        if sign_ups.change_share - active.change_share > brief.at.sign_ups_ahead_share:
            why = f"{side_by_side(active, sign_ups)} Curiosity is not value yet."
            yield P3.red(Severity.MAJOR, why, (*active.evidence, *sign_ups.evidence), ask)
    elif ticked := heard(brief.dossier, USE, WITHOUT_USE):
        why = "By what was heard, sign-ups rise while active use stays where it was."
        yield P3.red(Severity.MAJOR, why, ticked, ask)
    elif not heard(brief.dossier, USE, KEEPS_PACE):
        lacking = (("active_users", active), ("sign_ups", sign_ups))
        yield P3.unknown(*(metric for metric, pace in lacking if pace is None))


def few_references(brief: Brief) -> Iterator[Finding]:
    """P4: product-market fit is claimed without five alike customers who pay in full."""
    fit, bare = fit_in(brief), heard(brief.dossier, *CLAIMED_BARE)
    claims = tuple(claim.answer for claim in fit.claims if claim.level == REPEATED)
    if not (claims or bare):
        if not fit.claims:
            yield P4.unknown(LEVEL)
        return
    marks = references(brief.dossier).marks
    if not marks:
        yield P4.unknown(REFERENCES)
    elif not any(mark.speaks_for for mark in marks):
        told = " ".join(mark.why for mark in marks)
        why = f"Product-market fit is claimed. {told} Fit means to sell the same thing again and again."
        evidence = dict.fromkeys((*claims, *bare, *(each for mark in marks for each in mark.evidence)))
        yield P4.red(Severity.MAJOR, why, tuple(evidence), "Which five customers would speak with me?")


def founders_do_not_sell(brief: Brief) -> Iterator[Finding]:
    """P5: before there is fit, no founder talks with users or sells in a normal week."""
    said, early = brief.said(FOUNDER_SALES, OTHERS_SELL), heard(brief.dossier, FOUNDER_SALES, HANDED_OVER)
    silent = heard(brief.dossier, FOUNDER_SALES, NO_TALK)
    by_others = said.word == OTHERS_SELL
    if not (early or silent or by_others):
        if not said.word:
            yield P5.unknown(FOUNDER_SALES)
        return
    fit = fit_in(brief)
    if early or fit.ceiling < REPEATED:
        why = (
            "No founder talks with users or sells in a normal week, and there is no fit yet: "
            f"what users say is lost on the way.{said.dispute if by_others else ''}"
        )
        evidence = tuple(dict.fromkeys((*said.evidence, *early, *silent)))
        ask = "Whom did you talk with this week, and what did you learn?"
        yield P5.red(Severity.MAJOR, why, evidence, ask)
    elif fit.level.value != REPEATED:
        yield P5.unknown(LEVEL)


def large_and_searching(brief: Brief) -> Iterator[Finding]:
    """P6: more people than at an average Series A, and users do not return by themselves yet."""
    people = brief.likely("headcount")
    if people is None:
        yield P6.unknown("headcount")
        return
    fit = fit_in(brief)
    if people <= brief.at.searching_headcount or (fit.level.value or 0) > USED:
        return
    if fit.ceiling > USED:
        yield P6.unknown(LEVEL, fit.question)
        return
    paid = f"{number_in_words(people)} people are paid while the search goes on"
    why = f"{paid}: many make a change of direction slow and dear. {fit.in_words}"
    evidence = dict.fromkeys((*brief.evidence("headcount"), *fit.evidence, *(c.answer for c in fit.claims)))
    ask = "What would you stop doing if this idea turned out wrong?"
    yield P6.red(Severity.MAJOR, why, tuple(evidence), ask)


def old_and_unproven(brief: Brief) -> Iterator[Finding]:
    """P7: the same idea for more than five years, with next to no revenue.

    What next to none means is the base below which growth says little (exception X1).
    """
    founded, revenue = brief.dossier.company.founded, brief.likely("revenue")
    position = brief.analysis.position
    age = None if founded is None else months_between(founded, position.as_of)
    trivial = None if revenue is None else revenue <= 0 or revenue < SMALL_BASE.get(position.currency, 0.0)
    same = heard(brief.dossier, PATH, SAME_IDEA)
    if trivial is False or (age is not None and age <= brief.at.unproven_months):
        return
    if not same:
        lacking = ("founded" if age is None else "", "revenue" if revenue is None else "", PATH)
        yield P7.unknown(*filter(None, lacking))
    elif needs_capital := exceptions.capital_intensive(brief):
        yield P7.withheld(needs_capital)
    else:
        years = "" if age is None else f"It is {months_in_words(age)} old. "
        brings = (
            "" if revenue is None else f" Revenue is {money_in_words(revenue, position.currency)} a month."
        )
        same_idea = f"{years}It has been the same idea for five years or more.{brings}"
        why = f"{same_idea} That so few want it is by now a finding."
        evidence = (*same, *brief.evidence("revenue"))
        yield P7.red(Severity.MAJOR, why, evidence, "What was tried in each year, and what came of it?")


def shown_three_ways(brief: Brief) -> Iterator[Finding]:
    """G4: users stay, they would miss it or use it ever more, and five alike customers pay in full."""
    fit, like = fit_in(brief), references(brief.dossier)
    stays, wanted = fit.trifecta.retention, (fit.survey.points, fit.trifecta.use.holds)
    if False in (stays.holds, like.holds) or wanted == (False, False):
        return
    lacking = {RETENTION: stays.holds, REFERENCES: like.holds, "must_have_share": True in wanted or None}
    if None in lacking.values():
        yield G4.unknown(*(name for name, holds in lacking.items() if holds is None))
        return
    use, survey = fit.trifecta.use, fit.survey
    leading = survey.in_words if survey.points else use.why
    sellers = brief.number(OTHER_SELLERS, AnswerUnit.COUNT)
    others = heard(brief.dossier, OTHER_SELLERS, TWO_SELL)
    sold = others or (sellers is not None and sellers >= brief.at.other_sellers_count)
    plus = " People who aren't founders close sales too." if sold else ""
    why = f"{stays.why} {leading} {like.why}{plus}"
    evidence = (
        *stays.evidence,
        *(survey.evidence if survey.points else use.evidence),
        *like.evidence,
        *others,
    )
    ask = "What would be the first thing to show that it no longer holds?"
    yield G4.green(why, tuple(dict.fromkeys(evidence)), ask)


def fit_in(brief: Brief) -> Fit:
    """How far the company has got, with the reasons."""
    return fit_of(brief.dossier, brief.analysis.position)


FIT_RULES: tuple[Rule, ...] = (
    few_would_miss_it,
    curve_falls,
    sign_ups_without_use,
    few_references,
    founders_do_not_sell,
    large_and_searching,
    old_and_unproven,
    shown_three_ways,
)
