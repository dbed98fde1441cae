"""Flags about the terms of an offer: each fires, just doesn't, and asks where it lacks something."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.builders import TODAY, dossier
from diligence.bank import shipped_bank
from diligence.flags import offer as rules
from diligence.flags.offer import OFFER_RULES
from diligence.flags.offered import CHOICES, UNITS, offer_of
from diligence.model import Answer, AnswerKind, Colour, Severity, Whom
from flags.briefs import Found, answered, brief_of, found_in


def told(**said: str) -> tuple[Answer, ...]:
    """Answers about the offer, by the question's name with underscores."""
    names = {name: name.replace("_", "-") for name in said}
    return tuple(answered(f"offer.{names[name]}", value) for name, value in said.items())


def ticked(question: str, *signals: str) -> Answer:
    """An answer in which these signs were heard."""
    return Answer(id=f"{question}-{'-'.join(signals)}", question=question, signals=signals, as_of=TODAY)


def judged(*answers: Answer, **company: Any) -> Found:
    """What these rules say of an offer of which this was told."""
    return found_in(dossier(**company).model_copy(update={"answers": answers}), OFFER_RULES)


def test_nothing_told_is_only_questions() -> None:
    """Every rule of the theme is open and names its questions."""
    found = judged()
    assert found.flags == {}
    assert found.unknown == {
        "O2": ("offer.exercise-window",),
        "O3": ("offer.cliff", "offer.vesting", "offer.vesting-start"),
        "O7": ("offer.repurchase",),
        "O8": ("offer.in-writing", "offer.days-to-decide"),
        "O9": ("offer.cash", "offer.alternative-cash"),
        "G5": (
            "offer.exercise-window",
            "offer.vesting-start",
            "offer.acceleration",
            "offer.share-stated",
            "offer.fully-diluted",
        ),
    }


# The offer as it is read ------------------------------------------------------------------


def test_an_offer_in_its_units() -> None:
    """Pay by the year, shares as a part, times in months, days in days."""
    answers = told(
        cash="10k/mo", share_stated="0.5%", vesting="4 years", days_to_decide="a week", shares="20,000"
    )
    offer = offer_of(brief_of(dossier().model_copy(update={"answers": answers})))
    assert dict(offer.amounts) == {
        "cash": 120_000.0,
        "share-stated": 0.005,
        "vesting": 48.0,
        "days-to-decide": 7.0,
        "shares": 20_000.0,
    }


def test_pay_by_the_quarter() -> None:
    """30,000 a quarter are 120,000 a year."""
    answers = told(cash="30k/quarter")
    offer = offer_of(brief_of(dossier().model_copy(update={"answers": answers})))
    assert offer.amount("cash") == pytest.approx(120_000.0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cash", "€100k"),
        ("cash", "it depends"),
        ("share_stated", "0.5"),
        ("strike", "$2/mo"),
        ("participation", "they don't know"),
        ("vesting_start", "not settled"),
        ("repurchase", "unknown"),
    ],
)
def test_what_can_not_be_read_is_not_known(name: str, value: str) -> None:
    """Other money than the dossier's, words, a share without its sign, and "don't know" are all open."""
    answers = told(**{name: value})
    offer = offer_of(brief_of(dossier().model_copy(update={"answers": answers})))
    question = f"offer.{name.replace('_', '-')}"
    assert offer.missing(name.replace("_", "-")) == (question,)
    assert offer.evidence(name.replace("_", "-")) == (answers[0].id,)


def test_the_questions_are_those_of_the_bank() -> None:
    """Units and choices are the bank's; a choice left out is one that says nothing."""
    bank = shipped_bank()
    for name, unit in UNITS.items():
        asked = bank.find(f"offer.{name}")
        assert asked is not None
        assert asked.unit is unit
    for name, choices in CHOICES.items():
        asked = bank.find(f"offer.{name}")
        assert asked is not None
        if asked.kind is AnswerKind.YES_NO:
            assert set(choices) == {"yes", "no"}
        else:
            assert set(asked.choices) - set(choices) <= {"they don't know", "not settled"}
            assert set(choices) <= set(asked.choices)


@pytest.mark.parametrize(
    ("question", "signal"), [(rules.WRITING, rules.ONLY_SPOKEN), (rules.DEADLINE, rules.EXPLODES)]
)
def test_the_signs_are_those_of_the_bank(question: str, signal: str) -> None:
    """Every sign the rules read can be ticked."""
    asked = shipped_bank().find(question)
    assert asked is not None
    assert signal in {each.id for each in asked.signals}


