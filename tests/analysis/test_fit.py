"""Product-market fit as a level: what shows it, what is only claimed, and what is not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.builders import TODAY, claim, dossier
from diligence.amounts import Absence
from diligence.analysis import reconcile
from diligence.analysis.fit import CLAIMED_BARE, NEXT, Fit, fit_of
from diligence.analysis.ladder import (
    ALIKE,
    CLAIMS_MORE,
    LEVEL,
    LEVELS,
    MAY_TALK,
    RATED,
    REFERENCE_SIGNS,
    REFERENCES,
    SEEN,
    SIGNS,
    references,
)
from diligence.analysis.pace import pace_of
from diligence.analysis.survey import COUNTED, HAPPIEST, survey_of
from diligence.analysis.trifecta import (
    ALL_SHOWN,
    GOES_FLAT,
    GROWTH_HEARD,
    RETENTION,
    RETENTION_HEARD,
    STILL_FALLING,
    USE_HEARD,
    Trifecta,
    trifecta_of,
)
from diligence.bank import shipped_bank
from diligence.model import Answer, Dossier, Figure, Rating, Source, SourceKind, Whom

THEN = date(2025, 12, 31)
"""Six months before today: from the last day of a month to the last day of another."""

FLAT_CURVE = ("pmf.retention", "curve-shown-flat")


def heard(question: str, *signals: str, **others: Any) -> Answer:
    """An answer in which these signs were heard."""
    by = others.get("by", Whom.FOUNDER)
    settings: dict[str, Any] = {"id": f"{question}-{by}", "as_of": TODAY} | others
    return Answer(question=question, signals=signals, **settings)


def company(*known: Figure | Answer) -> Dossier:
    """A company of which this is on record."""
    answers = tuple(each for each in known if isinstance(each, Answer))
    figures = tuple(each for each in known if isinstance(each, Figure))
    return dossier(*figures).model_copy(update={"answers": answers})


def fit(*known: Figure | Answer) -> Fit:
    """How far a company has got of which this is on record."""
    judged = company(*known)
    return fit_of(judged, reconcile(judged, TODAY))


def signs(*known: Figure | Answer) -> Trifecta:
    """Growth, use and retention of such a company."""
    judged = company(*known)
    return trifecta_of(judged, reconcile(judged, TODAY))


# The level ------------------------------------------------------------------------------


def test_of_a_company_nobody_asked_nothing_is_known() -> None:
    """Unknown is no level, neither 0 nor 5, and says what to ask: whether it is used."""
    found = fit()
    assert (found.level.value, found.level.absence) == (None, Absence.UNKNOWN)
    assert (found.reasons, found.against, found.evidence, found.claimed) == ((), (), (), None)
    assert (found.ceiling, found.question) == (5, "pmf.active-users")


@pytest.mark.parametrize(
    ("level", "known"),
    [
        (1, heard("vision.motivation", "met-the-problem")),
        (1, heard("pmf.problem", "workaround-known")),
        (1, heard("pmf.problem", rating=Rating.CLEAR)),
        (2, heard("pmf.problem", "users-quoted")),
        (2, heard("pmf.founder-sales", "talked-this-week")),
        (3, heard("pmf.complaint", "in-users-words")),
        (3, heard("pmf.activation", rating=Rating.EVIDENCED)),
        (3, claim("active_users", 12.0)),
        (3, claim("customers", 1.0)),
        (3, claim("revenue", 100.0)),
        (4, heard(*FLAT_CURVE)),
        (4, heard(RETENTION, value=GOES_FLAT, rating=Rating.CLEAR)),
        (4, claim("grr", 0.85)),
        (4, claim("nrr", 1.00)),
        (4, heard("pmf.reached", "three-signs-agree")),
        (5, heard("pmf.reached", "alike-references")),
        (5, heard(REFERENCES, "share-a-profile", "may-talk", value="5")),
        (5, heard(REFERENCES, "share-a-profile", value="5", rating=Rating.CLEAR)),
    ],
)
def test_each_step_is_shown_by(level: int, known: Figure | Answer) -> None:
    """One figure, sign or well-told answer shows its step, and is the evidence for it."""
    found = fit(known)
    assert found.level.value == level
    assert len(found.reasons) == 1
    assert found.evidence == (known.id,)
    assert found.at_most == 5


@pytest.mark.parametrize(
    "known",
    [
        heard("pmf.problem", rating=Rating.PARTIAL),
        heard("pmf.problem", "mostly-solution"),
        claim("customers", 0.0),
        claim("revenue", 0.0),
        heard(RETENTION, value=GOES_FLAT),
        heard(RETENTION, value="too early to tell", rating=Rating.CLEAR),
        heard(REFERENCES, value="5", rating=Rating.EVIDENCED),
        heard(REFERENCES, "share-a-profile", value="5"),
        heard(REFERENCES, "share-a-profile", "may-talk", value="dozens"),
        heard(LEVEL, value=LEVELS[5], rating=Rating.CLEAR),
        heard("pmf.reached", "claim-without-figures"),
    ],
)
def test_what_shows_no_step(known: Figure | Answer) -> None:
    """An answer nobody rated, no users, five customers who may all differ, and claims: all leave it open."""
    assert fit(known).level.absence is Absence.UNKNOWN


def test_the_problem_still_looked_for_is_level_0() -> None:
    """Level 0 is a finding, not a gap, and no longer one once the product is used."""
    doubt = heard("pmf.problem", "solution-seeks-problem")
    assert (fit(doubt).level.value, fit(doubt).at_most) == (0.0, 0)
    used = fit(doubt, claim("customers", 40.0))
    assert (used.level.value, used.at_most) == (3.0, 5)
    assert used.against == ("The solution still looks for its problem.",)


@pytest.mark.parametrize(
    ("against", "level"),
    [
        (heard(RETENTION, value=STILL_FALLING), 3),
        (heard(RETENTION, "still-falling"), 3),
        (heard(RETENTION, "back-by-reminder"), 3),
        (claim("grr", 0.84), 3),
        (claim("nrr", 0.89), 3),
        (heard(REFERENCES, value="4"), 4),
        (heard(REFERENCES, "no-profile-shared"), 4),
        (heard(REFERENCES, "discounted"), 4),
        (heard("pmf.ideal-customer", "customers-all-different"), 4),
        (claim("active_users", 0.0), 2),
    ],
)
def test_what_speaks_against_a_step_holds_the_level_below_it(against: Figure | Answer, level: int) -> None:
    """Five references beside a falling curve: the fourth step is in doubt, so the third is the level."""
    found = fit(heard("pmf.reached", "alike-references"), against)
    assert (found.level.value, found.at_most) == (level, level)
    assert len(found.against) == 1
    assert set(found.evidence) == {"pmf.reached-founder", against.id}


def test_nothing_shown_and_something_against_is_not_known_but_bounded() -> None:
    """A falling curve alone shows no step, and rules the fourth out."""
    found = fit(heard(RETENTION, "still-falling"))
    assert (found.level.absence, found.at_most, found.ceiling) == (Absence.UNKNOWN, 3, 3)


def test_of_each_role_the_newest_answer_counts() -> None:
    """The curve fell in March and is flat in June."""
    march = heard(RETENTION, "still-falling", id="march", as_of=TODAY - timedelta(days=90))
    assert fit(march, heard(*FLAT_CURVE)).level.value == 4
    assert fit(heard(*FLAT_CURVE), march).level.value == 4


def test_two_people_who_differ_leave_the_step_open() -> None:
    """The founder shows a flat curve, an engineer says it falls: both are kept, the step is not counted."""
    found = fit(
        heard(*FLAT_CURVE), heard(RETENTION, "still-falling", by=Whom.ENGINEER), claim("customers", 9.0)
    )
    assert found.level.value == 3
    assert found.trifecta.retention.holds is None
    assert found.trifecta.retention.why == (
        "The retention curve was shown, and it levels off. Retention still falls after six periods or more."
    )


# Claims ---------------------------------------------------------------------------------


def test_a_claim_beyond_the_evidence() -> None:
    """Customers show level 3; the founder says 5, an engineer 4: the highest is named, and whose it is."""
    founder = heard(LEVEL, value=LEVELS[5])
    engineer = heard(LEVEL, value=LEVELS[4], by=Whom.ENGINEER)
    found = fit(claim("customers", 12.0), engineer, founder)
    assert found.level.value == 3
    assert found.claimed is not None
    assert (found.claimed.level, found.claimed.by, found.claimed.answer) == (5, Whom.FOUNDER, founder.id)
    assert found.in_words == (
        "Level 3 of 5 is shown: real users use it. Claimed is level 5 (founder): five alike customers pay in "
        "full; the evidence does not reach that far yet."
    )


def test_a_claim_without_any_evidence() -> None:
    """Said, and nothing on record shows it: the level stays unknown."""
    found = fit(heard(LEVEL, value=LEVELS[4]))
    assert found.level.absence is Absence.UNKNOWN
    assert found.in_words == (
        "The level is not known: no figure, sign or well-told answer shows one yet. Claimed is level 4 "
        "(founder): users return unprompted; nothing on record shows it yet."
    )


def test_a_modest_claim() -> None:
    """Twelve customers pay and they say that talks confirmed it: the evidence reaches further."""
    found = fit(claim("customers", 12.0), heard(LEVEL, value=LEVELS[2]))
    assert found.in_words.endswith("talks confirmed it; the evidence reaches further.")


def test_a_claim_that_is_shown_is_not_repeated() -> None:
    """Level 3 claimed and shown is said once."""
    found = fit(claim("customers", 12.0), heard(LEVEL, value=LEVELS[3]))
    assert found.in_words == "Level 3 of 5 is shown: real users use it."


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        (heard(LEVEL, SEEN, value=LEVELS[4]), 4),
        (heard(LEVEL, value=LEVELS[4], rating=Rating.EVIDENCED), 4),
        (heard(LEVEL, SEEN, CLAIMS_MORE, value=LEVELS[4]), None),
        (heard(LEVEL, SEEN, value=LEVELS[0]), None),
        (heard(LEVEL, SEEN, value="far along"), None),
    ],
)
def test_a_claim_whose_evidence_was_seen_counts(answer: Answer, level: int | None) -> None:
    """Evidence makes a claim a finding, unless it was also ticked that they claim more than it shows."""
    assert fit(answer).level.value == level


@pytest.mark.parametrize("signal", [CLAIMED_BARE, (LEVEL, CLAIMS_MORE)])
def test_a_bare_claim_is_said_to_be_one(signal: tuple[str, str]) -> None:
    """It stands among what speaks against, and takes no level away."""
    found = fit(heard(*signal), claim("customers", 12.0))
    assert (len(found.against), found.level.value, found.at_most) == (1, 3, 5)


@pytest.mark.parametrize(
    ("known", "ceiling"),
    [
        ((claim("customers", 12.0),), 5),
        ((claim("customers", 12.0), heard(LEVEL, value=LEVELS[4])), 4),
        ((claim("customers", 12.0), heard(LEVEL, value=LEVELS[1])), 3),
        ((heard(LEVEL, value=LEVELS[2]),), 2),
        ((heard(LEVEL, value=LEVELS[5]), heard(RETENTION, "still-falling")), 3),
    ],
)
def test_the_highest_level_left_open(known: tuple[Figure | Answer, ...], ceiling: int) -> None:
    """Five without a claim; else the claim, not less than the evidence, not more than what is ruled out."""
    assert fit(*known).ceiling == ceiling


@pytest.mark.parametrize(
    ("known", "question"),
    [
        (heard("pmf.problem", "solution-seeks-problem"), "pmf.problem"),
        (heard("pmf.problem", "workaround-known"), "pmf.founder-sales"),
        (heard("pmf.problem", "users-quoted"), "pmf.active-users"),
        (claim("customers", 12.0), "pmf.retention"),
        (heard(*FLAT_CURVE), "pmf.references"),
        (heard("pmf.reached", "alike-references"), "pmf.non-founder-sales"),
    ],
)
def test_what_would_show_the_next_level(known: Figure | Answer, question: str) -> None:
    """From each level on the next step has its question."""
    found = fit(known)
    assert (found.next, found.question) == NEXT[int(found.level.value or 0)]
    assert found.question == question


# The trifecta ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "holds", "why"),
    [
        ((claim("growth", 0.08),), True, "Revenue grows 8 % a month."),
        ((claim("growth", 0.0),), False, "Revenue does not grow."),
        ((claim("growth", -0.02),), False, "Revenue does not grow."),
        (
            (claim("growth", 0.01, low=-0.01, high=0.03),),
            None,
            "Revenue grows about 1 % a month; within its range it may not grow at all.",
        ),
        ((), None, "How fast it grows is not known yet."),
        (
            (heard("pmf.growth-rate", "flat-or-falling"),),
            False,
            "Revenue was flat or falling for half a year.",
        ),
        (
            (claim("growth", 0.5), claim("revenue", 4_999.0)),
            None,
            "Revenue is under $5k a month, and its rate of growth says little.",
        ),
        ((claim("growth", 0.5), claim("revenue", 5_000.0)), True, "Revenue grows 50 % a month."),
    ],
)
def test_growth(known: tuple[Figure | Answer, ...], holds: bool | None, why: str) -> None:
    """Yes where the whole range lies above zero, not known where it spans zero or the base is tiny."""
    growth = signs(*known).growth
    assert (growth.holds, growth.why) == (holds, why)


def test_before_revenue_customers_and_users_stand_in() -> None:
    """100 to 130 customers in six months; active users only where customers are not known."""
    customers = claim("customers", 100.0, on=THEN), claim("customers", 130.0)
    users = claim("active_users", 100.0, on=THEN), claim("active_users", 90.0)
    found = signs(*customers, *users).growth
    assert (found.holds, found.why) == (True, "Paying customers grew by 30 % in six months.")
    assert set(found.evidence) == {figure.id for figure in customers}
    assert signs(*users).growth.why == "Active users did not grow in six months."
    assert signs(*users).growth.holds is False
    assert signs(claim("customers", 100.0, on=THEN), claim("customers", 100.0)).growth.holds is False
    assert signs(*customers, claim("growth", 0.5), claim("revenue", 0.0)).growth.marks == found.marks


@pytest.mark.parametrize(
    ("active", "signed_up", "holds"),
    [(1.5, 1.4, True), (1.4, 1.4, True), (1.4, 1.49, None), (1.2, 1.4, False), (0.9, 0.8, True)],
)
def test_use_keeps_up_with_sign_ups(active: float, signed_up: float, holds: bool | None) -> None:
    """Six months: at least as fast is yes, more than ten points behind is no, between is too close."""
    found = signs(
        claim("active_users", 1_000.0, on=THEN),
        claim("active_users", 1_000.0 * active),
        claim("sign_ups", 500.0, on=THEN),
        claim("sign_ups", 500.0 * signed_up),
    ).use
    assert found.holds is holds
    assert found.why.startswith("In six months active users changed by ")
    assert found.why.endswith("That is too close to tell.") is (holds is None)


def test_without_sign_ups_all_who_ever_signed_up_stand_in() -> None:
    """Registered users rose by a half, active ones by a tenth."""
    known = (
        claim("active_users", 1_000.0, on=THEN),
        claim("active_users", 1_100.0),
        claim("users", 10_000.0, on=THEN),
        claim("users", 15_000.0),
    )
    assert signs(*known).use.holds is False
    assert signs(*known[:2]).use.holds is None
    assert signs(*known[2:]).use.why == "Whether use keeps up with sign-ups is not known yet."


@pytest.mark.parametrize(("signal", "holds"), [("use-keeps-pace", True), ("sign-ups-without-use", False)])
def test_use_as_heard(signal: str, holds: bool) -> None:
    """A ticked sign stands where there are no figures."""
    assert signs(heard("pmf.active-users", signal)).use.holds is holds


def test_three_signs_at_once() -> None:
    """The answer that shows all three counts for each."""
    found = signs(heard("pmf.reached", "three-signs-agree"))
    assert [sign.holds for sign in (found.growth, found.use, found.retention)] == [True, True, True]


@pytest.mark.parametrize(
    ("grr", "nrr", "holds"),
    [
        (0.85, None, True),
        (0.84, None, False),
        (None, 1.0, True),
        (None, 0.95, None),
        (None, 0.90, None),
        (None, 0.89, False),
        (0.90, 0.95, True),
        (0.84, 1.2, False),
        (0.86, 0.89, None),
    ],
)
def test_kept_revenue(grr: float | None, nrr: float | None, holds: bool | None) -> None:
    """GRR from 85 %, or NRR from 100 % where GRR is not known; NRR under 90 % leaks; both ways is open."""
    known = [claim(name, ratio) for name, ratio in (("grr", grr), ("nrr", nrr)) if ratio is not None]
    assert signs(*known).retention.holds is holds


# The survey -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "count", "points", "said"),
    [
        (0.51, 731.0, True, "40 % is the mark, and these are enough answers to rely on."),
        (0.40, 100.0, True, "40 % is the mark, and these are enough answers to rely on."),
        (0.40, 99.0, True, "40 % is the mark, and these are enough answers to point a way."),
        (0.39, 30.0, False, "40 % is the mark, and these are enough answers to point a way."),
        (0.60, 29.0, None, "it takes 30 answers to point a way."),
        (0.60, None, None, "how many were asked is not known yet."),
    ],
)
def test_the_survey_with_its_sample(
    share: float, count: float | None, points: bool | None, said: str
) -> None:
    """Slack's 51 % of 731, and the borders of Ellis: 40 %, 30 answers, 100 answers."""
    known = [claim("must_have_share", share), *([claim("must_have_respondents", count)] if count else [])]
    found = fit(*known).survey
    assert found.points is points
    assert found.in_words.endswith(said)
    assert set(found.evidence) == {figure.id for figure in known}


