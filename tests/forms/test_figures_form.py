"""The figures form: what a person types, sees and finds saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import pytest

from diligence.errors import UnwritableError
from diligence.forms import figures_form
from diligence.forms.figures import KEY_METRICS, OTHER_METRICS, FiguresForm
from diligence.model import METRICS, Dossier, Figure, Source, SourceKind, Trust
from forms.drawer import SCRIPT, TODAY, Drawer

if TYPE_CHECKING:
    from collections.abc import Iterator


def form(drawer: Drawer) -> FiguresForm:
    return FiguresForm(drawer.dossier, drawer.desk)


def typed_and_values(dossier: Dossier) -> list[tuple[str, float | None]]:
    return [(figure.typed, figure.likely) for figure in dossier.figures]


def inside(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def test_typing_saves_and_shows_what_was_understood(drawer: Drawer) -> None:
    """1.2M of cash is saved as the founder's claim of today, said back, and the page is told."""
    shown = form(drawer)
    row = shown.rows["cash"]
    row.amount.value = "1.2M"
    figure = drawer.dossier.figures[0]
    assert (figure.metric, figure.likely, figure.as_of) == ("cash", 1_200_000, TODAY)
    assert (figure.source.kind, figure.trust) == (SourceKind.FOUNDER, Trust.CLAIMED)
    assert "understood: $1,200,000 on 23 November 2026" in row.understood.value
    assert row.line.text == "Saved 14:02:31."
    assert drawer.told == [drawer.dossier]
    assert "$1,200,000 on 23 November 2026" in shown.record.value


def test_rows_in_order() -> None:
    """The ten key figures first, every other metric under "Another figure", after a neutral choice."""
    shown = form(Drawer())
    assert tuple(shown.rows) == KEY_METRICS
    assert shown.which.options[0] == ("choose which", "")
    assert shown.which.value == ""
    assert {value for _, value in shown.which.options[1:]} == set(METRICS) - set(KEY_METRICS)


def test_unreadable_stays_on_screen_and_on_record(drawer: Drawer) -> None:
    """8% as cash is kept in the field and in the file, with what to do about it."""
    row = form(drawer).rows["cash"]
    row.amount.value = "8%"
    assert typed_and_values(drawer.dossier) == [("8%", None)]
    assert row.amount.value == "8%"
    assert row.line.text.startswith(
        "Can't read '8%': it is a percentage, and Cash is money; write for example"
    )
    assert row.line.text.endswith("Kept as you typed it. Saved 14:02:31.")
    assert "understood" not in row.understood.value


def test_unreadable_comes_back_to_be_put_right(drawer: Drawer) -> None:
    """After a restart the field holds what could not be read, and the right amount replaces it."""
    form(drawer).rows["growth"].amount.value = "8%"
    again = form(drawer).rows["growth"]
    assert again.amount.value == "8%"
    assert again.line.text.startswith("On record as typed, not read: it does not say per what")
    again.amount.value = "8%/month"
    assert typed_and_values(drawer.dossier) == [("8%/month", 0.08)]


def test_rows_show_what_is_on_record(drawer: Drawer) -> None:
    """Opened again, the form says the newest figure and leaves the field free for the next one."""
    form(drawer).rows["cash"].amount.value = "1.2M"
    row = form(drawer).rows["cash"]
    assert row.amount.value == ""
    assert "on record: $1,200,000 on 23 November 2026, founder, claimed" in row.understood.value
    assert "not known yet" in form(drawer).rows["revenue"].understood.value


def test_who_and_when_may_follow_the_amount(drawer: Drawer) -> None:
    """Source, trust and day set after the amount belong to the same figure, and the change is said."""
    row = form(drawer).rows["cash"]
    row.amount.value = "1.2M"
    row.said_by.value = SourceKind.DOCUMENT
    row.how_sure.value = Trust.SEEN
    row.as_of.value = "31 October"
    assert len(drawer.dossier.figures) == 1
    figure = drawer.dossier.figures[0]
    assert (figure.source.kind, figure.trust, figure.as_of) == (
        SourceKind.DOCUMENT,
        Trust.SEEN,
        date(2026, 10, 31),
    )
    assert "Corrected from: $1,200,000 on 23 November 2026, document, seen." in row.line.text


def test_next_day_then_next_amount(drawer: Drawer) -> None:
    """A second day's amount stands beside the first, and the first can be taken back by a button."""
    row = form(drawer).rows["cash"]
    row.amount.value = "1.2M"
    row.as_of.value = "2026-10-31"
    row.amount.value = "1.3M"
    assert typed_and_values(drawer.dossier) == [("1.2M", 1_200_000), ("1.3M", 1_300_000)]
    assert "Beside it stays: $1,200,000 on 23 November 2026, founder, claimed." in row.line.text
    assert row.line.button.description == "Take that one back"
    row.line.press()
    assert typed_and_values(drawer.dossier) == [("1.3M", 1_300_000)]


