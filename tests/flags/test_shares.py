"""Flags about the shares of an offer: each fires, just doesn't, and asks where it lacks something."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from analysis.builders import TODAY, claim, dossier
from diligence.bank import shipped_bank
from diligence.flags import shares as rules
from diligence.flags.shares import SHARE_RULES
from diligence.flags.team import OPENNESS, REFUSALS
from diligence.model import Answer, Severity
from flags.briefs import Found, answered, found_in

if TYPE_CHECKING:
    from diligence.model import Figure


def told(**said: str) -> tuple[Answer, ...]:
    """Answers about the offer, by the question's name with underscores."""
    names = {name: name.replace("_", "-") for name in said}
    return tuple(answered(f"offer.{names[name]}", value) for name, value in said.items())


def ticked(question: str, *signals: str) -> Answer:
    """An answer in which these signs were heard."""
    return Answer(id=f"{question}-{'-'.join(signals)}", question=question, signals=signals, as_of=TODAY)


def judged(*known: Figure | Answer, **company: Any) -> Found:
    """What these rules say of a company and an offer of which this is on record."""
    answers = tuple(each for each in known if isinstance(each, Answer))
    figures = tuple(each for each in known if not isinstance(each, Answer))
    return found_in(dossier(*figures, **company).model_copy(update={"answers": answers}), SHARE_RULES)


def severity_of(found: Found, rule: str) -> Severity | None:
    """How much a rule's flag weighs; ``None`` where it raised none."""
    flag = found.flags.get(rule)
    return flag.severity if flag else None


def test_nothing_told_is_only_questions() -> None:
    """Every rule of the theme is open and names what it lacks."""
    found = judged()
    assert found.flags == {}
    assert found.unknown == {
        "O1": ("offer.shares",),
        "O4": ("offer.strike", "offer.preferred-price", "offer.valuation-date"),
        "O5": ("offer.preference-multiple", "offer.participation"),
        "O6": ("offer.preference-total", "last_round_valuation"),
        "Q10": ("offer.shares", "offer.fully-diluted", "offer.share-stated"),
    }


def test_the_signs_are_those_of_the_bank() -> None:
    """What counts as a refusal can be ticked, and "no" can be chosen."""
    count, part = shipped_bank().find(rules.COUNT), shipped_bank().find("offer.participation")
    assert count is not None
    assert rules.REFUSED in {signal.id for signal in count.signals}
    assert part is not None
    assert rules.NO in part.choices
    assert rules.SHARES_REFUSED in REFUSALS


# O1 -------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [(rules.COUNT, rules.REFUSED), (OPENNESS, rules.SHARES_REFUSED)])
def test_the_count_was_refused(sign: tuple[str, str]) -> None:
    """Shares offered, and how many there are in all refused: critical, in whichever answer it was heard."""
    shares, heard = told(shares="10,000")[0], ticked(*sign)
    flag = judged(shares, heard).flags["O1"]
    assert (flag.severity, flag.evidence) == (Severity.CRITICAL, (shares.id, heard.id))
    assert flag.why == (
        "10k shares are offered; how many there are in all was refused. Alone the number means nothing."
    )


def test_the_count_was_asked_for_and_not_told() -> None:
    """Asked, and nobody could say: major."""
    assert severity_of(judged(*told(shares="10,000", fully_diluted="not sure")), "O1") is Severity.MAJOR


@pytest.mark.parametrize("more", [{"fully_diluted": "10M"}, {"share_stated": "0.1%"}])
def test_a_count_or_a_percentage_is_enough(more: dict[str, str]) -> None:
    """Either gives the part, also where the other was refused."""
    assert (
        "O1" not in judged(*told(shares="10,000", **more), ticked(OPENNESS, rules.SHARES_REFUSED)).spoken_for
    )


def test_a_count_nobody_asked_for_is_a_question() -> None:
    """Shares told, the rest not asked yet: no flag."""
    assert judged(*told(shares="10,000")).unknown["O1"] == ("offer.fully-diluted",)
    assert "O1" not in judged(*told(shares="0")).spoken_for


# O4 -------------------------------------------------------------------------------------

FRESH = {"valuation_date": "2026-05-31"}


