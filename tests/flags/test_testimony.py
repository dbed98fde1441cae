"""Several people, one question: who is believed, who says otherwise, and that the order never matters."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.builders import TODAY, claim, dossier
from diligence.analysis import reconcile
from diligence.analysis.fit import fit_of
from diligence.flags.customers import REVENUE_KIND
from diligence.flags.exceptions import SEASON, seasonal
from diligence.flags.fit import FOUNDER_SALES, OTHERS_SELL
from diligence.flags.team import ALIVE, LEFT, SHARED, SLIDES, TIME, VESTING
from diligence.flags.testimony import best_first, tellers_in_words, what_counts, worst_number
from diligence.model import Answer, Conversation, Rating, Severity, Whom
from flags.briefs import Found, answered, brief_of, burning, found_in

if TYPE_CHECKING:
    from diligence.model import Figure

LONG_AGO = date(2024, 1, 1)
FOUNDER, EXECUTIVE, RECRUITER, YOURSELF = Whom.FOUNDER, Whom.EXECUTIVE, Whom.RECRUITER, Whom.YOURSELF
ANN, BO = (Conversation(id=name, on=TODAY, role=FOUNDER, name=name) for name in ("Ann", "Bo"))


def judged(*known: Figure | Answer) -> Found:
    """What all rules say, in whatever order the answers were entered."""
    answers = [each for each in known if isinstance(each, Answer)]
    figures = [each for each in known if not isinstance(each, Answer)]
    company = dossier(*figures).model_copy(update={"conversations": (ANN, BO)})
    found = [
        found_in(company.model_copy(update={"answers": order})) for order in permutations(tuple(answers))
    ]
    assert all(each.flags == found[0].flags for each in found)
    assert all(each.unknown == found[0].unknown for each in found)
    return found[0]


def says(question: str, value: str, by: Whom = FOUNDER, **others: Any) -> Answer:
    """A choice somebody made, with an id that tells who."""
    return answered(question, value, by=by, **({"id": f"{by.value}: {value}"} | others))


# Whose word hides nothing ---------------------------------------------------------------


def test_an_evidenced_reading_of_the_contract_against_an_executives_word() -> None:
    """O7 is critical although an executive denies it, and says who says what."""
    denied = says("offer.repurchase", "no", EXECUTIVE)
    found = says("offer.repurchase", "yes", YOURSELF, rating=Rating.EVIDENCED)
    flag = judged(denied, found).flags["O7"]
    assert flag.severity is Severity.CRITICAL
    assert flag.evidence == (found.id, denied.id)
    assert flag.why.endswith(
        "Said by you on 30 June 2026, with evidence; an executive on 30 June 2026 said otherwise: no."
    )


def test_a_recruiter_of_today_against_a_founder_of_long_ago() -> None:
    """The older word of a higher rank hides nothing."""
    then, now = says("offer.repurchase", "no", as_of=LONG_AGO), says("offer.repurchase", "yes", RECRUITER)
    flag = judged(then, now).flags["O7"]
    assert flag.severity is Severity.CRITICAL
    assert "a founder on 1 January 2024 said otherwise: no" in flag.why


@pytest.mark.parametrize(
    ("rule", "question", "bad", "good"),
    [
        ("F1", LEFT, "yes, within the last two years", "nobody has left"),
        ("F2", VESTING, "none of them vests", "all of them vest"),
        ("F3", TIME, "not all, and no date", "all full-time"),
        ("P2", "pmf.retention", "it is still falling", "it goes flat"),
        ("P5", FOUNDER_SALES, OTHERS_SELL, "most of the week"),
        ("S8", "money.fundraising", "raising, nothing signed", "closed, in the bank"),
        ("R6", "team.shrinking", "yes, and no reason is given", "yes, and the reason is given"),
        ("R11", REVENUE_KIND, "31%", "5%"),
        ("O2", "offer.exercise-window", "90 days", "10 years"),
        ("O3", "offer.cliff", "18 months", "12 months"),
        ("O3", "offer.vesting", "6 years", "4 years"),
        ("O3", "offer.vesting-start", "a later day", "my first day"),
        ("O5", "offer.preference-multiple", "2x", "1x"),
        ("O5", "offer.participation", "yes, without a cap", "no"),
        ("O6", "offer.preference-total", "$60M", "$20M"),
        ("O7", "offer.repurchase", "yes", "no"),
        ("O8", "offer.days-to-decide", "2", "10"),
        ("O8", "offer.in-writing", "nothing yet", "all of it"),
        ("F5", "culture.basics-pay", "no", "yes"),
    ],
)
def test_one_who_tells_of_trouble_is_enough(rule: str, question: str, bad: str, good: str) -> None:
    """Told by anybody it is raised, and whoever denies it is named beside it; denied by all it isn't."""
    figures = (
        *burning(cash=300_000.0),
        claim("total_raised", 1e6),
        claim("last_round_valuation", 100e6),
    )
    basics = tuple(says(f"culture.basics-{name}", "yes", id=name) for name in ("safety", "flexibility"))
    early = (says("pmf.level", "real users use it", id="level"),)
    context = {"F5": basics, "P5": early}.get(rule, ())
    company = dossier(*figures, stage="seed")

    def flag_of(*answers: Answer) -> Any:
        return found_in(company.model_copy(update={"answers": (*context, *answers)})).flags.get(rule)

    denied, told = says(question, good), says(question, bad, RECRUITER)
    assert flag_of(denied) is None
    alone, both = flag_of(told), flag_of(denied, told)
    assert alone.severity is both.severity
    assert f"a founder on 30 June 2026 said otherwise: {good}" in both.why
    assert both.why.startswith(alone.why)
    assert {told.id, denied.id} <= set(both.evidence)
    assert flag_of(told, denied) == both


