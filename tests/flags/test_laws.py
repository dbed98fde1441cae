"""Laws of all rules together, whatever is on record: none breaks, none both asks and raises."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders import TODAY, claim, dossier
from diligence.amounts import Measure, Period
from diligence.bank import shipped_bank
from diligence.flags import RULES, Brief, Flag, run_rules
from diligence.model import METRICS, Answer, AnswerKind, Dossier, Figure, Unit
from flags.briefs import brief_of, burning
from flags.test_exceptions import Level

QUESTIONS = shipped_bank().questions
AMOUNTS = {
    Unit.MONEY: [0.0, 1.0, 4_999.0, 20_000.0, 80_000.0, 1.2e6, 1e9],
    Unit.SHARE: [-0.5, 0.0, 0.02, 0.1, 0.5, 0.9, 1.0, 1.2],
    Unit.PEOPLE: [0.0, 1.0, 9.0, 40.0],
    Unit.COUNT: [0.0, 9.0, 10.0, 5_000.0],
    Unit.MONTHS: [0.0, 3.0, 18.0],
    Unit.YES_NO: [0.0, 1.0],
}


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any metric, of any sane amount and day of the last two years."""
    metric = METRICS[draw(st.sampled_from(sorted(METRICS)))]
    back = draw(st.sampled_from([0, 0, 0, 30, 91, 181, 365, 730]))
    return claim(
        metric.id,
        draw(st.sampled_from(AMOUNTS[metric.unit])),
        per=draw(st.sampled_from([Period.MONTH, Period.YEAR])) if metric.has_period else None,
        on=TODAY - timedelta(days=back),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Any question of the bank with a choice, a number or nonsense, and any of its signs."""
    question = draw(st.sampled_from(QUESTIONS))
    said = [*question.choices, "yes", "no", "31%", "12", "well...", ""]
    numbered = ["31%", "12", "3 months"] if question.kind is AnswerKind.NUMBER else []
    return Answer(
        id=f"{question.id}-{draw(st.integers(0, 9))}",
        question=question.id,
        value=draw(st.sampled_from([*said, *numbered])),
        signals=tuple(
            draw(st.lists(st.sampled_from([s.id for s in question.signals] or ["none"]), max_size=2))
        ),
        as_of=TODAY,
    )


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """A company of any kind with any of these on record."""
    company: dict[str, Any] = {
        "stage": draw(st.sampled_from(["", "seed", "Series A", "Series C", "unheard of"])),
        "sector": draw(st.sampled_from(["", "SaaS", "hardware", "retail"])),
        "capital_intensive": draw(st.sampled_from([None, True, False])),
        "founded": draw(st.sampled_from([None, TODAY, TODAY - timedelta(days=2_000)])),
    }
    known: Dossier = dossier(*draw(st.lists(figures(), max_size=12)), **company)
    known = known.model_copy(update={"answers": tuple(draw(st.lists(answers(), max_size=6)))})
    fit = draw(st.sampled_from([None, Level(Measure.known(5.0)), Level(Measure.unknown("nobody asked"))]))
    return brief_of(known, fit)


@settings(max_examples=60, deadline=None)
@given(briefs())
def test_whatever_is_on_record_every_rule_runs(brief: Brief) -> None:
    """No rule breaks; what is raised rests on what is there; what is raised is neither asked nor withheld."""
    found = run_rules(RULES, brief)
    assert found.broken == ()
    known = {figure.id for figure in brief.dossier.figures} | {each.id for each in brief.dossier.answers}
    raised = {flag.id for flag in found.flags}
    for flag in found.flags:
        assert set(flag.evidence) <= known
        assert flag.why.endswith(".")
        assert flag.ask.endswith("?")
        assert "nan" not in flag.why
    assert all(item.missing for item in found.unknown)
    assert raised.isdisjoint(item.rule for item in found.unknown)
    assert raised.isdisjoint(item.rule for item in found.withheld)
    assert run_rules(RULES, brief) == found, "the same brief gives the same findings"


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 5e6), st.floats(0, 5e6), st.sampled_from([-0.02, 0.0, 0.05, 0.1, 0.2]))
def test_more_money_never_makes_it_worse(less: float, more: float, growth: float) -> None:
    """With more cash, and all else the same, the worst flag about money weighs no more."""
    poor, rich = sorted((less, more))
    assert _worst(rich, growth) >= _worst(poor, growth)


def _worst(cash: float, growth: float) -> int:
    flags: tuple[Flag, ...] = run_rules(RULES, brief_of(dossier(*burning(cash=cash, growth=growth)))).flags
    return min((flag.severity.rank for flag in flags if flag.cause == "money"), default=9)
