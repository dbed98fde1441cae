"""Flags from what was answered: whose answer counts, and which words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analysis.builders import TODAY, claim
from diligence.bank import shipped_bank
from diligence.flags.answers import NO_MATTER, NOT_KNOWN, OPEN_ROUND
from diligence.model import Answer, Figure, Severity, Silence, Whom
from flags.briefs import answered, burning, raised

ROUND, COURSE = "money.fundraising", "money.default-alive"


@pytest.mark.parametrize(
    ("question", "word"), [(ROUND, OPEN_ROUND), (COURSE, NOT_KNOWN), (COURSE, NO_MATTER)]
)
def test_the_words_are_those_of_the_bank(question: str, word: str) -> None:
    """The rules compare with choices that people can make, word for word."""
    asked = shipped_bank().find(question)
    assert asked is not None
    assert word in asked.choices


@pytest.mark.parametrize(
    ("cash", "severity"),
    [
        (599_999.0, Severity.CRITICAL),
        (600_000.0, Severity.MAJOR),
        (899_999.0, Severity.MAJOR),
        (900_000.0, None),
    ],
)
def test_open_round(cash: float, severity: Severity | None) -> None:
    """S8: raising with nothing signed and less than nine months of money; critical under six."""
    answer = answered(ROUND, OPEN_ROUND)
    flag = raised(*burning(cash=cash), answers=(answer,)).flags.get("S8")
    assert (flag.severity if flag else None) is severity
    if flag:
        assert flag.evidence[0] == answer.id
        assert "the money lasts" in flag.why


@pytest.mark.parametrize("choice", ["closed, in the bank", "signed, not in the bank yet", "no round planned"])
def test_other_rounds_are_none(choice: str) -> None:
    """Only a round that is open and unsigned is hope."""
    found = raised(*burning(cash=300_000.0), answers=(answered(ROUND, choice),))
    assert "S8" not in {*found.flags, *found.unknown}


def test_a_round_that_has_closed_since() -> None:
    """Raising in March, in the bank in June: the newer answer counts, in whatever order they were entered."""
    before = answered(ROUND, OPEN_ROUND, as_of=TODAY - timedelta(days=90))
    closed = answered(ROUND, "closed, in the bank")
    for answers in ((before, closed), (closed, before)):
        assert "S8" not in raised(*burning(cash=300_000.0), answers=answers).flags


def test_of_one_day_the_answer_entered_last() -> None:
    """Whoever was asked twice in a day has corrected the first answer."""
    first, second = answered(ROUND, "closed, in the bank"), answered(ROUND, OPEN_ROUND)
    assert "S8" in raised(*burning(cash=300_000.0), answers=(first, second)).flags


def test_a_round_nobody_asked_about_is_a_question() -> None:
    """Not asked is not "no": the rule is open, and names the question."""
    found = raised(*burning(cash=300_000.0))
    assert found.unknown["S8"] == (ROUND,)


def test_a_round_beside_unknown_money_is_a_question() -> None:
    """Raising, and nobody knows how long the money lasts."""
    found = raised(claim("revenue", 10_000.0), answers=(answered(ROUND, OPEN_ROUND),))
    assert "S8" not in found.flags
    assert found.unknown["S8"] == ("cash", "net_burn")


def test_a_round_beside_a_stated_runway() -> None:
    """Where only the company's word is there, it is taken, and called that."""
    flag = raised(claim("runway_months", 4.0), answers=(answered(ROUND, OPEN_ROUND),)).flags["S8"]
    assert flag.severity is Severity.CRITICAL
    assert flag.why.endswith("the money lasts 4 months by the company's own word.")


@pytest.mark.parametrize("answers", [(), (answered(ROUND, OPEN_ROUND),)])
def test_a_profitable_company_does_not_raise_to_live(answers: tuple[Answer, ...]) -> None:
    """Who lives on revenue may raise as it likes, and need not be asked."""
    found = raised(*burning(cash=1.0, revenue=120_000.0), answers=answers)
    assert "S8" not in {*found.flags, *found.unknown}


@pytest.mark.parametrize(
    ("choice", "said"), [(NOT_KNOWN, "it is not known"), (NO_MATTER, "it does not matter")]
)
def test_does_not_know(choice: str, said: str) -> None:
    """S9 says which of the two the answer was."""
    answer = answered(COURSE, choice)
    flag = raised(answers=(answer,)).flags["S9"]
    assert flag.why == f"Asked whether the company is default alive, the answer was that {said}."
    assert (flag.severity, flag.evidence) == (Severity.MAJOR, (answer.id,))


