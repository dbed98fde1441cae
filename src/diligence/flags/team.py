"""Rules about the people who lead, how open they are, and how people work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.analysis.mark import heard
from diligence.flags.answers import LEADERS, NO_MATTER, NOT_KNOWN
from diligence.flags.flag import Rubric
from diligence.flags.sources import GRAHAM, OUR_OWN, POSTHOG
from diligence.flags.testimony import Testimony, what_counts
from diligence.model import Severity, Silence, Whom
from diligence.model.question import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags.brief import Brief
    from diligence.flags.engine import Rule
    from diligence.flags.flag import Finding

WASSERMAN = (
    "Noam Wasserman, Understanding Founder's Dilemmas, "
    "https://businessofsoftware.org/talks/understanding-founders-dilemmas/"
)
BENTLEY = (
    "Al Bentley, 66 checks, https://medium.com/@Al__Bentley/"
    "how-to-do-due-diligence-like-a-startup-founder-and-stop-sham-startups-f93f75ab9707"
)
OPEN_GUIDE = (
    "Joshua Levy and Joe Wallin, The Open Guide to Equity Compensation, "
    "https://github.com/jlevy/og-equity-compensation"
)
CULTURE_TEST = "Gergely Orosz, The Developer Culture Test, https://blog.pragmaticengineer.com/the-developer-culture-test/"
CO_FOUNDERS = (
    "PostHog, How not to break up with your co-founder, "
    "https://posthog.com/newsletter/how-to-not-breakup-with-your-cofounder"
)
CARTA_FOUNDERS = (
    "Carta, by way of https://www.saastr.com/carta-of-seed-funded-start-ups-fail-and-1-3-become-unicorns"
)

F1 = Rubric(
    "F1", "A founder has left", f"{CARTA_FOUNDERS}; {WASSERMAN}; two years: {OUR_OWN}", "a founder left"
)
F2 = Rubric("F2", "The founders' shares do not vest", WASSERMAN, "founders' shares")
F3 = Rubric("F3", "A founder works part-time", BENTLEY, "founders' time")
F4 = Rubric("F4", "Basic figures were refused", f"{OPEN_GUIDE}; {POSTHOG}", "openness")
F5 = Rubric("F5", "The culture test is not passed", CULTURE_TEST, "culture", Whom.ENGINEER)
G6 = Rubric("G6", "Open books", f"{POSTHOG}; {GRAHAM}", "open books")
G7 = Rubric("G7", "The founders tend their bond", CO_FOUNDERS, "founders' bond")

LEFT, LEFT_LATELY, HANDED_OVER = "team.founders-left", "yes, within the last two years", "handed-over-well"
NOBODY_LEFT, LEFT_LONG_AGO = "nobody has left", "yes, longer ago"
VESTING, ALL_VEST, SOME_VEST = "team.founders-vesting", "all of them vest", "some of them vest"
NONE_VESTS, NO_SPLIT = "none of them vests", "the split isn't agreed"
TIME, ALL_FULL, UNTIL_A_DATE = "team.founders-full-time", "all full-time", "not all, until a date they name"
NO_DATE = "not all, and no date"
OPENNESS, ALL_TOLD = "offer.openness", "all-four-unasked"
ALIVE, SLIDES, BOND = "money.default-alive", "team.sharing", "vision.co-founders"
KNOWN_COURSES = ("already profitable", "default alive", "default dead")
SHARED, KEPT = ("all of it", "most of it"), ("none of it", "with managers only", "a summary")
YES, NO = "yes", "no"
REVIEW = "review-habit"
"""Questions of the bank, choices word for word, and signals."""

NOT_VESTING = {
    NONE_VESTS: (Severity.MAJOR, "The founders' shares do not vest."),
    NO_SPLIT: (Severity.MAJOR, "The founders have not agreed how their shares are split."),
    SOME_VEST: (Severity.MINOR, "The shares of some founders vest, those of others do not."),
}
"""Choices of ``team.founders-vesting``, how much each weighs, and what it means."""

REFUSALS = {
    "runway-refused": "how long the money lasts",
    "growth-refused": "how fast they grow",
    "shares-refused": "how many shares there are",
    "fit-refused": "whether they have product-market fit",
}
"""Signals of ``offer.openness``, and what was refused."""

REFUSED_OUTRIGHT = {
    "runway-refused": ("money.runway", "money.default-alive"),
    "growth-refused": ("pmf.growth-rate",),
    "shares-refused": ("offer.fully-diluted",),
    "fit-refused": ("pmf.reached", "pmf.level"),
}
"""Questions that ask for the same: to refuse one of them is to refuse the figure."""

BASICS = "basics"


def _area(name: str, title: str, needed: int, *questions: str) -> Area:
    ids = tuple(f"culture.{name}-{question}" for question in questions)
    return Area(id=name, title=title, questions=ids, needed=needed, fewest_known=3)


CULTURE_AREAS = (
    _area(BASICS, "The basics", 3, "safety", "pay", "flexibility"),
    _area(
        "clarity",
        "Clarity, autonomy and working together",
        4,
        "why",
        "backlog",
        "direct",
        "together",
        "initiative",
    ),
    _area("engineering", "Engineering that lasts", 4, "ready", "review", "deploy", "on-call", "open-code"),
    _area("career", "Career", 4, "managers", "ladder", "tracks", "feedback", "learning"),
)
"""The checklist of the theme ``culture``; a test holds it against the bank."""


def founder_gone(brief: Brief) -> Iterator[Finding]:
    """F1: a founder has left within the last two years."""
    said = brief.said(LEFT, LEFT_LATELY)
    if said.word == LEFT_LATELY:
        settled = heard(brief.dossier, LEFT, HANDED_OVER)
        told = " The work was handed over and the shares were settled." if settled else ""
        left = "A founder has left within the last two years; that is common, and shakes young companies."
        ask = "What was theirs to do, who does it now, and how were their shares settled?"
        evidence = tuple(dict.fromkeys((*said.evidence, *settled)))
        yield F1.red(Severity.MAJOR, f"{left}{told}{said.dispute}", evidence, ask)
    elif said.word not in (NOBODY_LEFT, LEFT_LONG_AGO):
        yield F1.unknown(LEFT)


def founders_not_vesting(brief: Brief) -> Iterator[Finding]:
    """F2: founders keep all their shares if they leave, or have not agreed on the split."""
    said = brief.said(VESTING, *NOT_VESTING)
    if said.word in NOT_VESTING:
        severity, finding = NOT_VESTING[said.word]
        why = f"{finding} Whoever leaves keeps shares that those who stay and those who come pay for."
        ask = "From which date, over how many years, and what happens when one of you leaves?"
        yield F2.red(severity, f"{why}{said.dispute}", said.evidence, ask)
    elif said.word != ALL_VEST:
        yield F2.unknown(VESTING)


def part_time_founder(brief: Brief) -> Iterator[Finding]:
    """F3: after a round, not all founders work full-time; less where they name a date."""
    said, raised = brief.said(TIME, NO_DATE, UNTIL_A_DATE), brief.likely("total_raised")
    if said.word == ALL_FULL or (raised == 0 and not brief.rounds):
        return
    if said.word not in (NO_DATE, UNTIL_A_DATE):
        yield F3.unknown(TIME)
    elif raised is None and not brief.rounds:
        yield F3.unknown("total_raised")
    else:
        dated = said.word == UNTIL_A_DATE
        until = "they name the date when that ends" if dated else "no date is named"
        why = f"Money was raised, and not all founders work full-time; {until}.{said.dispute}"
        evidence = (*said.evidence, *brief.evidence("total_raised", "last_round_amount"))
        severity = Severity.MINOR if dated else Severity.MAJOR
        yield F3.red(severity, why, evidence, "When does everybody go full-time, and what does that hang on?")


def basics_refused(brief: Brief) -> Iterator[Finding]:
    """F4: at the offer, two or more of four basic figures were refused."""
    refused = {signal: ids for signal in REFUSALS if (ids := _refusals(brief, signal))}
    is_offered = any(answer.question.startswith("offer.") for answer in brief.dossier.answers)
    if len(refused) < brief.at.refused_count or not is_offered:
        if not brief.dossier.answers_to(OPENNESS):
            yield F4.unknown(OPENNESS)
        return
    told = [REFUSALS[signal] for signal in refused]
    why = f"At the offer these were refused: {', '.join(told[:-1])} and {told[-1]}."
    evidence = tuple(dict.fromkeys(each for ids in refused.values() for each in ids))
    severity = Severity.CRITICAL if "shares-refused" in refused else Severity.MAJOR
    yield F4.red(severity, why, evidence, "Is there a way to share it in confidence, under an agreement?")


def _refusals(brief: Brief, signal: str) -> tuple[str, ...]:
    outright = (brief.silent(question, Silence.REFUSED) for question in REFUSED_OUTRIGHT[signal])
    return (*heard(brief.dossier, OPENNESS, signal), *(answer for ids in outright for answer in ids))


def culture_test(brief: Brief) -> Iterator[Finding]:
    """F5: an area of the culture test is not passed; engineers' answers count before those of others."""
    heard = {question: _peers(brief, question) for area in CULTURE_AREAS for question in area.questions}
    known = {question: said.word == YES for question, said in heard.items() if said.word in (YES, NO)}
    failed = [area for area in CULTURE_AREAS if area.passed(known) is False]
    if failed:
        noes = [q for area in failed for q in area.questions if known.get(q) is False]
        titles = ", ".join(area.title[0].lower() + area.title[1:] for area in failed)
        count = "One of its questions was" if len(noes) == 1 else f"{len(noes)} of its questions were"
        disputes = "".join(heard[question].dispute for question in noes)
        why = f"The culture test is not passed in: {titles}. {count} answered no.{disputes}"
        severity = Severity.MAJOR if any(area.id == BASICS for area in failed) else Severity.MINOR
        ask = "May I talk with a future peer about what was answered no?"
        yield F5.red(severity, why, tuple(each for q in noes for each in heard[q].evidence), ask)
        return
    open_areas = [area for area in CULTURE_AREAS if area.passed(known) is None]
    if open_areas:
        yield F5.unknown(*(q for area in open_areas for q in area.questions if q not in known))


