"""A pasted history: what is read, what is flagged, what is refused and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.errors import ImpossibleInputError
from diligence.forms.draft import Claim
from diligence.forms.grid import cut
from diligence.forms.pasted import read_table, with_history
from diligence.forms.pasted_asks import Told
from diligence.forms.pasted_row import Standing
from diligence.forms.separators import Thousands
from diligence.model import Company, Dossier, Figure, Source, SourceKind, Trust

TODAY = date(2026, 11, 23)
CLAIM = Claim(TODAY, Source(kind=SourceKind.DOCUMENT), Trust.SEEN)


def read(text: str, on_record: tuple[Figure, ...] = (), **told: object) -> list[tuple[str, str]]:
    """Each row's standing, and its figures in words or else the reasons."""
    table = read_table(cut(text), Told(**told), CLAIM, on_record)  # type: ignore[arg-type] # one field each
    return [
        (row.standing.value, "; ".join(c.understood for c in row.cells if c.figure) or " ".join(row.reasons))
        for row in table.rows
    ]


def figures(text: str, **told: object) -> list[tuple[str, str, float | None]]:
    """Metric, day and likely value of what would be saved."""
    table = read_table(cut(text), Told(**told), CLAIM)  # type: ignore[arg-type] # one field each
    return [(f.metric, f.as_of.isoformat(), f.likely) for f in table.figures]


@pytest.mark.parametrize("mark", ["\t", ";", ",", "|", "   "])
def test_cells_are_cut_at_any_mark(mark: str) -> None:
    """Tabs, semicolons, commas, bars or wide gaps give the same two months."""
    text = f"Month{mark}Revenue\n2026-01{mark}12000\n2026-02{mark}13k"
    assert figures(text) == [("revenue", "2026-01-31", 12_000), ("revenue", "2026-02-28", 13_000)]


@pytest.mark.parametrize(
    "month",
    [
        "2026-01",
        "2026/01",
        "01/2026",
        "1.2026",
        "Jan 2026",
        "January 2026",
        "jan-26",
        "Jan '26",
        "2026 Jan",
        "31.01.2026",
        "31/01/2026",
        "01/31/2026",
        "2026-01-31",
        "2026-01-31 00:00:00",
        "31 January 2026",
        "Jan 31, 2026",
        "Jan. 2026",
        "31.1.26",
    ],
)
def test_a_month_is_read_however_it_is_written(month: str) -> None:
    """Eighteen ways to write January 2026; revenue is dated at the month's end."""
    assert figures(f"Month\tRevenue\n{month}\t5k") == [("revenue", "2026-01-31", 5_000)]


@pytest.mark.parametrize("month", ["13/2026", "32.01.2026", "30.02.2026", "2026-13", "soon", "20260"])
def test_what_is_no_month_is_refused(month: str) -> None:
    """A month or a day that does not exist is refused with the advice, and the row beside it is read."""
    rows = read(f"Month\tRevenue\nMay 2026\t5k\n{month}\t6k")
    assert [standing for standing, _ in rows] == ["read", "refused"]
    assert rows[1][1] == f"“{month}” is no month; write it as 2026-01 or Jan 2026."


def test_day_and_month_are_asked_for_where_they_can_be_swapped() -> None:
    """01/02/2026 alone is asked; 31/01/2026 in the same column settles it for all; a person may say it."""
    text = "Month\tRevenue\n01/02/2026\t5k\n01/03/2026\t6k"
    table = read_table(cut(text), Told(), CLAIM)
    assert [ask.words for ask in table.asks] == ["Which comes first in 01/02/2026?"]
    assert [row.standing for row in table.rows] == [Standing.REFUSED] * 2
    assert [day for _, day, _ in figures(text, day_first=True)] == ["2026-02-28", "2026-03-31"]
    said_otherwise = read(text, day_first=False)
    assert said_otherwise == [
        ("refused", "row 3 says something else for January 2026; keep one of them."),
        ("refused", "row 2 says something else for January 2026; keep one of them."),
    ]
    settled = f"{text}\n31/01/2026\t4k"
    assert [day for _, day, _ in figures(settled)] == ["2026-02-28", "2026-03-31", "2026-01-31"]


def test_both_kinds_of_thousands_in_one_table() -> None:
    """12.345,60 proves the dot, so 1.234 is 1234; "13,000" beside it could be 13 and is refused."""
    rows = read("Month\tRevenue\n2026-01\t12.345,60\n2026-02\t1.234\n2026-03\t13,000")
    assert rows[:2] == [("read", "$12,346 a month"), ("read", "$1,234 a month")]
    assert rows[2][0] == "refused"
    assert "say above which mark stands between thousands" in rows[2][1]