def test_whoever_does_not_know_disputes_nothing() -> None:
    """A recruiter who doesn't know neither hides nor disputes, nor leaves open what a founder told."""
    silent = says(LEFT, "they don't know", RECRUITER)
    assert (
        "said otherwise" not in judged(says(LEFT, "yes, within the last two years"), silent).flags["F1"].why
    )
    assert "F1" not in judged(says(LEFT, "nobody has left", as_of=LONG_AGO), silent).spoken_for
    assert judged(silent).unknown["F1"] == (LEFT,)


def test_leaders_alone_are_asked_whether_they_know() -> None:
    """S9: what a recruiter doesn't know is no flag beside a founder who does, and is one alone."""
    silent = says(ALIVE, "they don't know", RECRUITER)
    assert "S9" not in judged(says(ALIVE, "default alive", as_of=LONG_AGO), silent).spoken_for
    assert judged(silent).flags["S9"].severity is Severity.MAJOR
    # Of two founders one who doesn't know is enough.
    ann, bo = (
        says(ALIVE, "default alive", conversation="Ann"),
        says(ALIVE, "they don't know", conversation="Bo"),
    )
    assert "another founder on 30 June 2026 said otherwise: default alive" in judged(ann, bo).flags["S9"].why


def test_a_green_flag_needs_nobody_who_says_otherwise() -> None:
    """G6 and G7 are not raised on disputed ground."""
    told = Answer(id="t", question="offer.openness", signals=("all-four-unasked",), as_of=TODAY)
    open_books = (says(ALIVE, "default alive", id="a"), says(SLIDES, SHARED[0], id="s"), told)
    assert "G6" in judged(*open_books).flags
    assert "G6" not in judged(*open_books, says(SLIDES, "none of it", Whom.ENGINEER)).spoken_for
    talks = Answer(id="b", question="vision.co-founders", signals=("review-habit",), as_of=TODAY)
    vest = says(VESTING, "all of them vest")
    assert "G7" in judged(vest, talks).flags
    assert "G7" not in judged(vest, talks, says(VESTING, "some of them vest", EXECUTIVE)).spoken_for


def test_an_excuse_takes_the_best_answer() -> None:
    """X9: a season softens nothing when the better answer is that there is none."""
    season, none = says(SEASON, "a season", RECRUITER), says(SEASON, "neither", rating=Rating.EVIDENCED)
    company = dossier(*burning(cash=1e6))
    for answers, said in (((season,), True), ((season, none), False), ((none, season), False)):
        brief = brief_of(company.model_copy(update={"answers": answers}))
        assert (seasonal(brief) is not None) is said


def test_numbers_that_are_close_dispute_nothing() -> None:
    """90 days and 3 months are one window: a fifth apart is the line, 90 x 1.2 = 108 days."""
    near, far = says("offer.exercise-window", "107 days"), says("offer.exercise-window", "110 days")
    short = says("offer.exercise-window", "90 days", RECRUITER)
    assert "said otherwise" not in judged(short, near).flags["O2"].why
    assert "said otherwise: 110 days" in judged(short, far).flags["O2"].why


