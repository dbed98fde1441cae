"""The verdict above a form: what it says turned, and how often it is drawn."""

from __future__ import annotations

import asyncio
from datetime import date

from diligence.assessment import assess, what_turned
from diligence.forms.draft import Claim, figure_from
from diligence.forms.figures import FiguresForm
from diligence.forms.guard import heard
from diligence.model import METRICS, Company, Dossier, Source, SourceKind
from diligence.notebook.live import Live
from forms.drawer import Drawer

DAY = date(2026, 11, 23)
REFERENCE = {"revenue": "20k", "expenses": "80k", "growth": "8%/month", "cash": "1.2M"}


def dossier(**changed: str) -> Dossier:
    """The reference company: 691,075 until profit, of 1.2M."""
    made = Dossier(company=Company(slug="acme", name="Acme"))
    for name, typed in {**REFERENCE, **changed}.items():
        claim = Claim(DAY, Source(kind=SourceKind.FOUNDER))
        made = made.with_figure(figure_from(typed, METRICS[name], claim).figure)
    return made


def live(with_cash: bool = False) -> Live:
    return Live(lambda found: assess(found, as_of=DAY), dossier(), with_cash=with_cash)


def test_the_verdict_and_the_figure_that_turned_it() -> None:
    """Costs of 180k with 20k and 8 % a month need far more than 1.2M."""
    before, after = (assess(dossier(expenses=typed), as_of=DAY) for typed in ("80k", "180k"))
    words = what_turned(before, after)
    assert words[0].startswith("Default alive")
    assert "→ default dead" in words[0]
    assert words[0].endswith(": expenses $80k → $180k a month.")
    assert any(sentence.startswith("Alive in 24 months: ") for sentence in words)
    assert any(sentence.startswith("New flag") for sentence in words)


def test_what_is_derived_is_not_named() -> None:
    """Net burn follows from expenses: only what somebody stated is said to have moved."""
    before, after = (assess(dossier(expenses=typed), as_of=DAY) for typed in ("80k", "180k"))
    assert "net burn" not in what_turned(before, after)[0]


def test_nothing_turned_nothing_said() -> None:
    """The same dossier, and one with another name, turn nothing."""
    one = assess(dossier(), as_of=DAY)
    other = dossier()
    renamed = other.with_company(other.company.model_copy(update={"name": "Ajax"}))
    assert what_turned(one, assess(renamed, as_of=DAY)) == ()


def test_typing_is_shown_and_not_taken_for_saved() -> None:
    """What is typed is held against what is saved, each time."""
    shown = live()
    assert "default dead" in shown.typed(dossier(expenses="180k"))
    assert "default dead" in shown.typed(dossier(expenses="180k"))
    assert shown.typed(dossier()) == ""
    assert "default dead" in shown.saved(dossier(expenses="180k"))
    assert shown.saved(dossier(expenses="180k")) == ""


def test_many_changes_are_drawn_once() -> None:
    """Five keystrokes before the kernel is idle make one picture, of the last."""

    async def type_on() -> tuple[int, int]:
        shown = live(with_cash=True)
        await asyncio.sleep(0)
        at_first = shown.drawn
        for typed in ("8k", "80k", "180k", "18k", "19k"):
            shown.typed(dossier(expenses=typed))
        await asyncio.sleep(0)
        return at_first, shown.drawn

    assert asyncio.run(type_on()) == (1, 2)


def test_a_row_says_what_its_typing_comes_to() -> None:
    """180k under way is understood, said to be unsaved, and turns the verdict; half a number says nothing."""
    drawer = Drawer(dossier())
    shown = live()
    desk = drawer.desk.__class__(drawer.apply, drawer.desk.now, DAY, shown.saved, shown.typed)
    row = FiguresForm(drawer.dossier, desk).rows["expenses"]
    heard(row, "180k")
    assert "understood: $180,000 a month" in row.understood.value
    assert "not saved yet" in row.understood.value
    assert row.line.text.startswith("Once saved: Default alive")
    assert drawer.saves == 0
    heard(row, "18x0")
    assert (row.line.text, "understood" in row.understood.value) == ("", False)
    row.amount.value = "180k"
    assert row.line.text.startswith("Saved 14:02:31. Default alive")
    assert drawer.saves == 1
