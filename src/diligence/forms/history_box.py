"""The box for a monthly history: paste it or hand in a file, look at every row, then save."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import ipywidgets

from diligence.forms.draft import Claim
from diligence.forms.fields import choice_field, classed, on_value, prose
from diligence.forms.grid import cut
from diligence.forms.guard import guarded, pressed, tell
from diligence.forms.heading import HISTORIES
from diligence.forms.history_preview import preview_in_html
from diligence.forms.line import Line
from diligence.forms.pasted import read_table, with_history
from diligence.forms.pasted_asks import Told
from diligence.forms.workbook import grids_in
from diligence.model import METRICS, Source, SourceKind, Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diligence.forms.desk import Desk
    from diligence.forms.grid import Grid
    from diligence.forms.pasted import Table
    from diligence.forms.pasted_asks import Ask
    from diligence.forms.sheet import Column
    from diligence.model import Dossier, Figure

INTRODUCTION = (
    '<div class="dd-title">Paste a monthly history</div><div class="dd-help dd-intro">'
    "Copy the months and their amounts from a spreadsheet, headings too, and paste them here; or choose a "
    "CSV or Excel file. Nothing is saved until you have seen how each row was read.</div>"
)


class HistoryBox:
    """A table on its way to the record.

    Parameters
    ----------
    dossier
        What is on record when the form is opened.
    desk
        How to save, the clock, and whom to tell.
    after
        Called with what was saved.

    Attributes
    ----------
    table
        As last read; ``None`` before there is one.
    """

    def __init__(self, dossier: Dossier, desk: Desk, after: Callable[[Dossier], None]) -> None:
        self.dossier = dossier
        self.desk = desk
        self.line = Line()
        self.table: Table | None = None
        self.told = Told()
        self._after = after
        self._grid: Grid | None = None
        self._sheets: dict[str, Grid] = {}
        self._saved: tuple[Figure, ...] = ()
        self._muted = False
        self.columns: dict[int, ipywidgets.Dropdown] = {}
        self.asked: dict[str, tuple[ipywidgets.Dropdown, tuple[object, ...]]] = {}
        self._build()
        on_value(self.read_text, self.text)
        on_value(self.read_file, self.file)
        on_value(self.choose_sheet, self.sheet)
        on_value(self.read, self.said_by, self.how_sure)
        self.button.on_click(self.save)

    def _build(self) -> None:
        self.text = _text_field()
        self.file = ipywidgets.FileUpload(
            accept=".csv,.tsv,.txt,.xlsx,.xlsm", description="Choose a file", tooltip="CSV or Excel", icon=""
        )
        self.sheet = classed(
            choice_field("Sheet", [("", "")], tooltip="of the workbook", value=""), "dd-field"
        )
        self.sheet.layout.display = "none"
        self.said_by = choice_field(
            "said by",
            [(kind.value, kind) for kind in SourceKind],
            tooltip="who, or what kind of paper, says so",
            value=SourceKind.DOCUMENT,
        )
        self.how_sure = choice_field(
            "how sure",
            [(trust.value, trust) for trust in Trust],
            tooltip="heard of it, claimed by them, seen by you, or verified",
            value=Trust.SEEN,
        )
        terms = [classed(widget, "dd-term") for widget in (self.said_by, self.how_sure)]
        self.asks = ipywidgets.VBox([])
        self.preview = prose("")
        self.button = classed(ipywidgets.Button(description="", tooltip=""), "dd-button")
        self.button.layout.display = "none"
        self.widget = classed(
            ipywidgets.VBox(
                [
                    prose(INTRODUCTION),
                    self.text,
                    classed(ipywidgets.Box([self.file, *terms]), "dd-cells"),
                    self.sheet,
                    self.asks,
                    self.preview,
                    self.button,
                    self.line.widget,
                ]
            ),
            "dd-row",
            "dd-history",
        )

    @guarded
    def read_text(self) -> None:
        """Read what was pasted."""
        if self._muted:
            return
        self._start(cut(self.text.value) if self.text.value.strip() else None)

    @guarded
    def read_file(self) -> None:
        """Read the file that was chosen; of several sheets the first, until another is chosen."""
        if self._muted or not self.file.value:
            return
        chosen = self.file.value[0]
        self._sheets = grids_in(chosen["name"], bytes(chosen["content"]))
        with self._quietly():
            self.text.value = ""
            self.sheet.options = [(name, name) for name in self._sheets]
            self.sheet.value = next(iter(self._sheets))
        self.sheet.layout.display = "" if len(self._sheets) > 1 else "none"
        self._start(self._sheets[self.sheet.value])

    @guarded
    def choose_sheet(self) -> None:
        """Read another sheet of the workbook."""
        if not self._muted and self.sheet.value in self._sheets:
            self._start(self._sheets[self.sheet.value])

    @guarded
    def read(self) -> None:
        """Read the table once more, as its questions are answered by now."""
        if self._muted or self._grid is None:
            return
        self._show()

    @guarded
    def answer(self) -> None:
        """Read the table once more, with what was said about it."""
        said: dict[str, Any] = {
            about: values[field.value] for about, (field, values) in self.asked.items() if field.value
        }
        said["metrics"] = {place: field.value for place, field in self.columns.items()}
        self.told = Told(**said)
        self.read()

    @pressed
    def save(self) -> None:
        """Save every row that was read or flagged; what was refused stays in sight."""
        if self.table is None or not self.table.figures:
            return
        figures = self.table.figures
        before = {figure.id for figure in self.dossier.figures}
        self.dossier = self.desk.apply(lambda dossier: with_history(dossier, figures))
        self._saved = tuple(figure for figure in self.dossier.figures if figure.id not in before)
        rows = len(self.table.kept)
        self._show()
        self.line.say(self.desk.saved(), f"{_counted(rows, 'row')}, {_counted(len(self._saved), 'figure')}.")
        self.line.offer("Take them back", "remove the figures just saved", self.take_back)
        self._after(self.dossier)
        tell(self.desk, self.dossier, self.line)

    @pressed
    def take_back(self) -> None:
        """Remove the figures saved last; the file's history keeps them."""
        gone = self._saved

        def edit(dossier: Dossier) -> Dossier:
            kept = tuple(figure for figure in dossier.figures if figure not in gone)
            return dossier.model_copy(update={"figures": kept})

        self.dossier = self.desk.apply(edit)
        self._saved = ()
        if self._grid is not None:
            self._show()
        self.line.say(self.desk.saved(), f"Taken back: {_counted(len(gone), 'figure')}.")
        self._after(self.dossier)
        tell(self.desk, self.dossier, self.line)

    def _start(self, grid: Grid | None) -> None:
        self._grid = grid
        self.told = Told()
        self.table = None
        self.columns, self.asked = {}, {}
        self.asks.children = ()
        self.preview.value = ""
        self.button.layout.display = "none"
        self.line.say()
        if grid is not None:
            self._show()

    def _show(self) -> None:
        if self._grid is None:
            return
        source = Source(kind=SourceKind(self.said_by.value))
        currency = self.dossier.company.currency
        claim = Claim(self.desk.today, source, Trust(self.how_sure.value), currency)
        self.table = read_table(self._grid, self.told, claim, self.dossier.figures)
        self.preview.value = preview_in_html(self.table)
        figures, rows = len(self.table.figures), len(self.table.kept)
        self.button.description = f"Save {_counted(rows, 'row')}"
        self.button.tooltip = f"save {_counted(figures, 'figure')}; refused rows are left out"
        self.button.layout.display = "" if rows else "none"
        self._ask(self.table)

    def _ask(self, table: Table) -> None:
        """Show a choice for each column, made once a table, and one for each thing that is open."""
        if not self.columns:
            self.columns = {column.place: _column_field(column) for column in table.columns}
            on_value(self.answer, *self.columns.values())
        for ask in table.asks:
            if ask.about not in self.asked:
                self.asked[ask.about] = (_ask_field(ask), tuple(value for _, value in ask.options))
                on_value(self.answer, self.asked[ask.about][0])
        shown = (*self.columns.values(), *(self.asked[ask.about][0] for ask in table.asks))
        if self.asks.children != shown:
            self.asks.children = shown

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._muted = True
        try:
            yield
        finally:
            self._muted = False


def _text_field() -> ipywidgets.Textarea:
    return classed(
        ipywidgets.Textarea(
            description="The table",
            tooltip="months and amounts, as copied from a spreadsheet",
            placeholder="Month\tRevenue\tExpenses\nJan 2026\t12,000\t80,000",
            continuous_update=False,
            rows=5,
        ),
        "dd-field",
        "dd-wide",
        "dd-pasted",
    )


def _column_field(column: Column) -> ipywidgets.Dropdown:
    name = column.heading.text.rpartition(" / ")[2] or f"column {column.place + 1}, without a heading"
    options = [("left out", ""), *((METRICS[metric].label, metric) for metric in HISTORIES)]
    field = choice_field(f"“{name}” is", options, tooltip="what this column holds", value=column.metric)
    return classed(field, "dd-field")


def _ask_field(ask: Ask) -> ipywidgets.Dropdown:
    options = [(words, place) for place, (words, _) in enumerate(ask.options)]
    return classed(
        choice_field(ask.words, options, tooltip="the table does not say", value=0), "dd-field", "dd-wide"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