def test_a_survey_of_the_happiest() -> None:
    """58 % of 200 says nothing when only the happiest were asked."""
    asked = heard(*HAPPIEST)
    found = fit(claim("must_have_share", 0.58), claim("must_have_respondents", 200.0), asked).survey
    assert found.points is None
    assert (
        found.in_words
        == "58 % of 200 asked would be very disappointed without it; only the happiest users were asked."
    )
    assert asked.id in found.evidence


def test_a_survey_only_heard_of_and_none() -> None:
    """A ticked sign stands in for the figure; without either it is not known."""
    told = company(heard(*COUNTED))
    assert survey_of(told, reconcile(told, TODAY)).points is True
    assert fit().survey.points is None
    assert fit().survey.in_words == "Whether users would miss it is not known yet."


# The pace -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("then", "found"),
    [
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
        (date(2025, 5, 30), True),
        (date(2025, 5, 29), False),
    ],
)
def test_how_far_back_it_looks(then: date, found: bool) -> None:
    """Three months at the least, from one month end to another, and thirteen at the most."""
    figures = company(claim("customers", 10.0, on=then), claim("customers", 20.0))
    assert (pace_of(figures, "customers", TODAY) is not None) is found


def test_the_figure_nearest_to_half_a_year_ago() -> None:
    """Of March, December and last June, December is the one, and a later figure than today's is none."""
    figures = [
        claim("customers", n, on=on)
        for n, on in ((1.0, date(2025, 6, 30)), (10.0, THEN), (19.0, date(2026, 3, 30)))
    ]
    now, later = claim("customers", 20.0), claim("customers", 99.0, on=TODAY + timedelta(days=1))
    pace = pace_of(company(*figures, now, later), "customers", TODAY)
    assert pace is not None
    assert pace.evidence == (figures[1].id, now.id)
    assert pace.change_share == pytest.approx(20 / 10 - 1)