@pytest.mark.parametrize("choice", ["already profitable", "default alive", "default dead"])
def test_knowing_is_no_flag_whatever_it_is(choice: str) -> None:
    """Dead and knowing it is a strong answer."""
    found = raised(answers=(answered(COURSE, choice),))
    assert "S9" not in {*found.flags, *found.unknown}


def test_what_a_recruiter_does_not_know() -> None:
    """A founder's answer outweighs a later one of somebody who need not know."""
    founder = answered(COURSE, "default alive", as_of=TODAY - timedelta(days=30))
    recruiter = answered(COURSE, NOT_KNOWN, by=Whom.RECRUITER)
    assert "S9" not in raised(answers=(founder, recruiter)).flags
    assert "S9" in raised(answers=(recruiter,)).flags, "where nobody else was asked it is all there is"


@pytest.mark.parametrize("value", ["", "  "])
def test_a_question_that_was_not_answered_is_open(value: str) -> None:
    """A rating or a note without a choice leaves the rule open."""
    assert raised(answers=(answered(COURSE, value),)).unknown["S9"] == (COURSE,)
    assert raised().unknown["S9"] == (COURSE,)


def financed(day: date, *, burn: float = 100_000.0, bridge: float | None = 0.0) -> tuple[Figure, ...]:
    """A company with its last round on a day, a bridge or not."""
    kind = () if bridge is None else (claim("last_round_bridge", bridge),)
    return (claim("last_round_amount", 3e6, on=day), claim("net_burn", burn), *kind)


LONG_AGO, IN_TIME, LATELY = date(2022, 12, 31), date(2023, 1, 31), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("figures", "severity"),
    [
        (financed(IN_TIME), None),  # 41 months ago
        (financed(LONG_AGO), Severity.MINOR),  # 42 months ago
        (financed(LONG_AGO, burn=0.0), None),
        (financed(LATELY, bridge=1.0), Severity.MINOR),
        (
            (*financed(LONG_AGO, bridge=1.0), claim("last_round_amount", 5e5, on=LATELY)),
            Severity.MAJOR,
        ),
        ((*financed(IN_TIME, bridge=1.0), claim("last_round_amount", 5e5, on=LATELY)), Severity.MINOR),
        ((*financed(LONG_AGO), claim("last_round_amount", 5e5, on=LATELY)), None),
    ],
)
def test_overdue_or_bridged(figures: tuple[Figure, ...], severity: Severity | None) -> None:
    """S10 from 41 months after a priced round on, where money is burnt; or after a bridge; or both."""
    flag = raised(*figures).flags.get("S10")
    assert (flag.severity if flag else None) is severity


def test_the_sentence_about_the_round() -> None:
    """The day, its distance, and what a bridge means; each only where it is so."""
    both = raised(*financed(LONG_AGO, bridge=1.0), claim("last_round_amount", 5e5, on=LATELY)).flags["S10"]
    assert both.why == (
        "The last priced round of 31 December 2022 is 42 months ago; three in four of those that raise a "
        "Series A after seed do so sooner. "
        "The last money was a bridge; after one, a next round comes less often."
    )
    assert raised(*financed(LATELY, bridge=1.0)).flags["S10"].why.startswith("The last money was a bridge")


@pytest.mark.parametrize(
    ("figures", "missing"),
    [
        ((), ("last_round_amount", "last_round_bridge")),
        (financed(LATELY, bridge=None), ("last_round_bridge",)),
        ((claim("last_round_bridge", 0.0),), ("last_round_amount",)),
        ((financed(LONG_AGO)[0], claim("last_round_bridge", 0.0)), ("net_burn",)),
    ],
)
def test_a_round_that_is_not_on_record_is_a_question(
    figures: tuple[Figure, ...], missing: tuple[str, ...]
) -> None:
    """The day, the kind, and the burn where only that is missing."""
    assert raised(*figures).unknown["S10"] == missing


def test_whoever_never_raised_has_no_round_to_ask_about() -> None:
    """Raised nothing in all: neither flag nor question."""
    assert "S10" not in raised(claim("total_raised", 0.0)).spoken_for


@pytest.mark.parametrize(
    ("by", "silence", "raises"),
    [
        (Whom.FOUNDER, Silence.NOT_KNOWN, True),
        (Whom.RECRUITER, Silence.NOT_KNOWN, False),
        (Whom.FOUNDER, Silence.REFUSED, False),
    ],
)
def test_not_to_know_is_said_by_a_silence_too(by: Whom, silence: Silence, raises: bool) -> None:
    """S9: a founder who does not know; a recruiter need not, and who would not say may know."""
    asked = Answer(id="a", question="money.default-alive", silence=silence, by=by, as_of=TODAY)
    found = raised(answers=(asked,))
    assert ("S9" in found.flags) is raises
    assert ("S9" in found.unknown) is not raises
