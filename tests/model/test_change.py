"""What changed, in words that can be read aloud: each thing once, nothing twice, nothing left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diligence.model import (
    Answer,
    Company,
    Conversation,
    Dossier,
    ExchangeRate,
    Fact,
    Figure,
    Rating,
    Source,
    SourceKind,
    Trust,
    Whom,
    changes_between,
)
from diligence.model.cells import dossier_of_table, table_of
from strategies import dossiers

ACME = Dossier(company=Company(slug="acme", name="Acme"))
FOUNDER = Source(kind=SourceKind.FOUNDER, who="Ada")


def cash(typed: str = "$1.2M", day: str = "2026-09-30", **more: Any) -> Figure:
    """A claim about cash."""
    plain = {"id": f"cash-{day}", "metric": "cash", "likely": 1.2e6, "currency": "USD", "as_of": day}
    return Figure.model_validate({**plain, "typed": typed, "source": FOUNDER, **more})


def words(before: Dossier, after: Dossier) -> list[str]:
    """The changes as lines."""
    return [change.words for change in changes_between(before, after)]


HELD = ACME.with_figure(cash())
DAY = date(2026, 10, 31)
TALK = Conversation(id="c", on=DAY, role=Whom.ENGINEER, name="Bo")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (ACME, ACME.with_figure(cash()), "Cash: $1.2M, said by founder, 30 September 2026"),
        (
            HELD,
            HELD.with_figure(cash("$900k", "2026-10-31")),
            "Cash: $1.2M -> $900k, said by founder, 31 October 2026",
        ),
        # A figure of an earlier day is no news against a later one.
        (HELD, HELD.with_figure(cash("$2M", "2026-06-30")), "Cash: $2M, said by founder, 30 June 2026"),
        (HELD, ACME.with_figure(cash("$900k")), "Cash: $1.2M -> $900k, said by founder, 30 September 2026"),
        (HELD, ACME, "Cash: $1.2M taken out"),
        (
            HELD,
            ACME.with_figure(cash(trust=Trust.VERIFIED)),
            "Cash of 30 September 2026, how sure: claimed -> verified",
        ),
        (
            HELD,
            ACME.with_figure(cash(day="2026-10-31", id="cash-2026-09-30")),
            "Cash: $1.2M of 30 September 2026 -> $1.2M of 31 October 2026, said by founder, 31 October 2026",
        ),
        # What wasn't typed is shown as an amount.
        (
            ACME,
            ACME.with_figure(cash("", low=1e6, high=1.5e6)),
            "Cash: $1M to $1.5M, said by founder, 30 September 2026",
        ),
        (
            ACME,
            ACME.with_company(ACME.company.model_copy(update={"sector": "robots"})),
            "Sector: robots",
        ),
        (
            ACME.with_company(ACME.company.model_copy(update={"capital_intensive": True})),
            ACME.with_company(ACME.company.model_copy(update={"capital_intensive": False})),
            "Needs much capital: yes -> no",
        ),
        (
            ACME.with_company(ACME.company.model_copy(update={"sector": "robots"})),
            ACME,
            "Sector: robots taken out",
        ),
        (
            ACME.with_answer(Answer(id="a", question="pmf.doubt", as_of=DAY, rating=Rating.VAGUE)),
            ACME.with_answer(Answer(id="a", question="pmf.doubt", as_of=DAY, rating=Rating.CLEAR)),
            "Answer to pmf.doubt, rating: vague -> clear",
        ),
        (
            ACME,
            ACME.with_answer(Answer(id="a", question="pmf.doubt", as_of=DAY, text="Hard to say.\n\nReally.")),
            "Answer to pmf.doubt: “Hard to say. Really.”",
        ),
        (
            ACME,
            ACME.model_copy(update={"conversations": (TALK,)}),
            "Conversation of 31 October 2026 with the engineer: noted",
        ),
        (
            ACME,
            ACME.with_rate(ExchangeRate(currency="EUR", into="USD", rate=1.25, as_of=DAY)),
            "Rate of EUR in USD of 31 October 2026: 1.25",
        ),
        (
            ACME,
            ACME.model_copy(update={"facts": (Fact(topic="team", statement="Nine people."),)}),
            "Fact on team: Nine people.",
        ),
        (ACME, ACME.model_copy(update={"as_of": DAY}), "Day: 2026-10-31"),
    ],
)
def test_one_change_is_one_line(before: Dossier, after: Dossier, said: str) -> None:
    """Amounts as they were typed, days as people write them, roles and no names."""
    assert words(before, after) == [said]


def test_only_the_newest_of_a_pasted_history_is_held_against_what_was_known() -> None:
    """Three months at once: the last is news about cash, the others fill in."""
    after = HELD
    for month, typed in ((10, "$1.1M"), (12, "$900k"), (11, "$1M")):
        after = after.with_figure(cash(typed, f"2026-{month}-01"))
    assert [line.split(",")[0] for line in words(HELD, after)] == [
        "Cash: $1.1M",
        "Cash: $1.2M -> $900k",
        "Cash: $1M",
    ]


def test_a_change_knows_what_it_is_about() -> None:
    """A view can put a metric's or a question's own words in place of its name."""
    after = ACME.with_figure(cash()).with_answer(Answer(id="a", question="pmf.doubt", as_of=DAY))
    assert [change.about for change in changes_between(ACME, after)] == ["cash", "pmf.doubt"]


def test_a_long_text_is_shortened_and_a_script_stays_text() -> None:
    """Ten thousand characters are one line; what they mean to a browser is the view's to escape."""
    long = ACME.with_answer(Answer(id="a", question="pmf.doubt", as_of=DAY, text="<script>" + "x" * 10_000))
    [line] = words(ACME, long)
    assert len(line) < 150
    assert "<script>xx" in line


@given(dossiers(unknown=True))
@settings(max_examples=25)
def test_taken_apart_and_put_together_it_is_the_same(dossier: Dossier) -> None:
    """The table of cells holds all of a dossier, unknown fields too."""
    assert dossier_of_table(table_of(dossier)) == dossier


@given(dossiers(unknown=True), dossiers(unknown=True))
@settings(max_examples=25)
def test_nothing_changed_or_something_is_said(one: Dossier, other: Dossier) -> None:
    """No line for the same; each place is named once; back and forth the same places are named."""
    assert changes_between(one, one) == ()
    there, back = changes_between(one, other), changes_between(other, one)
    assert {change.place for change in there} == {change.place for change in back}
    assert len({change.place for change in there}) == len(there)
    assert all("\n" not in change.words and change.words for change in there)


@given(
    st.sampled_from(["name", "does", "website", "sector", "stage", "country"]),
    st.text(min_size=1, max_size=30),
)
@settings(max_examples=30)
def test_one_field_is_one_change(field: str, text: str) -> None:
    """Whatever is typed into one field of the company, that field and no other is named."""
    after = ACME.with_company(ACME.company.model_copy(update={field: text}))
    places = [str(change.place) for change in changes_between(ACME, after)]
    assert places in ([f"company.{field}"], [])
    assert (places == []) is (after == ACME or not text.split())