def test_a_lone_dot_is_asked_and_a_lone_comma_is_taken() -> None:
    """1.234 can be a thousand or one; 1,234 has a thousand, as hardly any amount has three decimals."""
    assert read("Month\tRevenue\n2026-01\t1.234")[0] == (
        "refused",
        "it can be 1234 or 1.234; say above which mark stands between thousands.",
    )
    assert figures("Month\tRevenue\n2026-01\t1.234", thousands=Thousands.DOT)[0][2] == 1234
    table = read_table(cut("Month\tRevenue\n2026-01\t1,234"), Told(), CLAIM)
    assert (table.figures[0].likely, table.notes[0]) == (1234, "Commas are taken as marks between thousands.")


def test_an_answer_never_makes_money_with_three_decimals() -> None:
    """Told that dots part thousands, 82,000 would be 82: it is refused with what to write."""
    rows = read("Month\tRevenue\n2026-01\t82,000", thousands=Thousands.DOT)
    assert rows == [("refused", "with a dot between thousands it is 82.; write it without a mark.")]


def test_headings_say_currency_and_scale() -> None:
    """Sales in k€ of 12.5 are 12,500 euro, and the word for it is kept."""
    table = read_table(cut("Month\tSales (k€)\n2026-01\t12.5"), Told(), CLAIM)
    figure = table.figures[0]
    assert (figure.likely, figure.currency, figure.typed) == (12_500, "EUR", "12.5k EUR/month")
    assert figure.source.note == "pasted as “12.5”"
    assert table.notes[0] == "Revenue is read in thousands, as its heading says."


def test_merged_headings_reach_over_their_columns() -> None:
    """A title in euro above two columns makes both euro; "Actual" and "Budget" twice are asked."""
    text = "P&L in EUR\t\t\nMonth\tRevenue\tExpenses\nJan 2026\t5k\t6k"
    table = read_table(cut(text), Told(), CLAIM)
    assert [(f.metric, f.currency) for f in table.figures] == [("revenue", "EUR"), ("expenses", "EUR")]
    twice = read_table(cut("Month\tRevenue\tRevenue\nJan 2026\t5k\t6k"), Told(), CLAIM)
    assert [column.metric for column in twice.columns] == ["", ""]
    assert twice.rows[0].reasons == ("Say above what the columns hold.",)
    chosen = read_table(cut("Month\tRevenue\tRevenue\nJan 2026\t5k\t6k"), Told({1: "revenue", 2: ""}), CLAIM)
    assert [f.likely for f in chosen.figures] == [5_000]


def test_mixed_currencies() -> None:
    """Amounts keep the currency they name; one that names none beside euros is asked."""
    text = "Month\tRevenue\n2026-01\t€5k\n2026-02\t6k\n2026-03\t$7k"
    rows = read(text)
    assert [standing for standing, _ in rows] == ["flagged", "refused", "read"]
    assert rows[1][1] == "it can be EUR or USD; say above which currency is meant."
    table = read_table(cut(text), Told(currency="EUR"), CLAIM)
    assert [(f.likely, f.currency) for f in table.figures] == [(5e3, "EUR"), (6e3, "EUR"), (7e3, "USD")]


def test_months_across_with_years_above() -> None:
    """A year merged over its months, months over their amounts: rows there are columns here."""
    text = "\t2025\t\t2026\n\tNov\tDec\tJan\nSales\t10k\t11k\t12k\nHeadcount\t5\t5\t6"
    assert figures(text) == [
        ("revenue", "2025-11-30", 10_000),
        ("headcount", "2025-11-30", 5),
        ("revenue", "2025-12-31", 11_000),
        ("headcount", "2025-12-31", 5),
        ("revenue", "2026-01-31", 12_000),
        ("headcount", "2026-01-31", 6),
    ]


def test_a_month_without_a_year_is_refused() -> None:
    """Nothing says which January it is."""
    assert read("Month\tRevenue\nJan\t5k")[0][1] == "It does not say which year; write it as Jan 2026."


@pytest.mark.parametrize(
    "label", ["Total", "Sum", "Q1 2026", "2026", "FY25", "YTD", "Average", "Grand total"]
)
def test_sums_are_no_months(label: str) -> None:
    """A totals row would count everything twice."""
    assert read(f"Month\tRevenue\nJan 2026\t5k\n{label}\t5k")[1] == (
        "refused",
        "It sums up other rows and is no month.",
    )


def test_the_same_month_twice() -> None:
    """The same again is left out once; a contradiction is refused both times, with where the other stands."""
    same = read("Month\tRevenue\nJan 2026\t5k\n2026-01\t5k")
    assert same == [("read", "$5,000 a month"), ("refused", "the same as in row 2.")]
    other = read("Month\tRevenue\nJan 2026\t5k\n2026-01\t6k")
    assert [standing for standing, _ in other] == ["refused", "refused"]
    assert other[0][1] == "row 3 says something else for January 2026; keep one of them."


