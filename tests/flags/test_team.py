"""Flags about founders, openness and culture: each fires, just doesn't, and asks where it lacks something."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from analysis.builders import TODAY, claim, dossier
from diligence.bank import shipped_bank
from diligence.flags import team as rules
from diligence.flags.team import CULTURE_AREAS, TEAM_RULES
from diligence.model import Answer, Colour, Severity, Silence, Whom
from flags.briefs import Found, answered, found_in

if TYPE_CHECKING:
    from diligence.model import Figure

RAISED = claim("total_raised", 1e6)


def ticked(question: str, *signals: str, **others: Any) -> Answer:
    """An answer in which these signs were heard."""
    settings: dict[str, Any] = {"id": f"{question}-{'-'.join(signals)}", "as_of": TODAY} | others
    return Answer(question=question, signals=signals, **settings)


def judged(*known: Figure | Answer, **company: Any) -> Found:
    """What these rules say of a company of which this is on record."""
    answers = tuple(each for each in known if isinstance(each, Answer))
    figures = tuple(each for each in known if not isinstance(each, Answer))
    return found_in(dossier(*figures, **company).model_copy(update={"answers": answers}), TEAM_RULES)


def test_nothing_known_is_only_questions() -> None:
    """Every rule of the theme is open and names its questions."""
    found = judged()
    assert found.flags == {}
    assert found.unknown == {
        "F1": ("team.founders-left",),
        "F2": ("team.founders-vesting",),
        "F3": ("team.founders-full-time",),
        "F4": ("offer.openness",),
        "F5": tuple(question for area in CULTURE_AREAS for question in area.questions),
        "G6": ("money.default-alive", "team.sharing", "offer.openness"),
        "G7": ("team.founders-vesting", "vision.co-founders"),
    }


# One choice each: F1, F2, F3 --------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "question", "said", "severity"),
    [
        ("F1", rules.LEFT, "yes, within the last two years", Severity.MAJOR),
        ("F1", rules.LEFT, "yes, longer ago", None),
        ("F1", rules.LEFT, "nobody has left", None),
        ("F2", rules.VESTING, "none of them vests", Severity.MAJOR),
        ("F2", rules.VESTING, "the split isn't agreed", Severity.MAJOR),
        ("F2", rules.VESTING, "some of them vest", Severity.MINOR),
        ("F2", rules.VESTING, "all of them vest", None),
        ("F3", rules.TIME, "not all, and no date", Severity.MAJOR),
        ("F3", rules.TIME, "not all, until a date they name", Severity.MINOR),
        ("F3", rules.TIME, "all full-time", None),
    ],
)
def test_what_was_chosen(rule: str, question: str, said: str, severity: Severity | None) -> None:
    """The choice decides, and is the evidence; a good answer leaves nothing open."""
    answer = answered(question, said)
    found = judged(answer, RAISED)
    flag = found.flags.get(rule)
    assert (flag.severity if flag else None) is severity
    assert rule not in found.unknown
    if flag:
        assert flag.evidence[0] == answer.id
        assert flag.ask.endswith("?")


@pytest.mark.parametrize(
    ("rule", "question"), [("F1", rules.LEFT), ("F2", rules.VESTING), ("F3", rules.TIME)]
)
def test_what_they_do_not_know_is_a_question(rule: str, question: str) -> None:
    """Asked and not known is open still."""
    found = judged(answered(question, "they don't know"), RAISED)
    assert rule not in found.flags
    assert found.unknown[rule] == (question,)


def test_a_founder_who_left_well() -> None:
    """What was heard to their credit is said with it."""
    left = answered(rules.LEFT, rules.LEFT_LATELY, signals=("handed-over-well",))
    flag = judged(left).flags["F1"]
    assert flag.why.endswith("The work was handed over and the shares were settled.")
    assert flag.evidence == (left.id,)


@pytest.mark.parametrize(
    ("raised", "spoken", "missing"),
    [((claim("total_raised", 0.0),), False, None), ((), True, ("total_raised",))],
)
def test_part_time_before_any_money(
    raised: tuple[Figure, ...], spoken: bool, missing: tuple[str, ...] | None
) -> None:
    """Before a round it is usual; where nobody knows of one it is a question."""
    found = judged(answered(rules.TIME, rules.NO_DATE), *raised)
    assert "F3" not in found.flags
    assert ("F3" in found.spoken_for) is spoken
    assert found.unknown.get("F3") == missing


def test_part_time_after_a_round_whose_sum_is_all_that_is_known() -> None:
    """A round on record is money raised."""
    round_ = claim("last_round_amount", 2e6, on=TODAY - timedelta(days=200))
    assert judged(answered(rules.TIME, rules.NO_DATE), round_).flags["F3"].severity is Severity.MAJOR


# F4 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("refused", "severity"),
    [
        (("money.runway", "pmf.growth-rate"), Severity.MAJOR),
        (("money.runway", "offer.fully-diluted"), Severity.CRITICAL),
        (("money.runway", "money.default-alive"), None),
        (("money.runway",), None),
    ],
)
def test_questions_refused_outright_count_as_refused(
    refused: tuple[str, ...], severity: Severity | None
) -> None:
    """Two figures refused at the offer, told question by question; runway twice is one figure."""
    silent = [Answer(id=name, question=name, silence=Silence.REFUSED, as_of=TODAY) for name in refused]
    offered = answered("offer.in-writing", "yes")
    flag = judged(*silent, offered).flags.get("F4")
    assert (flag.severity if flag else None) is severity
    assert flag is None or set(flag.evidence) == set(refused)
    before_the_offer = [each for each in silent if not each.question.startswith("offer.")]
    assert "F4" not in judged(*before_the_offer).flags


@pytest.mark.parametrize(
    ("signals", "severity"),
    [
        (("runway-refused", "growth-refused"), Severity.MAJOR),
        (("runway-refused", "growth-refused", "fit-refused"), Severity.MAJOR),
        (("fit-refused", "shares-refused"), Severity.CRITICAL),
        (("shares-refused",), None),
        (("all-four-unasked",), None),
    ],
)
def test_basics_refused(signals: tuple[str, ...], severity: Severity | None) -> None:
    """Two of four, critical with the share count among them; one alone is no pattern."""
    answer = ticked(rules.OPENNESS, *signals)
    found = judged(answer)
    flag = found.flags.get("F4")
    assert (flag.severity if flag else None) is severity
    assert "F4" not in found.unknown
    if flag:
        assert flag.evidence == (answer.id,)


def test_refusals_heard_from_two_people_add_up() -> None:
    """One refused by each, both named; what was refused in May and told in June is no refusal any more."""
    one = ticked(rules.OPENNESS, "runway-refused")
    other = ticked(rules.OPENNESS, "growth-refused", by=Whom.RECRUITER)
    flag = judged(one, other).flags["F4"]
    assert flag.why == "At the offer these were refused: how long the money lasts and how fast they grow."
    assert set(flag.evidence) == {one.id, other.id}
    may = ticked(rules.OPENNESS, "runway-refused", "shares-refused", as_of=TODAY - timedelta(days=30))
    assert "F4" not in judged(may, ticked(rules.OPENNESS)).spoken_for


# F5 -------------------------------------------------------------------------------------


def culture(area: str, *values: str, by: Whom = Whom.ENGINEER) -> tuple[Answer, ...]:
    """Answers to the first questions of an area, in order."""
    found = next(each for each in CULTURE_AREAS if each.id == area)
    return tuple(answered(q, value, by=by) for q, value in zip(found.questions, values, strict=False))


@pytest.mark.parametrize(
    ("answers", "severity"),
    [
        (culture("basics", "yes", "yes", "no"), Severity.MAJOR),
        (culture("clarity", "no", "no", "yes"), Severity.MINOR),
        (culture("clarity", "no", "no"), None),
        (culture("clarity", "no", "yes", "yes", "yes", "yes"), None),
        (culture("career", "no", "no", "unknown", "yes"), Severity.MINOR),
        (culture("career", "no", "no", "unknown"), None),
    ],
)
def test_the_culture_test(answers: tuple[Answer, ...], severity: Severity | None) -> None:
    """Three of three basics, four of five elsewhere, and three answers at least; two noes of five fail."""
    flag = judged(*answers).flags.get("F5")
    assert (flag.severity if flag else None) is severity
    if flag:
        assert set(flag.evidence) == {answer.id for answer in answers if answer.value == "no"}
        assert flag.whom is Whom.ENGINEER


def test_all_areas_that_fail_are_named() -> None:
    """One sentence, both areas, three noes."""
    flag = judged(*culture("basics", "yes", "yes", "no"), *culture("career", "no", "no", "yes")).flags["F5"]
    assert flag.why == (
        "The culture test is not passed in: the basics, career. 3 of its questions were answered no."
    )


def test_one_no_is_one_of_the_questions() -> None:
    """One has no plural."""
    flag = judged(*culture("basics", "yes", "yes", "no")).flags["F5"]
    assert flag.why == "The culture test is not passed in: the basics. One of its questions was answered no."


def test_engineers_who_differ() -> None:
    """A no of one engineer counts beside another's yes, whoever was asked last, and both are named."""
    ann, bo = (
        answered(
            "culture.basics-pay", said, by=Whom.ENGINEER, conversation=name, as_of=TODAY - timedelta(days=ago)
        )
        for name, said, ago in (("Ann", "no", 9), ("Bo", "yes", 0))
    )
    others = culture("basics", "yes", "no", "yes")[::2]
    for order in ((ann, bo), (bo, ann)):
        flag = judged(*order, *others).flags["F5"]
        assert set(flag.evidence) == {ann.id, bo.id}
        assert "another engineer on 30 June 2026 said otherwise: yes" in flag.why