def test_going_back_shows_the_earlier_figure(drawer: Drawer) -> None:
    """Choosing the first day again brings its amount back into the field."""
    row = form(drawer).rows["cash"]
    row.amount.value = "1.2M"
    row.as_of.value = "2026-10-31"
    row.amount.value = "1.3M"
    row.as_of.value = "today"
    assert row.amount.value == "1.2M"
    assert row.line.text == "Typed earlier; another amount replaces it."
    assert typed_and_values(drawer.dossier) == [("1.2M", 1_200_000), ("1.3M", 1_300_000)]


def test_emptied_field_takes_its_figure_back(drawer: Drawer) -> None:
    """A slip into the wrong row is undone by emptying it, which is said."""
    row = form(drawer).rows["cash"]
    row.amount.value = "1.2M"
    row.amount.value = ""
    assert drawer.dossier.figures == ()
    assert "Taken back: $1,200,000 on 23 November 2026, founder, claimed." in row.line.text
    assert "not known yet" in row.understood.value


def test_untouched_rows_follow_the_last_figure(drawer: Drawer) -> None:
    """Who and when are set once a sitting; rows somebody has filled or set stay as they are."""
    shown = form(drawer)
    shown.rows["customers"].amount.value = "42"
    shown.rows["growth"].said_by.value = SourceKind.PRESS
    shown.rows["cash"].amount.value = "1.2M"
    shown.rows["cash"].said_by.value = SourceKind.DOCUMENT
    assert shown.rows["revenue"].said_by.value == SourceKind.DOCUMENT
    assert shown.rows["growth"].said_by.value == SourceKind.PRESS
    assert shown.rows["customers"].said_by.value == SourceKind.FOUNDER


def test_terms_start_from_the_last_figure(drawer: Drawer) -> None:
    """Opened again, the form starts with the source, trust and day of the figure entered last."""
    row = form(drawer).rows["cash"]
    row.as_of.value = "2026-09-30"
    row.said_by.value = SourceKind.INVESTOR
    row.how_sure.value = Trust.HEARD
    row.amount.value = "1.2M"
    revenue = form(drawer).rows["revenue"]
    assert (revenue.as_of.value, revenue.said_by.value, revenue.how_sure.value) == (
        "2026-09-30",
        SourceKind.INVESTOR,
        Trust.HEARD,
    )


def test_unreadable_day_saves_nothing_and_says_so(drawer: Drawer) -> None:
    """An amount without a day that can be read waits, and is saved once the day is right."""
    row = form(drawer).rows["cash"]
    row.as_of.value = "some day"
    row.amount.value = "1.2M"
    assert drawer.saves == 0
    assert row.line.text.startswith("NOT saved: the date must be a day such as 2026-10-31")
    assert (row.as_of.value, row.amount.value) == ("some day", "1.2M")
    row.as_of.value = "30 September"
    assert drawer.dossier.figures[0].as_of == date(2026, 9, 30)


def test_day_to_come_is_questioned(drawer: Drawer) -> None:
    """A figure of next year is kept, and asked about."""
    row = form(drawer).rows["cash"]
    row.as_of.value = "2027-10-31"
    row.amount.value = "1.2M"
    assert drawer.dossier.figures[0].as_of == date(2027, 10, 31)
    assert "31 October 2027 is still to come: is that the day you mean?" in row.line.text


def test_out_of_bounds_is_saved_and_questioned(drawer: Drawer) -> None:
    """A gross margin of 250 % is on record as such, with a question in the line."""
    row = form(drawer).rows["gross_margin"]
    row.amount.value = "250%"
    assert drawer.dossier.figures[0].likely == 2.5
    assert row.line.text.startswith("Saved 14:02:31. Is that right?")


def test_failed_save_is_loud_and_loses_nothing(drawer: Drawer) -> None:
    """With a full disk the typing stays, the line says NOT saved, and trying again saves it."""
    row = form(drawer).rows["cash"]
    drawer.refusal = UnwritableError(Path("acme.json"), "disk full")
    row.amount.value = "1.2M"
    assert drawer.dossier.figures == ()
    assert row.amount.value == "1.2M"
    assert "NOT saved: could not write acme.json: disk full" in row.line.text
    assert "understood" not in row.understood.value
    assert drawer.told == []
    drawer.refusal = None
    row.line.press()
    assert typed_and_values(drawer.dossier) == [("1.2M", 1_200_000)]
    assert row.line.text == "Saved 14:02:31."


def test_correction_after_a_failed_save_is_of_what_is_on_screen(drawer: Drawer) -> None:
    """1.3M could not be saved; setting the source then saves 1.3M, not the 1.2M of before."""
    row = form(drawer).rows["cash"]
    row.amount.value = "1.2M"
    drawer.refusal = UnwritableError(Path("acme.json"), "disk full")
    row.amount.value = "1.3M"
    assert "understood" not in row.understood.value
    drawer.refusal = None
    row.how_sure.value = Trust.SEEN
    assert typed_and_values(drawer.dossier) == [("1.3M", 1_300_000)]