def test_two_sources_are_never_joined() -> None:
    """What the press counts and what a founder counts may differ."""
    press = Source(kind=SourceKind.PRESS)
    assert (
        pace_of(company(claim("users", 10.0, on=THEN, source=press), claim("users", 20.0)), "users", TODAY)
        is None
    )


def test_from_nothing_there_is_no_pace() -> None:
    """Zero users half a year ago: no rate exists."""
    assert pace_of(company(claim("users", 0.0, on=THEN), claim("users", 20.0)), "users", TODAY) is None


# Laws, and the bank ---------------------------------------------------------------------

_SIGNS = tuple(sign for _, group in SIGNS for sign in group)
_ALL = (*_SIGNS, *REFERENCE_SIGNS, *ALL_SHOWN, *GROWTH_HEARD, *USE_HEARD, *RETENTION_HEARD)


@given(st.sets(st.sampled_from(_ALL)), st.none() | st.sampled_from(LEVELS))
def test_laws_of_the_level(ticked: set[tuple[str, str, bool, str]], claimed: str | None) -> None:
    """A claim never moves the level; it lies in 0..at_most; there is a reason for each level above 0."""
    by_question: dict[str, tuple[str, ...]] = {}
    for question, signal, _, _ in sorted(ticked):
        by_question[question] = (*by_question.get(question, ()), signal)
    answers = [heard(question, *signals) for question, signals in by_question.items()]
    found = fit(*answers)
    if claimed is not None:
        said = fit(*answers, heard(LEVEL, value=claimed))
        assert (said.level, said.at_most, said.reasons) == (found.level, found.at_most, found.reasons)
        assert said.ceiling <= found.ceiling
    assert found.level.value is None or 0 <= found.level.value <= found.at_most <= 5
    assert bool(found.reasons) or found.level.value in (None, 0.0)
    assert set(found.evidence) <= {answer.id for answer in answers}