def test_a_peer_knows_better_than_a_founder() -> None:
    """An engineer's older no outweighs a founder's newer yes, and a founder's word is taken alone."""
    founder = culture("basics", "yes", "yes", "yes", by=Whom.FOUNDER)
    engineer = answered(
        CULTURE_AREAS[0].questions[0], "no", by=Whom.ENGINEER, as_of=TODAY - timedelta(days=9)
    )
    assert "F5" in judged(*founder, engineer).flags
    assert "F5" not in judged(*founder).flags
    assert not set(judged(*founder).unknown["F5"]) & {answer.question for answer in founder}


def test_a_test_passed_in_full() -> None:
    """Yes to everything: no flag and nothing to ask."""
    everything = [
        answer for area in CULTURE_AREAS for answer in culture(area.id, *["yes"] * len(area.questions))
    ]
    assert "F5" not in judged(*everything).spoken_for


def test_the_checklist_is_that_of_the_bank() -> None:
    """Areas, questions, numbers needed and fewest known are those of the theme, in its order."""
    [theme] = [theme for theme in shipped_bank().themes if theme.id == "culture"]
    assert theme.checklist is not None
    assert theme.checklist.areas == CULTURE_AREAS


# G6, G7 ---------------------------------------------------------------------------------

COURSE = answered(rules.ALIVE, "default dead")
SLIDES = answered(rules.SLIDES, "most of it")
TOLD = ticked(rules.OPENNESS, rules.ALL_TOLD)


