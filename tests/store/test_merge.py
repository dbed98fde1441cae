"""Two edits of one dossier: nothing of either is lost, and nobody's word is chosen silently."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diligence.model import (
    Answer,
    Company,
    Dossier,
    ExchangeRate,
    Fact,
    Figure,
    Rating,
    Source,
    SourceKind,
    Trust,
)
from diligence.model.cells import NOT_THERE, Place, same, table_of
from diligence.store.merge import Conflict, Merged, Side, merge
from strategies import dossiers

FOUNDER = Source(kind=SourceKind.FOUNDER)
ACME = Dossier(company=Company(slug="acme", name="Acme"))


def cash(likely: float = 1.2e6, **more: Any) -> Figure:
    """A claim about cash."""
    return Figure.model_validate(
        {"id": "cash", "metric": "cash", "likely": likely, "as_of": "2026-10-31", "source": FOUNDER} | more
    )


def answer(**more: Any) -> Answer:
    """An answer."""
    return Answer(id="a", question="pmf.doubt", as_of=date(2026, 10, 31)).model_copy(update=more)


def places(dossier: Dossier) -> dict[Place, Any]:
    """Every cell of a dossier."""
    table = table_of(dossier)
    cells = {
        Place(name, key, field): value
        for name, records in table.records.items()
        for key, record in records.items()
        for field, value in record.items()
    }
    return table.loose | cells


def test_changes_of_different_fields_of_one_figure_are_both_there() -> None:
    """One side corrects the amount, the other how sure it is: the figure has both."""
    base = ACME.with_figure(cash())
    mine, theirs = ACME.with_figure(cash(9e5)), ACME.with_figure(cash(trust=Trust.SEEN))
    merged = merge(base, mine, theirs)
    assert merged == Merged(ACME.with_figure(cash(9e5, trust=Trust.SEEN)), ())


def test_one_amount_is_one_field() -> None:
    """The ends of two amounts are never mixed: 1-2M against 1.5-3M is a question, with both as typed."""
    base = ACME.with_figure(cash(1.5e6, low=1e6, high=2e6, typed="1-2M"))
    mine = ACME.with_figure(cash(1.5e6, low=1.4e6, high=2e6, typed="1.4-2M"))
    theirs = ACME.with_figure(cash(1.5e6, low=1e6, high=3e6, typed="1-3M"))

    [conflict] = merge(base, mine, theirs).conflicts

    assert (conflict.field, conflict.label) == ("figures.cash.amount", "Cash")
    assert (conflict.mine_in_words, conflict.theirs_in_words) == ("1.4-2M", "1-3M")
    assert (conflict.base["low"], conflict.mine["low"], conflict.theirs["low"]) == (1e6, 1.4e6, 1e6)


@pytest.mark.parametrize(("side", "kept"), [(Side.MINE, "robots"), (Side.THEIRS, "drones")])
def test_a_choice_settles_a_conflict(side: Side, kept: str) -> None:
    """Asked again with an answer, nothing is left to ask and the chosen value is there."""
    mine = ACME.with_company(ACME.company.model_copy(update={"sector": "robots"}))
    theirs = ACME.with_company(ACME.company.model_copy(update={"sector": "drones"}))
    assert merge(ACME, mine, theirs).dossier.company.sector == "drones"

    merged = merge(ACME, mine, theirs, {"company.sector": side})

    assert (merged.dossier.company.sector, merged.conflicts) == (kept, ())


def test_taken_out_here_and_changed_there_is_asked_about() -> None:
    """The figure that was changed stays, whichever side it was on; either choice does what it says."""
    base, changed = ACME.with_figure(cash()), ACME.with_figure(cash(9e5, typed="900k"))
    for mine, theirs in ((ACME, changed), (changed, ACME)):
        merged = merge(base, mine, theirs)
        assert merged.dossier == changed
        [conflict] = merged.conflicts
        assert conflict.field == "figures.cash"
        assert {conflict.mine_in_words, conflict.theirs_in_words} == {"900k", "taken out"}
        assert merge(base, mine, theirs, {"figures.cash": Side.MINE}) == Merged(mine)
        assert merge(base, mine, theirs, {"figures.cash": Side.THEIRS}) == Merged(theirs)


def test_taken_out_and_left_alone_is_taken_out() -> None:
    """What one side took out and the other never touched is gone, and what that one added is there."""
    base = ACME.with_figure(cash())
    theirs = base.with_answer(answer())
    assert merge(base, ACME, theirs).dossier == ACME.with_answer(answer())


def test_without_a_common_state_nothing_is_taken_out() -> None:
    """Where it can't be told who changed what, all is kept and whatever differs is asked about."""
    mine = ACME.with_figure(cash()).with_answer(answer(rating=Rating.VAGUE))
    theirs = ACME.with_answer(answer(rating=Rating.CLEAR))
    merged = merge(None, mine, theirs)
    assert merged.dossier == theirs.with_figure(cash())
    assert [(c.field, c.mine, c.theirs) for c in merged.conflicts] == [("answers.a.rating", "vague", "clear")]


def test_rates_are_matched_by_day_and_facts_by_their_words() -> None:
    """Two rates of one day in either direction are one rate; two facts are never one."""
    day = date(2026, 9, 30)
    one = ExchangeRate(currency="EUR", into="USD", rate=1.25, as_of=day)
    other = ExchangeRate(currency="USD", into="EUR", rate=0.7, as_of=day)
    [conflict] = merge(ACME, ACME.with_rate(one), ACME.with_rate(other)).conflicts
    assert (conflict.mine_in_words, conflict.theirs_in_words) == ("1.25", "0.7")

    mine, theirs = (
        ACME.model_copy(update={"facts": (Fact(topic=t, statement="s"),)}) for t in ("team", "money")
    )
    assert [fact.topic for fact in merge(ACME, mine, theirs).dossier.facts] == ["money", "team"]