def test_gaps_are_said() -> None:
    """March is missing between February and April."""
    table = read_table(cut("Month\tRevenue\n2026-02\t5k\n2026-04\t6k"), Told(), CLAIM)
    assert table.notes[-1] == "There is a gap: no row for March 2026."


def test_blank_lines_and_blank_cells() -> None:
    """A blank line is nothing; a row without an amount is refused; a missing cell leaves the others."""
    rows = read("Month\tRevenue\tCash\n\nJan 2026\t5k\t\nFeb 2026\t\t\nMar 2026\t-\t1M")
    assert rows[0] == ("read", "$5,000 a month")
    assert rows[1] == ("refused", "There is no amount in it.")
    assert rows[2][0] == "flagged"


def test_months_to_come_are_a_plan() -> None:
    """A month ahead and the month that is not over are refused."""
    rows = read("Month\tRevenue\nDec 2026\t5k\nNov 2026\t5k\nOct 2026\t5k")
    assert [why for _, why in rows] == [
        "December 2026 is still to come: a plan is no history.",
        "November 2026 is not over yet.",
        "$5,000 a month",
    ]


def test_a_stock_on_the_first_of_a_month_is_questioned() -> None:
    """Cash of 2026-02-01 is that of the day, not of the month's end."""
    table = read_table(cut("Month\tCash\n2026-02-01\t5k"), Told(), CLAIM)
    assert table.figures[0].as_of == date(2026, 2, 1)
    assert table.rows[0].standing is Standing.FLAGGED


def test_what_is_on_record_is_not_saved_twice() -> None:
    """The same history pasted again adds nothing; another amount for a month is flagged, and both stand."""
    empty = Dossier(company=Company(slug="acme", name="Acme"))
    first = read_table(cut("Month\tRevenue\nJan 2026\t5k\nFeb 2026\t6k"), Told(), CLAIM)
    saved = with_history(empty, first.figures)
    assert [figure.id for figure in saved.figures] == ["revenue-2026-01-31", "revenue-2026-02-28"]
    again = read("Month\tRevenue\nJan 2026\t5k\nFeb 2026\t7k", saved.figures)
    assert again[0] == ("on record", "")
    assert again[1] == ("flagged", "$7,000 a month")
    assert with_history(saved, first.figures) == saved


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "got nothing"),
        ("hello", "“hello” and no month"),
        ("Jan 2026", "amounts beside the months"),
        ("x" * 200_001, "200,001 characters"),
        ("2026-01\t1\n" * 1001, "1,001 rows"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(text: str, words: str) -> None:
    """Nothing, no month, no amount, too much: each says what was expected."""
    with pytest.raises(ImpossibleInputError, match=words):
        read_table(cut(text), Told(), CLAIM)


CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "Month",
            "Revenue",
            "Cash (k€)",
            "2026-01",
            "Feb 2026",
            "03/04/2026",
            "Jan",
            "2026",
            "Total",
            "-",
        ]
    ),
    st.sampled_from(
        ["5k", "1.234", "1,234", "12.345,60", "$5", "€5", "8%", "(3)", "1e5", "=A1", "\u202e5", "٣"]
    ),
    st.text(max_size=8),
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from(["\t", ";", ",", "|"]))
def test_any_table_is_read_or_refused(rows: list[list[str]], mark: str) -> None:
    """Whatever is pasted: one error of ours, or rows that each say what becomes of them."""
    try:
        table = read_table(cut("\n".join(mark.join(row) for row in rows)), Told(), CLAIM)
    except ImpossibleInputError:
        return
    for row in table.rows:
        assert (row.standing is Standing.READ) == (not row.reasons)
    for figure in table.figures:
        assert figure.readable
        assert figure.as_of <= TODAY
    assert len({(f.metric, f.as_of) for f in table.figures}) == len(table.figures)


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=12),
    st.sampled_from(["{:,}", "{:_}"]),
    st.sampled_from(["%Y-%m", "%b %Y", "%m/%Y"]),
)
def test_what_was_read_is_read_back(amounts: list[int], look: str, month: str) -> None:
    """Printed as typed and pasted again, the same figures come out; commas or dots, any month's format."""
    days = [date(2024 + number // 12, number % 12 + 1, 1) for number in range(len(amounts))]
    shown = [look.format(amount).replace("_", ".") for amount in amounts]
    text = "Month\tRevenue\n" + "\n".join(f"{day:{month}}\t{x}" for day, x in zip(days, shown, strict=True))
    told = Told(thousands=Thousands.DOT if look == "{:_}" else Thousands.COMMA)

    table = read_table(cut(text), told, CLAIM)

    assert [figure.likely for figure in table.figures] == amounts
    printed = "Month\tRevenue\n" + "\n".join(f"{f.as_of:%Y-%m}\t{f.typed}" for f in table.figures)
    again = read_table(cut(printed), Told(), CLAIM).figures
    assert [(f.as_of, f.likely, f.per) for f in again] == [(f.as_of, f.likely, f.per) for f in table.figures]
