"""Tables for reckoning: numbers stay numbers, and what is missing stays missing."""

from __future__ import annotations

from math import inf

import pandas as pd

from charts.samples import EMPTY, case, five, nothing_known
from diligence.assessment.figure_row import FIGURE_COLUMNS
from diligence.comparison import compare
from diligence.frames import comparison_frame, comparison_text_frame, figures_frame


def test_every_figure_is_a_row() -> None:
    """As entered, in the order entered, by id."""
    frame = figures_frame(case("everpix-2013").dossier)
    figures = case("everpix-2013").dossier.figures
    assert list(frame.index) == [figure.id for figure in figures]
    assert tuple(frame.columns) == FIGURE_COLUMNS
    cash = frame.loc["cash-2013-06-30"]
    assert (cash["low"], cash["likely"], cash["high"]) == (150_000, 196_000, 250_000)
    assert (cash["unit"], cash["currency"], cash["said_by"]) == ("money", "USD", "press")
    assert cash["as_of"] == pd.Timestamp("2013-06-30")


def test_an_end_that_is_not_known_is_missing_not_zero() -> None:
    """The last valuation has a cap and no lower end."""
    frame = figures_frame(case("everpix-2013").dossier)
    valuation = frame[frame["metric"] == "last_round_valuation"].iloc[0]
    assert valuation["low"] is pd.NA
    assert valuation["high"] == 10_000_000


def test_an_empty_dossier_has_the_same_columns_and_types() -> None:
    """So that code written against it runs."""
    empty, full = figures_frame(EMPTY), figures_frame(case("everpix-2013").dossier)
    assert len(empty) == 0
    assert list(empty.columns) == list(full.columns)
    assert str(empty["likely"].dtype) == str(full["likely"].dtype) == "Float64"


def test_numbers_are_raw_and_companies_are_columns() -> None:
    """Gumroad's cash is 4.5 million, its growth 0.078."""
    frame = comparison_frame(five())
    assert list(frame.columns) == [a.dossier.company.slug for a in five().assessments]
    assert list(frame.index) == [row.id for row in five().table()]
    assert frame.loc["cash", "gumroad-2015"] == 4_500_000
    assert frame.loc["growth", "gumroad-2015"] == 0.078
    assert frame.loc["verdict", "gumroad-2015"] == "default dead"


def test_absences_stay_apart() -> None:
    """Without end is inf, the others are missing with a reason each."""
    frame = comparison_frame(compare(case("zoom-2019"), case("fast-2022"), nothing_known()))
    why = frame.attrs["why"]
    assert frame.loc["runway", "zoom-2019"] == inf
    assert frame.loc["capital", "zoom-2019"] == 0
    assert frame.loc["growth_needed", "zoom-2019"] is pd.NA
    assert frame.loc["growth_needed", "fast-2022"] is pd.NA
    assert frame.loc["cash", "acme"] is pd.NA
    assert why["growth_needed", "zoom-2019"].startswith("not applicable")
    assert why["growth_needed", "fast-2022"].startswith("never")
    assert why["growth_needed", "acme"].startswith("unknown")


def test_in_words_it_reads_as_the_table() -> None:
    """Cell by cell the comparison's own words."""
    frame = comparison_text_frame(five())
    for row in five().table():
        assert list(frame.loc[row.id]) == [cell.text for cell in row.cells]