def test_another_figure(drawer: Drawer) -> None:
    """Choosing churn shows its row; what is typed there is churn, and choosing again starts afresh."""
    shown = form(drawer)
    assert shown.another.widget.layout.display == "none"
    shown.which.value = "churn"
    assert shown.another.widget.layout.display == ""
    shown.another.amount.value = "3%/month"
    shown.which.value = "cac"
    assert shown.another.amount.value == ""
    shown.another.amount.value = "400"
    assert [figure.metric for figure in drawer.dossier.figures] == ["churn", "cac"]


def test_another_figure_typed_twice_replaces(drawer: Drawer) -> None:
    """Coming back to churn in the same sitting, the same day and source replace."""
    shown = form(drawer)
    for choice, typed in (("churn", "3%/month"), ("cac", "400"), ("churn", "4%/month")):
        shown.which.value = choice
        shown.another.amount.value = typed
    assert [figure.typed for figure in drawer.dossier.figures] == ["4%/month", "400"]


def test_setting_terms_of_an_empty_row_saves_nothing(drawer: Drawer) -> None:
    """There is no figure without an amount."""
    row = form(drawer).rows["cash"]
    row.said_by.value = SourceKind.PRESS
    row.save_amount()
    assert drawer.saves == 0


def test_source_on_record_is_kept_when_put_right(drawer: Drawer) -> None:
    """Putting an unreadable figure right keeps who said it, where, and that it is confidential."""
    source = Source(kind=SourceKind.INVESTOR, who="Jane", url="https://example.org", note="call")
    drawer.dossier = drawer.dossier.with_figure(
        Figure(
            id="cash-x",
            metric="cash",
            as_of=TODAY,
            source=source,
            trust=Trust.SEEN,
            confidential=True,
            typed="lots",
            problem="?",
        )
    )
    form(drawer).rows["cash"].amount.value = "1.2M"
    figure = drawer.dossier.figures[0]
    assert (figure.source, figure.trust, figure.confidential) == (source, Trust.SEEN, True)


def test_markup_is_shown_never_obeyed(drawer: Drawer) -> None:
    """A script typed into any field of any row reaches no HTML as a tag."""
    shown = form(drawer)
    shown.which.value = OTHER_METRICS[0]
    for row in (*shown.rows.values(), shown.another):
        row.amount.value = SCRIPT
        row.as_of.value = SCRIPT
    again = form(drawer)
    for widget in (*inside(shown.widget), *inside(again.widget)):
        if isinstance(widget, ipywidgets.HTML):
            assert "<script" not in widget.value
    assert len(drawer.dossier.figures) == len(KEY_METRICS) + 1


def test_markup_of_an_earlier_figure_is_escaped(drawer: Drawer) -> None:
    """With the newest figure taken back, the one before is quoted as text."""
    for number in (1, 2):
        unread = Figure(
            id=f"cash-{number}",
            metric="cash",
            as_of=date(2026, 10, number),
            source=Source(kind=SourceKind.PRESS),
            typed=SCRIPT,
            problem="no amount was recognised in it",
        )
        drawer.dossier = drawer.dossier.with_figure(unread)
    row = form(drawer).rows["cash"]
    row.amount.value = ""
    assert [figure.id for figure in drawer.dossier.figures] == ["cash-1"]
    assert "on record: “&lt;script&gt;" in row.understood.value


def test_inputs_are_labelled_and_report_when_left(drawer: Drawer) -> None:
    """Every input has a name and a tooltip; text waits for Enter; no slider and no bounds."""
    for widget in inside(figures_form(drawer.dossier, drawer.desk)):
        name = type(widget).__name__
        assert "Slider" not in name
        assert not name.startswith("Bounded")
        if isinstance(widget, ipywidgets.Text | ipywidgets.Dropdown):
            assert widget.description
            assert widget.tooltip
        if isinstance(widget, ipywidgets.Text):
            assert widget.continuous_update is False


def test_widgets_are_made_once(drawer: Drawer) -> None:
    """Saving sets values and makes no widget."""
    shown = form(drawer)
    before = list(inside(shown.widget))
    shown.rows["cash"].amount.value = "1.2M"
    shown.rows["cash"].amount.value = "8%"
    assert [id(widget) for widget in inside(shown.widget)] == [id(widget) for widget in before]


@pytest.mark.parametrize("metric", KEY_METRICS)
def test_placeholder_is_an_amount_that_is_read(drawer: Drawer, metric: str) -> None:
    """The example in an empty field would itself be understood, without doubts."""
    row = form(drawer).rows[metric]
    row.amount.value = row.amount.placeholder
    assert drawer.dossier.figures[0].readable
    assert row.line.text == "Saved 14:02:31."