def test_an_id_used_twice_loses_neither() -> None:
    """A file edited by hand can use an id twice: both records come through a merge."""
    twice = ACME.model_copy(update={"figures": (cash(1), cash(2), cash(3, id="cash-2"))})
    mine = twice.model_copy(update={"facts": (Fact(topic="t", statement="s"),)})
    theirs = twice.with_company(ACME.company.model_copy(update={"country": "CH"}))
    merged = merge(twice, mine, theirs)
    assert [figure.likely for figure in merged.dossier.figures] == [1, 2, 3]
    assert (len(merged.dossier.facts), merged.dossier.company.country) == (1, "CH")


@st.composite
def edits(draw: st.DrawFn) -> tuple[Dossier, Dossier, Dossier]:
    """A dossier and two that came from it: some fields and records of each are another's."""
    base = draw(dossiers(unknown=True))
    base = base.model_copy(update={"facts": (*{_key(fact): fact for fact in base.facts}.values(),)})
    return base, draw(_edited(base)), draw(_edited(base))


@st.composite
def _edited(draw: st.DrawFn, base: Dossier) -> Dossier:
    other = draw(dossiers(unknown=True))
    company = {
        field: value
        for field, value in other.company.model_dump().items()
        if field != "slug" and draw(st.booleans())
    }
    update: dict[str, Any] = {"company": base.company.model_copy(update=company)}
    for name in ("figures", "answers", "conversations", "facts"):
        kept = [record for record in getattr(base, name) if draw(st.integers(0, 3))]
        kept = [
            draw(st.sampled_from(getattr(other, name))).model_copy(update={"id": record.id})
            if name != "facts" and getattr(other, name) and not draw(st.integers(0, 2))
            else record
            for record in kept
        ]
        known = set(map(_key, getattr(base, name)))
        # Records that are the same in every word can't be told apart afterwards, by this test either.
        new = {_key(record): record for record in getattr(other, name) if _key(record) not in known}
        update[name] = (*{_key(record): record for record in kept}.values(), *new.values())
    if draw(st.booleans()):
        update |= {"as_of": other.as_of, **(other.model_extra or {})}
    return base.model_copy(update=update)


def _key(record: Any) -> str:
    return getattr(record, "id", "") or f"{record.topic}: {record.statement}"


LAWS = settings(max_examples=60)


@pytest.mark.slow
@given(edits())
@LAWS
def test_merged_with_itself_it_is_the_same(three: tuple[Dossier, Dossier, Dossier]) -> None:
    """One side against itself, or against the state it began with, is that side."""
    base, mine, _ = three
    assert merge(base, mine, mine) == Merged(mine)
    assert merge(base, mine, base) == Merged(mine)
    assert merge(base, base, mine) == Merged(mine)
    assert merge(None, mine, mine) == Merged(mine)


@pytest.mark.slow
@given(edits())
@LAWS
def test_the_order_of_the_sides_says_only_whose_is_whose(three: tuple[Dossier, Dossier, Dossier]) -> None:
    """The other way round the same fields are asked about, and all others are the same."""
    base, mine, theirs = three
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    asked = {conflict.field: (conflict.mine, conflict.theirs) for conflict in one.conflicts}
    assert asked == {c.field: (c.theirs, c.mine) for c in other.conflicts}
    here, there = places(one.dossier), places(other.dossier)
    differ = {str(at) for at in here | there if not same(here.get(at, NOT_THERE), there.get(at, NOT_THERE))}
    assert differ <= asked.keys()


@pytest.mark.slow
@given(edits(), st.booleans())
@LAWS
def test_nothing_is_lost(three: tuple[Dossier, Dossier, Dossier], know_base: bool) -> None:
    """Whatever a side changed is in the result, or is one of the values that are asked about."""
    base, mine, theirs = three
    merged = merge(base if know_base else None, mine, theirs)
    asked = {conflict.field: conflict for conflict in merged.conflicts}
    result, before = places(merged.dossier), places(base)
    for side, value_of in ((places(mine), _mine), (places(theirs), _theirs)):
        for place in side | before:
            new = side.get(place, NOT_THERE)
            if same(new, before.get(place, NOT_THERE)) or same(new, result.get(place, NOT_THERE)):
                continue
            if new is NOT_THERE and not know_base:
                continue
            whole = str(place._replace(field=""))
            if str(place) in asked:
                assert same(value_of(asked[str(place)]), None if new is NOT_THERE else new)
            else:
                assert whole in asked, f"{place} is lost"


def _mine(conflict: Conflict) -> Any:
    return conflict.mine


def _theirs(conflict: Conflict) -> Any:
    return conflict.theirs


@pytest.mark.slow
@given(edits(), st.sampled_from(Side))
@LAWS
def test_choices_leave_nothing_to_ask(three: tuple[Dossier, Dossier, Dossier], side: Side) -> None:
    """With a choice for each conflict there is none left, and each field has the chosen value."""
    base, mine, theirs = three
    asked = merge(base, mine, theirs).conflicts
    settled = merge(base, mine, theirs, {conflict.field: side for conflict in asked})
    assert settled.conflicts == ()
    chosen = places(mine if side is Side.MINE else theirs)
    result = places(settled.dossier)
    for conflict in asked:
        at = [place for place in chosen | result if str(place) == conflict.field]
        assert all(same(chosen.get(place, NOT_THERE), result.get(place, NOT_THERE)) for place in at)