@pytest.mark.parametrize(
    ("strike", "stage", "severity"),
    [
        ("0.50", "seed", None),
        ("0.51", "seed", Severity.MAJOR),
        ("0.51", "series a", Severity.MAJOR),
        ("0.51", "series b", None),
        ("1.00", "series b", None),
        ("1.01", "series b", Severity.MAJOR),
        ("1.01", "", Severity.MAJOR),
        ("0.50", "", None),
    ],
)
def test_a_dear_strike(strike: str, stage: str, severity: Severity | None) -> None:
    """Over half of what investors paid before a Series B, over all of it ever; preferred at 1.00."""
    found = judged(*told(strike=strike, preferred_price="1.00", **FRESH), stage=stage)
    assert severity_of(found, "O4") is severity
    assert "O4" not in found.unknown


def test_the_strike_is_a_part_of_the_price() -> None:
    """0.90 of 2.00 is 45 %, and 1.10 of it 55 %."""
    low, high = (judged(*told(strike=s, preferred_price="2", **FRESH), stage="seed") for s in ("0.9", "1.1"))
    assert "O4" not in low.spoken_for
    assert high.flags["O4"].why == "The strike is 55 % of what investors paid for a share."


@pytest.mark.parametrize(("day", "severity"), [("2025-06-30", None), ("2025-06-29", Severity.MINOR)])
def test_an_old_valuation(day: str, severity: Severity | None) -> None:
    """Twelve months are the rule; a day more is due again."""
    found = judged(*told(strike="0.2", preferred_price="1", valuation_date=day), stage="seed")
    assert severity_of(found, "O4") is severity


@pytest.mark.parametrize(
    ("closed", "severity"), [(date(2026, 6, 1), Severity.MINOR), (date(2026, 5, 31), None)]
)
def test_a_round_after_the_valuation(closed: date, severity: Severity | None) -> None:
    """The valuation is of 31 May; a round of 1 June will raise the next strike."""
    known = told(strike="0.2", preferred_price="1", **FRESH)
    found = judged(*known, claim("last_round_amount", 5e6, on=closed), stage="seed")
    assert severity_of(found, "O4") is severity
    if severity:
        assert found.flags["O4"].why == (
            "The valuation is of 31 May 2026, and a round closed on 1 June 2026: "
            "the next strike may be higher."
        )


@pytest.mark.parametrize(
    ("said", "stage", "missing"),
    [
        ({"strike": "0.6", "preferred_price": "1", **FRESH}, "", ("stage",)),
        ({"strike": "0.2", **FRESH}, "seed", ("offer.preferred-price",)),
        ({"strike": "0.2", "preferred_price": "1"}, "seed", ("offer.valuation-date",)),
    ],
)
def test_a_strike_beside_something_not_known(
    said: dict[str, str], stage: str, missing: tuple[str, ...]
) -> None:
    """0.60 depends on the stage; a strike needs a price beside it; a valuation its day."""
    found = judged(*told(**said), stage=stage)
    assert "O4" not in found.flags
    assert found.unknown["O4"] == missing


# O5 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("multiple", "part", "stage", "severity"),
    [
        ("1", "no", "seed", None),
        ("1.5", "no", "seed", Severity.MAJOR),
        ("1.5", "no", "series c", Severity.MAJOR),
        ("1", "yes, with a cap", "series a", Severity.MAJOR),
        ("1", "yes, without a cap", "series c", None),
    ],
)
def test_a_harsh_preference(multiple: str, part: str, stage: str, severity: Severity | None) -> None:
    """More than once at any stage; taking part only where it is rare, up to Series A."""
    found = judged(*told(preference_multiple=multiple, participation=part), stage=stage)
    assert severity_of(found, "O5") is severity
    assert "O5" not in found.unknown


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"preference_multiple": "1"}, ("offer.participation",)),
        ({"participation": "no"}, ("offer.preference-multiple",)),
        ({"preference_multiple": "1", "participation": "they don't know"}, ("offer.participation",)),
        ({"preference_multiple": "1", "participation": "yes, with a cap"}, ("stage",)),
    ],
)
def test_half_a_preference_is_a_question(said: dict[str, str], missing: tuple[str, ...]) -> None:
    """One of two; "they don't know"; and taking part at a stage nobody named."""
    assert judged(*told(**said)).unknown["O5"] == missing


