"""What replaces what in one sitting at the figures form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from diligence.forms.draft import Claim
from diligence.forms.entry import Entry, Sitting, key_of, swap
from diligence.model import METRICS, Figure, Source, SourceKind, Trust
from forms.drawer import Drawer

if TYPE_CHECKING:
    from collections.abc import Sequence

CASH = METRICS["cash"]
OCTOBER, SEPTEMBER = date(2026, 10, 31), date(2026, 9, 30)


def said(day: date = OCTOBER, kind: SourceKind = SourceKind.FOUNDER, trust: Trust = Trust.CLAIMED) -> Claim:
    return Claim(day, Source(kind=kind), trust)


def on_record(drawer: Drawer) -> list[tuple[str, str]]:
    return [(figure.id, figure.typed) for figure in drawer.dossier.figures]


def entry(drawer: Drawer) -> Entry:
    return Entry(Sitting(drawer.dossier, drawer.desk))


def test_retyped_amount_replaces(drawer: Drawer) -> None:
    """The same metric, day and source typed again is one figure, the last."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    row.record("1.3M", CASH, said())
    assert on_record(drawer) == [("cash-2026-10-31", "1.3M")]


def test_other_source_or_day_corrects(drawer: Drawer) -> None:
    """Saying afterwards who said it and when changes the figure; it doesn't add one."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    row.correct(CASH, said(kind=SourceKind.DOCUMENT))
    row.correct(CASH, said(SEPTEMBER, SourceKind.DOCUMENT, Trust.SEEN))
    assert on_record(drawer) == [("cash-2026-09-30", "1.2M")]
    figure = drawer.dossier.figures[0]
    assert (figure.source.kind, figure.as_of, figure.trust) == (SourceKind.DOCUMENT, SEPTEMBER, Trust.SEEN)


def test_next_amount_of_another_day_is_a_second_figure(drawer: Drawer) -> None:
    """After another day and another amount, the earlier figure is on record as it was."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    row.correct(CASH, said(SEPTEMBER))
    row.record("1.0M", CASH, said(SEPTEMBER))
    assert on_record(drawer) == [("cash-2026-10-31", "1.2M"), ("cash-2026-09-30", "1.0M")]
    assert row.beside is not None
    assert row.beside.typed == "1.2M"


def test_contradicting_source_is_a_second_figure(drawer: Drawer) -> None:
    """The founder's 1.2M and the document's 1.1M of one day are both kept."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    row.correct(CASH, said(kind=SourceKind.DOCUMENT))
    row.record("1.1M", CASH, said(kind=SourceKind.DOCUMENT))
    assert on_record(drawer) == [("cash-2026-10-31", "1.2M"), ("cash-2026-10-31-2", "1.1M")]


def test_going_back_to_a_day_turns_to_its_figure(drawer: Drawer) -> None:
    """With October and September entered, choosing October again shows October's, and nothing moves."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    row.correct(CASH, said(SEPTEMBER))
    row.record("1.0M", CASH, said(SEPTEMBER))
    assert row.correct(CASH, said()) is None
    assert row.current is not None
    assert row.current.typed == "1.2M"
    row.record("1.25M", CASH, said())
    assert on_record(drawer) == [("cash-2026-10-31", "1.25M"), ("cash-2026-09-30", "1.0M")]


def test_passing_through_days_moves_nothing(drawer: Drawer) -> None:
    """September, then August in passing, then October, which is there: September's figure is as it was."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    row.correct(CASH, said(SEPTEMBER))
    row.record("1.0M", CASH, said(SEPTEMBER))
    row.correct(CASH, said(date(2026, 8, 31)))
    row.correct(CASH, said())
    assert on_record(drawer) == [("cash-2026-10-31", "1.2M"), ("cash-2026-09-30", "1.0M")]


def test_what_could_not_be_read_makes_way(drawer: Drawer) -> None:
    """An unread figure is replaced by the next typing, even after another day."""
    row = entry(drawer)
    row.record("plenty", CASH, said())
    row.correct(CASH, said(SEPTEMBER))
    row.record("1.2M", CASH, said(SEPTEMBER))
    assert on_record(drawer) == [("cash-2026-09-30", "1.2M")]


def test_take_back(drawer: Drawer) -> None:
    """What was typed in this sitting can be taken off the record, and the figures of before stay."""
    earlier = entry(drawer)
    earlier.record("1.0M", CASH, said())
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    assert on_record(drawer) == [("cash-2026-10-31", "1.0M"), ("cash-2026-10-31-2", "1.2M")]
    row.take_back()
    assert on_record(drawer) == [("cash-2026-10-31", "1.0M")]
    assert row.take_back() is None


def test_take_back_the_one_beside(drawer: Drawer) -> None:
    """Where the earlier figure was a slip, it goes and the new one stays."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    row.correct(CASH, said(SEPTEMBER))
    row.record("1.0M", CASH, said(SEPTEMBER))
    row.take_back_beside()
    assert on_record(drawer) == [("cash-2026-09-30", "1.0M")]