def test_the_words_the_rules_compare_with_are_choices() -> None:
    """Word for word, or a rule would never fire."""
    assert {rules.FIRST_DAY, rules.LATER_DAY} == set(CHOICES["vesting-start"])
    assert rules.TWO_TRIGGERS in CHOICES["acceleration"]
    assert {rules.PARTLY, rules.NOTHING_YET} <= set(CHOICES["in-writing"])
    assert rules.YES in CHOICES["repurchase"]


# O2 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("window", "severity"),
    [("90 days", Severity.MINOR), ("3", Severity.MINOR), ("0", Severity.MINOR), ("4", None)],
)
def test_a_short_window(window: str, severity: Severity | None) -> None:
    """Ninety days, three months and nothing are short; four months are more."""
    found = judged(*told(exercise_window=window))
    flag = found.flags.get("O2")
    assert (flag.severity if flag else None) is severity
    assert "O2" not in found.unknown


@pytest.mark.parametrize(("strike", "severity"), [("2.50", Severity.MINOR), ("2.51", Severity.MAJOR)])
def test_dear_to_exercise(strike: str, severity: Severity) -> None:
    """10,000 options at 2.50 are 25,000, a quarter of 100,000; a cent more is over it."""
    answers = told(exercise_window="3", shares="10,000", strike=strike, cash="100k")
    flag = judged(*answers).flags["O2"]
    assert flag.severity is severity
    assert set(flag.evidence) == {answer.id for answer in answers}
    assert "to buy what was earned; after that it is gone. To buy all of them would cost $25" in flag.why


def test_the_cost_is_said_where_pay_is_not_known() -> None:
    """Ten thousand at 5 are 50k, dear or not: minor, since nothing measures it."""
    flag = judged(*told(exercise_window="3", shares="10,000", strike="5")).flags["O2"]
    assert flag.severity is Severity.MINOR
    assert flag.why.endswith("To buy all of them would cost $50k.")
    for half in ({"shares": "10,000"}, {"strike": "5"}):
        assert judged(*told(exercise_window="3", **half)).flags["O2"].why.endswith("after that it is gone.")


@pytest.mark.parametrize(
    ("window", "lasts"),
    [
        ("0", "no time"),
        ("1", "1 month"),
        ("1 day", "1 day"),
        ("90 days", "90 days"),
        ("3 months", "3 months"),
    ],
)
def test_the_window_in_words(window: str, lasts: str) -> None:
    """Nothing, one and several."""
    why = judged(*told(exercise_window=window)).flags["O2"].why
    assert why == f"Who leaves has {lasts} to buy what was earned; after that it is gone."


# O3 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cliff", "vesting", "start", "severity"),
    [
        ("12", "48", "my first day", None),
        ("13", "48", "my first day", Severity.MINOR),
        ("12", "49", "my first day", Severity.MINOR),
        ("12", "48", "a later day", Severity.MINOR),
        ("18", "60", "my first day", Severity.MAJOR),
    ],
)
def test_slow_vesting(cliff: str, vesting: str, start: str, severity: Severity | None) -> None:
    """A year's cliff and four years from day one are common; one thing slower is minor, two are major."""
    found = judged(*told(cliff=cliff, vesting=vesting, vesting_start=start))
    flag = found.flags.get("O3")
    assert (flag.severity if flag else None) is severity
    assert "O3" not in found.unknown


def test_slow_vesting_says_what() -> None:
    """Both reasons with their numbers."""
    flag = judged(*told(cliff="18", vesting="60")).flags["O3"]
    assert flag.why == (
        "Vesting is slow: the first part comes after 18 months, where 12 are common, and all of it takes "
        "60 months, where 48 are common."
    )


def test_half_of_the_terms_is_a_question() -> None:
    """A usual cliff says nothing of the rest; and what is slow already is a flag without the rest."""
    assert judged(*told(cliff="12")).unknown["O3"] == ("offer.vesting", "offer.vesting-start")
    assert "O3" not in judged(*told(cliff="13")).unknown


# O7 -------------------------------------------------------------------------------------


def test_earned_shares_can_be_taken() -> None:
    """Yes is critical, no is nothing, unknown is a question."""
    yes = told(repurchase="yes")
    flag = judged(*yes).flags["O7"]
    assert (flag.severity, flag.evidence, flag.whom) == (Severity.CRITICAL, (yes[0].id,), Whom.EXECUTIVE)
    assert "O7" not in judged(*told(repurchase="no")).spoken_for
    assert judged(*told(repurchase="unknown")).unknown["O7"] == ("offer.repurchase",)