def _peers(brief: Brief, question: str) -> Testimony:
    """Yes or no as engineers say it, else as anybody does; where they differ, no."""
    told = [answer for answer in brief.answers(question) if answer.chosen((YES, NO))]
    peers = [answer for answer in told if answer.by is Whom.ENGINEER] or told
    return what_counts(peers, (YES, NO), (NO,))


def open_books(brief: Brief) -> Iterator[Finding]:
    """G6: they know whether they are default alive, show the board's slides, and told all four basics."""
    course = brief.said(ALIVE, NO_MATTER, NOT_KNOWN, by=LEADERS)
    slides = brief.said(SLIDES, *KEPT)
    told = brief.dossier.answers_to(OPENNESS)
    unasked = heard(brief.dossier, OPENNESS, ALL_TOLD)
    if course.word in (NO_MATTER, NOT_KNOWN) or slides.word in KEPT or (told and not unasked):
        return
    knows, shows = course.word in KNOWN_COURSES, slides.word in SHARED
    if knows and shows and unasked:
        why = (
            "They know whether they are default alive, show everybody the board's slides, "
            "and told runway, growth, share count and fit before being asked."
        )
        ask = "What was the last bad news that everybody was told?"
        yield G6.green(why, (*course.evidence, *slides.evidence, *unasked), ask)
        return
    lacking = ((ALIVE, knows), (SLIDES, shows), (OPENNESS, unasked))
    yield G6.unknown(*(question for question, known in lacking if not known))


def tended_bond(brief: Brief) -> Iterator[Finding]:
    """G7: the founders' shares vest, and they talk regularly about how they work together."""
    vesting, talks = brief.said(VESTING, *NOT_VESTING), heard(brief.dossier, BOND, REVIEW)
    if vesting.word in NOT_VESTING or (brief.dossier.answers_to(BOND) and not talks):
        return
    if vesting.word == ALL_VEST and talks:
        why = "The founders' shares vest, and they regularly talk about how they work together."
        evidence = (*vesting.evidence, *talks)
        yield G7.green(why, evidence, "What was the last thing you changed after such a talk?")
        return
    lacking = (VESTING if vesting.word != ALL_VEST else "", "" if talks else BOND)
    yield G7.unknown(*filter(None, lacking))


TEAM_RULES: tuple[Rule, ...] = (
    founder_gone,
    founders_not_vesting,
    part_time_founder,
    basics_refused,
    culture_test,
    open_books,
    tended_bond,
)