def test_open_books() -> None:
    """Knowing that they are dead is knowing; the slides are shown; all four were told unasked."""
    flag = judged(COURSE, SLIDES, TOLD).flags["G6"]
    assert (flag.colour, flag.evidence) == (Colour.GREEN, (COURSE.id, SLIDES.id, TOLD.id))


@pytest.mark.parametrize(
    "known",
    [
        (answered(rules.ALIVE, "they don't know"), SLIDES, TOLD),
        (COURSE, answered(rules.SLIDES, "a summary"), TOLD),
        (COURSE, SLIDES, ticked(rules.OPENNESS)),
        (answered(rules.ALIVE, "they don't know"),),
    ],
)
def test_books_that_are_not_all_open(known: tuple[Answer, ...]) -> None:
    """One of three that isn't so ends it: no green flag and nothing to ask."""
    assert "G6" not in judged(*known).spoken_for


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ((SLIDES, TOLD), (rules.ALIVE,)),
        ((COURSE, TOLD), (rules.SLIDES,)),
        ((COURSE, SLIDES), (rules.OPENNESS,)),
    ],
)
def test_books_not_asked_for(known: tuple[Answer, ...], missing: tuple[str, ...]) -> None:
    """Two of three known leave one question."""
    assert judged(*known).unknown["G6"] == missing


ALL_VEST, TALKS = answered(rules.VESTING, rules.ALL_VEST), ticked(rules.BOND, rules.REVIEW)


def test_a_tended_bond() -> None:
    """All vest, and they talk regularly."""
    flag = judged(ALL_VEST, TALKS).flags["G7"]
    assert (flag.colour, flag.evidence) == (Colour.GREEN, (ALL_VEST.id, TALKS.id))


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ((ALL_VEST, ticked(rules.BOND, "roles-settled")), None),
        ((answered(rules.VESTING, rules.SOME_VEST), TALKS), None),
        ((ALL_VEST,), (rules.BOND,)),
        ((TALKS,), (rules.VESTING,)),
        ((answered(rules.VESTING, "they don't know"), TALKS), (rules.VESTING,)),
    ],
)
def test_a_bond_with_one_half(known: tuple[Answer, ...], missing: tuple[str, ...] | None) -> None:
    """Another answer ends it; one not known is asked for."""
    found = judged(*known)
    assert "G7" not in found.flags
    assert found.unknown.get("G7") == missing


# The bank -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (rules.LEFT, (rules.LEFT_LATELY, rules.NOBODY_LEFT, rules.LEFT_LONG_AGO)),
        (rules.VESTING, (rules.ALL_VEST, *rules.NOT_VESTING)),
        (rules.TIME, (rules.ALL_FULL, rules.UNTIL_A_DATE, rules.NO_DATE)),
        (rules.ALIVE, rules.KNOWN_COURSES),
        (rules.SLIDES, (*rules.SHARED, *rules.KEPT)),
    ],
)
def test_the_choices_are_those_of_the_bank(question: str, words: tuple[str, ...]) -> None:
    """The rules compare with choices that people can make, word for word."""
    asked = shipped_bank().find(question)
    assert asked is not None
    assert set(words) <= set(asked.choices)


@pytest.mark.parametrize(
    ("question", "signals"),
    [
        (rules.OPENNESS, (*rules.REFUSALS, rules.ALL_TOLD)),
        (rules.LEFT, (rules.HANDED_OVER,)),
        (rules.BOND, (rules.REVIEW,)),
    ],
)
def test_the_signs_are_those_of_the_bank(question: str, signals: tuple[str, ...]) -> None:
    """Every sign the rules read can be ticked."""
    asked = shipped_bank().find(question)
    assert asked is not None
    assert set(signals) <= {each.id for each in asked.signals}
