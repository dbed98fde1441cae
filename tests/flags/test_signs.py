"""Flags from signs that were heard, and from people whose answers don't go together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from analysis.builders import TODAY, claim, dossier
from diligence.bank import shipped_bank
from diligence.flags.engine import one_per_cause
from diligence.flags.fit import FIT_RULES
from diligence.flags.signs import CAUSES, SIGN_RULES, WEIGHTY, ticked_signs
from diligence.flags.team import TEAM_RULES
from diligence.model import Answer, Bank, Colour, Rating, Severity, Whom
from flags.briefs import Found, answered, brief_of, found_in


def ticked(question: str, *signals: str, **others: Any) -> Answer:
    """An answer in which these signs were heard."""
    settings: dict[str, Any] = {"id": f"{question}-{'-'.join(signals)}", "as_of": TODAY} | others
    return Answer(question=question, signals=signals, **settings)


def judged(*answers: Answer) -> Found:
    """What these rules say of these answers."""
    return found_in(dossier().model_copy(update={"answers": answers}), SIGN_RULES)


# Signs ----------------------------------------------------------------------------------


def test_a_warning_sign() -> None:
    """The sign's words and weight, who said so and when, and the question's own follow-up and source."""
    heard = ticked("pmf.doubt", "never-in-doubt", as_of=date(2026, 5, 3))
    flag = judged(heard).flags["T.pmf.doubt.never-in-doubt"]
    asked = shipped_bank().find("pmf.doubt")
    assert asked is not None
    assert (flag.title, flag.severity) == ("Never a doubt, and no figures beside it", Severity.MINOR)
    assert flag.why == "Heard from a founder on 3 May 2026."
    assert flag.ask == "Which number would worry you most if it dropped next month?"
    assert flag.source == f"{asked.source}, {asked.source_url}"
    assert (flag.colour, flag.evidence, flag.whom) == (Colour.RED, (heard.id,), Whom.FOUNDER)


def test_a_good_sign() -> None:
    """A green sign is a green flag that keeps its weight."""
    flag = judged(ticked("pmf.doubt", "doubt-led-to-a-check")).flags["T.pmf.doubt.doubt-led-to-a-check"]
    assert (flag.colour, flag.severity) == (Colour.GREEN, Severity.MAJOR)


def test_every_sign_of_the_bank_can_be_heard_and_none_is_lost() -> None:
    """All ticked at once: one flag each, red and green as in the bank, each ending in something to ask."""
    questions = shipped_bank().questions
    answers = [ticked(q.id, *(s.id for s in q.signals)) for q in questions if q.signals]
    found = judged(*answers).flags
    expected = {f"T.{q.id}.{s.id}": (s.colour, s.severity) for q in questions for s in q.signals}
    assert {name: (flag.colour, flag.severity) for name, flag in found.items()} == expected
    assert len(expected) > 300
    assert all(flag.ask.endswith("?") for flag in found.values())


def test_nothing_ticked_nothing_said() -> None:
    """Not heard is not unknown: nothing else lacks for want of a sign."""
    assert judged(answered("pmf.retention", "it goes flat")).spoken_for == set()
    assert judged(ticked("pmf.doubt", "a-sign-of-long-ago"), ticked("pmf.gone", "x")).spoken_for == set()


def test_two_who_heard_the_same() -> None:
    """One flag, both people, both answers."""
    founder = ticked("pmf.doubt", "cannot-say", as_of=date(2026, 5, 3))
    executive = ticked("pmf.doubt", "cannot-say", id="other", by=Whom.EXECUTIVE)
    flag = judged(founder, executive).flags["T.pmf.doubt.cannot-say"]
    assert flag.why.startswith("Heard from a founder on 3 May 2026 and an executive on 30 June 2026.")
    assert flag.evidence == (founder.id, executive.id)


def test_a_note_is_repeated_unless_it_is_private() -> None:
    """What was noted stands beside the sign, cut after 240 characters; a private note never does."""
    shared = ticked("pmf.doubt", "cannot-say", text="They would have to ask.", private=False)
    private = ticked("pmf.doubt", "cannot-say", text="Told over dinner.", id="other", by=Whom.EXECUTIVE)
    long = ticked("pmf.doubt", "cannot-say", text="word " * 100, id="long", private=False, by=Whom.ENGINEER)
    flag = judged(shared, private, long).flags["T.pmf.doubt.cannot-say"]
    who = "a founder on 30 June 2026 and an executive on 30 June 2026 and an engineer on 30 June 2026"
    assert flag.why.startswith(f"Heard from {who}. They would have to ask. word word")
    assert flag.why.endswith("word ...")
    # 47 words and " ..." are 47 * 5 - 1 + 4 = 238 characters; with 48 it would be 243.
    assert flag.why.count("word") == 47
    assert "dinner" not in flag.why


@pytest.mark.parametrize("by", list(Whom))
def test_each_role_has_its_words(by: Whom) -> None:
    """Whoever said so is named as one says it."""
    flag = judged(ticked("pmf.doubt", "cannot-say", by=by)).flags["T.pmf.doubt.cannot-say"]
    assert flag.why.startswith(("Heard from a", "Heard from the public record", "Heard from you"))


def test_a_bank_of_ones_own() -> None:
    """Signs of one theme alone: those of others belong to no question of it."""
    [pmf] = [theme for theme in shipped_bank().themes if theme.id == "pmf"]
    answers = (ticked("pmf.doubt", "cannot-say"), ticked("team.pay", "secret"))
    brief = brief_of(dossier().model_copy(update={"answers": answers}))
    assert len(tuple(ticked_signs(brief))) == 2
    assert len(tuple(ticked_signs(replace(brief, bank=Bank(themes=(pmf,)))))) == 1


# Causes ---------------------------------------------------------------------------------


def test_a_sign_and_its_rule_count_once() -> None:
    """A falling curve is P2 and a sign: two flags, one cause; two signs of one question likewise."""
    heard = ticked("pmf.retention", "still-falling", "average-only")
    flags = found_in(dossier().model_copy(update={"answers": (heard,)}), (*FIT_RULES, *SIGN_RULES)).flags
    assert set(flags) == {"P2", "T.pmf.retention.still-falling", "T.pmf.retention.average-only"}
    assert [flag.id for flag in one_per_cause(flags.values())] == ["P2"]


def test_refusals_are_one_trouble() -> None:
    """F4 and the four signs it is made of."""
    heard = ticked("offer.openness", "runway-refused", "shares-refused")
    flags = found_in(dossier().model_copy(update={"answers": (heard,)}), (*TEAM_RULES, *SIGN_RULES)).flags
    assert len(flags) == 3
    assert [flag.id for flag in one_per_cause(flags.values())] == ["F4"]


def test_signs_of_two_questions_are_two_troubles() -> None:
    """Where no rule of the catalogue looks, each question is its own cause."""
    flags = judged(ticked("team.pay", "secret", "by-bargain"), ticked("team.meet", "refused")).flags
    assert sorted(flag.id for flag in one_per_cause(flags.values())) == [
        "T.team.meet.refused",
        "T.team.pay.secret",
    ]


def test_the_causes_name_questions_and_signs_of_the_bank() -> None:
    """Each is the id of a question, or of a question and one of its signs; the weighty are questions."""
    questions = shipped_bank().questions
    named = {q.id for q in questions} | {f"{q.id}.{s.id}" for q in questions for s in q.signals}
    assert set(CAUSES) <= named
    assert {q.id for q in questions} >= WEIGHTY


# People who disagree --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "severity"),
    [("money.default-alive", Severity.MAJOR), ("team.founders-left", Severity.MINOR)],
)
def test_two_who_say_different_things(question: str, severity: Severity) -> None:
    """Major where it is about cash, runway or fit; both answers are named and quoted."""
    asked = shipped_bank().find(question)
    assert asked is not None
    founder = answered(question, asked.choices[0])
    engineer = answered(question, asked.choices[2], by=Whom.ENGINEER)
    flag = judged(founder, engineer).flags[f"Q11.{question}"]
    assert (flag.severity, flag.evidence) == (severity, (founder.id, engineer.id))
    assert flag.why == (
        f"{asked.ask} A founder on 30 June 2026: {asked.choices[0]}; "
        f"an engineer on 30 June 2026: {asked.choices[2]}."
    )
    assert flag.ask == f"I heard {asked.choices[0]!r} and {asked.choices[2]!r}: which holds today?"


@pytest.mark.parametrize(
    "second",
    [
        answered("team.meet", "yes", by=Whom.ENGINEER),
        answered("team.meet", "unknown", by=Whom.ENGINEER),
        answered("team.meet", "no", id="corrected"),
    ],
)
def test_two_who_do_not_disagree(second: Answer) -> None:
    """The same, "I don't know", and one person who corrected an answer."""
    assert judged(answered("team.meet", "yes"), second).spoken_for == set()


def test_ratings_that_differ_are_information() -> None:
    """One told it well, the other vaguely: worth knowing, no contradiction."""
    well = answered("team.pay", "", id="well", rating=Rating.EVIDENCED)
    vague = answered("team.pay", "", id="vague", by=Whom.ENGINEER, rating=Rating.VAGUE)
    assert judged(well, vague).flags["Q11.team.pay"].severity is Severity.INFO


def test_opposite_signs() -> None:
    """A founder shows everything, an engineer says that cash is hidden."""
    shown = ticked("team.sharing", "bad-news-too")
    hidden = ticked("team.sharing", "cash-hidden", by=Whom.ENGINEER)
    assert judged(shown, hidden).flags["Q11.team.sharing"].severity is Severity.MINOR


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("48", "4 years", False),
        ("48", "40", False),
        ("50", "40", False),
        ("48", "38", True),
        ("48", "a while", True),
    ],
)
def test_numbers_are_compared_as_numbers(one: str, other: str, differ: bool) -> None:
    """Four years are 48 months; a fifth of 48 is 9.6, so 40 is near and 38 is not; words are no number."""
    founder, recruiter = answered("offer.vesting", one), answered("offer.vesting", other, by=Whom.RECRUITER)
    assert ("Q11.offer.vesting" in judged(founder, recruiter).flags) is differ


@pytest.mark.parametrize(
    ("other", "differ"),
    [("$100k a year", True), ("$90M a year", False), ("$8.3M a month", False)],
)
def test_answers_that_are_figures_are_held_against_each_other(other: str, differ: bool) -> None:
    """$100M and $100k differ, a tenth less does not; a month and a year are left to the figures."""
    founder = answered("pmf.revenue-now", "$100M a year")
    record = answered("pmf.revenue-now", other, by=Whom.PUBLIC_RECORD)
    flags = judged(founder, record).flags
    assert ("Q11.pmf.revenue-now" in flags) is differ
    assert not differ or flags["Q11.pmf.revenue-now"].severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("other", "differ"), [("2026-03-31", False), ("1 April 2026", False), ("2026-04-02", True)]
)
def test_dates_are_compared_by_their_distance(other: str, differ: bool) -> None:
    """1 March to 1 April are 31 days, which may be one month said in two ways; a day more is not."""
    founder = answered("offer.valuation-date", "2026-03-01")
    recruiter = answered("offer.valuation-date", other, by=Whom.RECRUITER)
    assert ("Q11.offer.valuation-date" in judged(founder, recruiter).flags) is differ


def test_figures_that_disagree_are_told_once() -> None:
    """Where the figures on record clash already, the answers they came from say nothing new."""
    told = answered("money.cash", "$1M"), answered("money.cash", "$3M", by=Whom.INVESTOR)
    figures = (claim("cash", 1e6), claim("cash", 3e6))
    flags = found_in(dossier(*figures).model_copy(update={"answers": told}), SIGN_RULES).flags
    assert flags == {}
    assert set(judged(*told).flags) == {"Q11.money.cash"}


def test_three_people_are_one_flag() -> None:
    """A founder against an engineer and a recruiter: one question, one flag, three answers."""
    answers = (
        answered("team.meet", "yes"),
        answered("team.meet", "no", by=Whom.ENGINEER),
        answered("team.meet", "no", by=Whom.RECRUITER),
    )
    assert set(judged(*answers).flags["Q11.team.meet"].evidence) == {answer.id for answer in answers}