def test_change_made_elsewhere_is_left_alone(drawer: Drawer) -> None:
    """A figure that another tab changed meanwhile is not replaced; ours is added."""
    row = entry(drawer)
    row.record("1.2M", CASH, said())
    theirs = drawer.dossier.figures[0].model_copy(update={"likely": 9e6, "high": 9e6})
    drawer.dossier = drawer.dossier.with_figure(theirs)
    row.record("1.3M", CASH, said())
    assert on_record(drawer) == [("cash-2026-10-31", "1.2M"), ("cash-2026-10-31-2", "1.3M")]


def test_edit_may_be_made_twice(drawer: Drawer) -> None:
    """A store that tries again makes the same edit on a newer dossier; one figure comes of it."""
    row = entry(drawer)
    first = drawer.desk.apply

    def twice(edit: object) -> object:
        edit(drawer.dossier)  # type: ignore[operator]
        return first(edit)  # type: ignore[arg-type]

    row.sitting.desk = drawer.desk.__class__(twice, drawer.desk.now, drawer.desk.today)  # type: ignore[arg-type]
    row.record("1.2M", CASH, said())
    assert on_record(drawer) == [("cash-2026-10-31", "1.2M")]


def test_newest_currency_is_meant(drawer: Drawer) -> None:
    """A currency changed in the company form meanwhile is the one typed money is in."""
    row = entry(drawer)
    company = drawer.dossier.company.model_copy(update={"currency": "EUR"})
    drawer.dossier = drawer.dossier.with_company(company)
    row.record("1.2M", CASH, said())
    assert drawer.dossier.figures[0].currency == "EUR"


def test_swap_carries_over_what_a_newer_version_wrote(drawer: Drawer) -> None:
    """A field this version doesn't know survives the replacing."""
    founder = Source(kind=SourceKind.FOUNDER)
    old = Figure.model_validate(
        {"id": "a", "metric": "cash", "likely": 1, "as_of": OCTOBER, "source": founder, "mood": "grim"}
    )
    new = Figure(id="a", metric="cash", likely=2, as_of=OCTOBER, source=founder)
    dossier = swap(swap(drawer.dossier, None, old), old, new)
    assert dossier.figures[0].model_dump()["mood"] == "grim"
    assert dossier.figures[0].likely == 2


acts = st.tuples(
    st.sampled_from(("type", "set")),
    st.sampled_from((OCTOBER, SEPTEMBER, date(2026, 8, 31))),
    st.sampled_from((SourceKind.FOUNDER, SourceKind.DOCUMENT)),
    st.integers(1, 99),
)


@given(st.lists(acts, max_size=12))
def test_one_figure_for_each_day_and_source(done: Sequence[tuple[str, date, SourceKind, int]]) -> None:
    """However days and amounts are typed, no two figures claim the same place and the row shows the last."""
    drawer = Drawer()
    row = entry(drawer)
    for act, day, kind, number in done:
        if act == "type":
            row.record(str(number), CASH, said(day, kind))
            assert row.current is not None
            assert (row.current.typed, row.current.as_of) == (str(number), day)
        else:
            row.correct(CASH, said(day, kind))
        figures = drawer.dossier.figures
        assert len({figure.id for figure in figures}) == len({key_of(f) for f in figures}) == len(figures)
        assert row.current is None or row.current in figures
        assert all(figure in figures for figure in row.sitting.entered.values())