# O6 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("total", "severity"), [("$5M", None), ("$5.1M", Severity.MAJOR)])
def test_a_preference_wall(total: str, severity: Severity | None) -> None:
    """Half of 10M is 5M; more than half is a wall."""
    valuation = claim("last_round_valuation", 10e6)
    found = judged(*told(preference_total=total), valuation)
    assert severity_of(found, "O6") is severity
    if severity:
        assert valuation.id in found.flags["O6"].evidence
    assert "O6" not in found.unknown


def test_a_wall_without_its_valuation_is_a_question() -> None:
    """5M of how much, and 10M beside what?"""
    assert judged(*told(preference_total="$5M")).unknown["O6"] == ("last_round_valuation",)
    assert judged(claim("last_round_valuation", 10e6)).unknown["O6"] == ("offer.preference-total",)


# Q10 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "severity"),
    [
        ("0.50%", None),
        ("0.52%", None),
        ("0.53%", Severity.MINOR),
        ("0.70%", Severity.MAJOR),
        ("0.40%", Severity.MINOR),
    ],
)
def test_the_stated_percentage(stated: str, severity: Severity | None) -> None:
    """50,000 of 10 million are 0.5 %: 0.02 of 0.52 is 3.8 %, 0.03 of 0.53 is 5.7 %, 0.2 of 0.7 is 29 %."""
    found = judged(*told(shares="50,000", fully_diluted="10M", share_stated=stated))
    assert severity_of(found, "Q10") is severity
    assert "Q10" not in found.unknown


@pytest.mark.parametrize(
    ("stated", "severity"),
    [("$75k", None), ("$78k", None), ("$80k", Severity.MINOR), ("$101k", Severity.MAJOR), ("$10k", None)],
)
def test_the_stated_value_at_the_investors_price(stated: str, severity: Severity | None) -> None:
    """50,000 * (2.00 - 0.50) = 75,000: 3 of 78 is 3.8 %, 5 of 80 6.3 %, 26 of 101 26 %; less is no flag."""
    found = judged(*told(shares="50,000", preferred_price="2.00", strike="0.50", value_stated=stated))
    assert severity_of(found, "Q10") is severity


def test_a_strike_that_was_forgotten() -> None:
    """100,000 is the value without the strike of 25,000: a quarter too much, and said with both numbers."""
    answers = told(shares="50,000", preferred_price="2.00", strike="0.50", value_stated="$100k")
    flag = judged(*answers).flags["Q10"]
    assert flag.severity is Severity.MINOR
    assert flag.why == (
        "The grant is put at $100k; the shares at the investors' price, less the strike, come to $75k."
    )
    assert set(flag.evidence) == {answer.id for answer in answers}


@pytest.mark.parametrize(("stated", "severity"), [("$52k", None), ("$60k", Severity.MINOR)])
def test_the_stated_value_by_the_last_valuation(stated: str, severity: Severity | None) -> None:
    """0.5 % of 10M is 50,000: 2 of 52 is 3.8 %, 10 of 60 is 17 %."""
    valuation = claim("last_round_valuation", 10e6)
    for part in ({"share_stated": "0.5%"}, {"shares": "50,000", "fully_diluted": "10M"}):
        found = judged(*told(value_stated=stated, **part), valuation)
        assert severity_of(found, "Q10") is severity
        assert "Q10" not in found.unknown


def test_both_wrong_are_one_flag() -> None:
    """Percentage and value are told in one flag, and the worse counts."""
    answers = told(
        shares="50,000", fully_diluted="10M", share_stated="0.53%", preferred_price="2", value_stated="$200k"
    )
    flag = judged(*answers).flags["Q10"]
    assert flag.severity is Severity.MAJOR
    assert flag.why == (
        "0.53 % of the company is stated; 50k of 10M shares are 0.5 %. "
        "The grant is put at $200k; the shares at the investors' price come to $100k."
    )


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"shares": "50,000", "fully_diluted": "10M"}, ("offer.share-stated",)),
        ({"value_stated": "$50k"}, ("offer.shares", "offer.fully-diluted", "offer.share-stated")),
        (
            {"shares": "50,000", "value_stated": "$50k"},
            ("offer.fully-diluted", "offer.share-stated"),
        ),
        ({"share_stated": "0.5%", "value_stated": "$60k"}, ("offer.shares", "offer.fully-diluted")),
    ],
)
def test_arithmetic_with_a_term_missing_is_a_question(said: dict[str, str], missing: tuple[str, ...]) -> None:
    """Two of three numbers can't contradict each other."""
    assert judged(*told(**said)).unknown["Q10"] == missing