# O8 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "days", "severity"),
    [
        ("all of it", "3", None),
        ("all but small things", "5", None),
        ("something that matters isn't", "5", Severity.MINOR),
        ("nothing yet", "5", Severity.MINOR),
        ("all of it", "2", Severity.MINOR),
        ("nothing yet", "2", Severity.MAJOR),
    ],
)
def test_not_in_writing_or_rushed(written: str, days: str, severity: Severity | None) -> None:
    """Either is minor, both are major; three days and small things are the near miss."""
    found = judged(*told(in_writing=written, days_to_decide=days))
    flag = found.flags.get("O8")
    assert (flag.severity if flag else None) is severity
    assert "O8" not in found.unknown


@pytest.mark.parametrize(
    ("sign", "why"),
    [
        ((rules.WRITING, rules.ONLY_SPOKEN), "The number of shares or their terms are only spoken."),
        ((rules.DEADLINE, rules.EXPLODES), "The offer ends within three days, and they will not move."),
    ],
)
def test_shares_only_spoken_and_offers_that_explode(sign: tuple[str, str], why: str) -> None:
    """Each alone is major."""
    heard = ticked(*sign)
    flag = judged(heard).flags["O8"]
    assert (flag.severity, flag.why, flag.evidence) == (Severity.MAJOR, why, (heard.id,))


def test_a_letter_without_a_date_is_a_question() -> None:
    """All in writing; how long there is to decide was not asked."""
    assert judged(*told(in_writing="all of it")).unknown["O8"] == ("offer.days-to-decide",)


# O9 -------------------------------------------------------------------------------------

GAP = {"cash": "100k", "alternative_cash": "120k", "vesting": "48"}
"""20k a year less, for four years: 80k."""


def test_a_gap_that_no_odds_could_close() -> None:
    """80k given up for a grant that its giver puts at 79k, before any odds."""
    answers = told(**GAP, value_stated="79k")
    flag = judged(*answers).flags["O9"]
    assert (flag.severity, set(flag.evidence)) == (Severity.MAJOR, {answer.id for answer in answers})
    assert flag.why == (
        "Pay is $20k a year below the alternative: $80k over 48 months, while the whole grant is put at "
        "$79k, before any odds."
    )


def test_a_gap_and_no_shares() -> None:
    """Nothing is offered for it."""
    flag = judged(*told(**GAP, shares="0")).flags["O9"]
    assert flag.severity is Severity.MAJOR
    assert flag.why == "Pay is $20k a year below the alternative, and no shares are offered."


def test_no_gap() -> None:
    """As much as elsewhere: the question does not arise."""
    assert "O9" not in judged(*told(cash="120k", alternative_cash="120k")).spoken_for


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({**GAP, "value_stated": "80k"}, ("equity_worth",)),
        (GAP, ("equity_worth", "offer.value-stated")),
        (
            {"cash": "100k", "alternative_cash": "120k"},
            ("equity_worth", "offer.value-stated", "offer.vesting"),
        ),
        ({"cash": "100k"}, ("offer.alternative-cash",)),
    ],
)
def test_a_gap_nobody_can_weigh_is_a_question(said: dict[str, str], missing: tuple[str, ...]) -> None:
    """A grant put at 80k may close it, at odds nobody has reckoned: open, with what is missing."""
    found = judged(*told(**said))
    assert "O9" not in found.flags
    assert found.unknown["O9"] == missing


# G5 -------------------------------------------------------------------------------------

FRIENDLY = {
    "exercise_window": "5 years",
    "vesting_start": "my first day",
    "acceleration": "on two triggers",
    "share_stated": "0.5%",
    "fully_diluted": "10M",
}


def test_friendly_equity() -> None:
    """Five years, day one, two triggers, and the percentage with the count."""
    answers = told(**FRIENDLY)
    flag = judged(*answers).flags["G5"]
    assert (flag.colour, set(flag.evidence)) == (Colour.GREEN, {answer.id for answer in answers})


@pytest.mark.parametrize(
    "worse",
    [
        {"exercise_window": "59 months"},
        {"vesting_start": "a later day"},
        {"acceleration": "on the sale alone"},
    ],
)
def test_equity_that_is_not_all_friendly(worse: dict[str, str]) -> None:
    """One term that is otherwise ends it, whatever is not known beside it."""
    assert "G5" not in judged(*told(**(FRIENDLY | worse))).spoken_for
    assert "G5" not in judged(*told(**worse)).spoken_for


@pytest.mark.parametrize("name", FRIENDLY)
def test_a_friendly_term_not_told_is_a_question(name: str) -> None:
    """Each of the five is asked for when it is the one not known."""
    known = {key: value for key, value in FRIENDLY.items() if key != name}
    assert judged(*told(**known)).unknown["G5"] == (f"offer.{name.replace('_', '-')}",)