@given(st.sets(st.sampled_from(_SIGNS)), st.sampled_from([sign for sign in _ALL if sign[2]]))
def test_one_more_good_sign_never_lowers_the_level(
    ticked: set[tuple[str, str, bool, str]], more: tuple[str, str, bool, str]
) -> None:
    """What speaks for a company speaks for it whatever else was heard."""

    def level(chosen: set[tuple[str, str, bool, str]]) -> float:
        answers = [
            heard(q, s, id=f"{q}.{s}", by=Whom(by))
            for by, (q, s, _, _) in zip(Whom, sorted(chosen), strict=False)
        ]
        found = fit(*answers).level
        return -1.0 if found.value is None else found.value

    few = set(sorted(ticked)[:5])
    # Nothing shown and no problem found is 0; the same beside use is no longer a doubt.
    assert level(few | {more}) >= level(few)


@pytest.mark.parametrize(
    ("question", "signal"),
    [
        *((question, signal) for question, signal, _, _ in _ALL),
        *ALIKE,
        (REFERENCES, MAY_TALK),
        (LEVEL, SEEN),
        (LEVEL, CLAIMS_MORE),
        CLAIMED_BARE,
        COUNTED,
        HAPPIEST,
    ],
)
def test_the_signs_are_those_of_the_bank(question: str, signal: str) -> None:
    """Every sign that is read can be ticked in the shipped bank."""
    asked = shipped_bank().find(question)
    assert asked is not None
    assert signal in {each.id for each in asked.signals}


def test_the_choices_and_questions_are_those_of_the_bank() -> None:
    """Levels and retention word for word; every question that is asked next exists."""
    bank = shipped_bank()
    level, retention = bank.find(LEVEL), bank.find(RETENTION)
    assert level is not None
    assert level.choices == LEVELS
    assert retention is not None
    assert {GOES_FLAT, STILL_FALLING} <= set(retention.choices)
    assert all(bank.find(question) for _, question in NEXT)
    assert all(bank.find(question) for _, question, _ in RATED)


def test_references_that_may_talk_and_differ() -> None:
    """Seven named, and a sign that they differ: both sides stand, so it is open."""
    found = references(company(heard(REFERENCES, "share-a-profile", "may-talk", "discounted", value="7")))
    assert found.holds is None
    assert found.why == (
        "Most of the reference customers pay much less than the full price. "
        "7 customers pay in full and would recommend it, and they are alike."
    )


def test_figures_of_long_ago_show_no_use_today() -> None:
    """Revenue of 365 days ago shows use, that of 366 days ago shows nothing."""
    for days, level in ((365, 3.0), (366, None)):
        then = claim("revenue", 5_000.0, on=TODAY - timedelta(days=days))
        assert fit(then).level.value == level