# Who is who -----------------------------------------------------------------------------


def test_two_founders_who_disagree() -> None:
    """A finding, told without their names; the same founder who changed an answer is none."""
    ann = says("vision.exit", "no plan to sell", conversation="Ann")
    bo = says("vision.exit", "they plan to sell", conversation="Bo")
    flag = judged(ann, bo).flags["Q11.vision.exit"]
    assert flag.why.endswith(
        "One founder on 30 June 2026: no plan to sell; another founder on 30 June 2026: they plan to sell."
    )
    before = says("vision.exit", "they plan to sell", conversation="Ann", as_of=LONG_AGO, id="before")
    assert "Q11.vision.exit" not in judged(ann, before).flags


def test_two_founders_who_heard_the_same() -> None:
    """Both are counted, also on one day."""
    signs = [
        Answer(
            id=name, question="pmf.doubt", signals=("cannot-say",), conversation=name, as_of=TODAY, by=FOUNDER
        )
        for name in ("Ann", "Bo")
    ]
    flag = judged(*signs).flags["T.pmf.doubt.cannot-say"]
    assert flag.why == "Heard from one founder on 30 June 2026 and another founder on 30 June 2026."


def test_without_a_conversation_it_may_be_the_same_founder() -> None:
    """Nothing says that there are two, so nothing is said of another one."""
    answers = [says("vision.exit", "x", conversation=talk, id=talk) for talk in ("Ann", "")]
    assert tellers_in_words(answers) == ("a founder on 30 June 2026",) * 2


def test_a_tick_that_was_superseded_is_history() -> None:
    """In March they raised to survive, in June it is in the bank: the sign of March is gone."""
    march = Answer(
        id="march",
        question="money.fundraising",
        value="raising, nothing signed",
        signals=("raising-to-survive",),
        as_of=date(2026, 3, 31),
    )
    june = Answer(
        id="june",
        question="money.fundraising",
        value="closed, in the bank",
        signals=("can-go-on-without",),
        as_of=TODAY,
    )
    flags = judged(march, june, *burning(cash=300_000.0)).flags
    assert "T.money.fundraising.can-go-on-without" in flags
    assert not {"T.money.fundraising.raising-to-survive", "S8"} & set(flags)
    # Somebody else's tick of March stands.
    other = march.model_copy(update={"by": Whom.INVESTOR})
    assert "T.money.fundraising.raising-to-survive" in judged(other, june).flags


@pytest.mark.parametrize(
    ("question", "signal", "rule"),
    [(REVENUE_KIND, "unsigned-in-arr", "R11"), ("offer.in-writing", "shares-only-spoken", "O8")],
)
def test_a_rule_forgets_a_superseded_tick_too(question: str, signal: str, rule: str) -> None:
    """What was ticked and is ticked no more raises nothing."""
    before = Answer(id="b", question=question, signals=(signal,), as_of=LONG_AGO)
    after = Answer(id="a", question=question, text="It was put right.", as_of=TODAY)
    assert rule in judged(before).flags
    assert rule not in judged(before, after).flags


# How it is read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["Raising, nothing signed", " raising, nothing signed. ", "RAISING, NOTHING SIGNED"]
)
def test_capitals_blanks_and_a_full_stop_do_not_matter(said: str) -> None:
    """S8 reads what a person typed as the choice it is."""
    assert "S8" in judged(*burning(cash=300_000.0), says("money.fundraising", said)).flags


def test_a_claim_is_read_as_the_level_it_names() -> None:
    """The ladder and the trifecta read as the rules do."""
    told = (
        says("pmf.level", " Real users use it. "),
        says("pmf.retention", "It is still falling.", id="kept"),
    )
    fit = fit_of(dossier().model_copy(update={"answers": told}), reconcile(dossier(), TODAY))
    assert [claim.level for claim in fit.claims] == [3]
    assert fit.trifecta.retention.holds is False


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("money.fundraising", "S8"),
        (ALIVE, "S9"),
        (LEFT, "F1"),
        (FOUNDER_SALES, "P5"),
        ("offer.repurchase", "O7"),
    ],
)
def test_what_no_rule_can_read_is_unknown(question: str, rule: str) -> None:
    """Nothing is guessed: the rule stays open, and another's readable answer is taken."""
    found = judged(*burning(cash=300_000.0), says(question, "banana"))
    assert rule not in found.flags
    assert found.unknown[rule] == (question,)


@pytest.mark.parametrize(
    ("said", "flagged"),
    [("48 hours", True), ("71 hours", True), ("72 hours", False), ("2 working days", True), ("3", False)],
)
def test_hours_to_decide(said: str, flagged: bool) -> None:
    """O8: 71 hours are less than three days, 72 are not."""
    assert ("O8" in judged(says("offer.days-to-decide", said)).flags) is flagged


@pytest.mark.parametrize(
    ("said", "words"), [("1", "There is 1 working day"), ("2", "There are 2 working days")]
)
def test_one_day_is_no_days(said: str, words: str) -> None:
    """One has no plural."""
    assert judged(says("offer.days-to-decide", said)).flags["O8"].why == f"{words} to decide."


@pytest.mark.parametrize(
    ("said", "flagged"),
    [
        ("90 days", True),
        ("91 days", False),
        ("13 weeks", False),
        ("3 months", True),
        ("3", True),
        ("3.1", False),
    ],
)
def test_ninety_days_and_three_months_are_short(said: str, flagged: bool) -> None:
    """O2: 90 days are, 91 are not, though both are called three months."""
    assert ("O2" in judged(says("offer.exercise-window", said)).flags) is flagged


# Laws -----------------------------------------------------------------------------------

ANSWERS = st.lists(
    st.builds(
        lambda by, value, rating, day, talk: Answer(
            id=f"{by}-{value}-{rating}-{day}-{talk}",
            question=LEFT,
            by=by,
            value=value,
            rating=rating,
            as_of=date(2026, 6, day),
            conversation=talk,
        ),
        st.sampled_from([FOUNDER, EXECUTIVE, RECRUITER]),
        st.sampled_from(["yes", "No.", "unknown", "banana"]),
        st.none() | st.sampled_from(Rating),
        st.integers(1, 30),
        st.sampled_from(["", "Ann", "Bo"]),
    ),
    max_size=6,
    unique_by=lambda answer: answer.id,
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_never_matters(answers: list[Answer], luck: Any) -> None:
    """Shuffled answers are sorted the same, and tell the same."""
    shuffled = luck.sample(answers, len(answers))
    options = ("yes", "no", "unknown")
    assert best_first(shuffled, options) == best_first(answers, options)
    one, other = (what_counts(best_first(each, options), options, ("no",)) for each in (answers, shuffled))
    assert one == other


@given(ANSWERS)
def test_trouble_counts_whoever_tells_of_it(answers: list[Answer]) -> None:
    """It is told exactly when somebody told it; nobody is on both sides, and all who know are on one."""
    options = ("yes", "no", "unknown")
    said = what_counts(best_first(answers, options), options, ("no",))
    assert (said.word == "no") is any(answer.word == "no" for answer in answers)
    assert not set(said.tellers) & set(said.others)
    assert {a for a in answers if a.word in {"yes", "no", "banana"}} <= {*said.tellers, *said.others}
    assert bool(said.dispute) is bool(said.tellers and said.others)


def test_the_best_answer_comes_first() -> None:
    """What says something, then evidenced, clear, partial, not rated, vague, evasive; then the newer."""
    ranked = [
        says(LEFT, "yes", rating=rating, id=str(rating))
        for rating in (Rating.EVIDENCED, Rating.CLEAR, Rating.PARTIAL)
    ]
    ranked += [says(LEFT, "yes", id="newer"), says(LEFT, "yes", id="older", as_of=LONG_AGO)]
    ranked += [says(LEFT, "yes", rating=rating, id=str(rating)) for rating in (Rating.VAGUE, Rating.EVASIVE)]
    ranked += [says(LEFT, "banana", rating=Rating.EVIDENCED, id="banana")]
    assert best_first(ranked[::-1], ("yes", "no")) == tuple(ranked)


def test_the_worse_number_counts_or_the_best_told() -> None:
    """5 and 5.5 say the same (a tenth), 7 says otherwise (two fifths); without a worse side the first."""
    read = [(says(LEFT, word, id=word), float(word)) for word in ("5.5", "7", "5")]
    lowest, told = worst_number(read, min)
    assert (lowest, told.evidence) == (5.0, ("5", "5.5", "7"))
    assert [answer.id for answer in told.others] == ["7"]
    assert worst_number(read, max)[0] == 7.0
    assert worst_number(read, None)[0] == 5.5
