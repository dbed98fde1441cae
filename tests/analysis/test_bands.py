"""The published bands, each at its edges and with its source."""

from __future__ import annotations

from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.analysis.bands import SCALES, band_of, scales_of
from diligence.analysis.scale import Scale
from diligence.errors import UnknownMetricError

each = pytest.mark.parametrize("scale", SCALES, ids=lambda scale: f"{scale.measure}-{scale.annual_revenue}")


def label(measure: str, value: float, annual_revenue: float | None = None) -> str:
    """The label of the band, or nothing."""
    band = band_of(measure, value, annual_revenue)
    return "" if band is None else band.label


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        # Sacks: under 1 amazing, 1 to 1.5 great, 1.5 to 2 good, 2 to 3 suspect, over 3 bad
        ("burn_multiple", 0.99, "amazing"),
        ("burn_multiple", 1.0, "great"),
        ("burn_multiple", 1.33, "great"),
        ("burn_multiple", 1.5, "good"),
        ("burn_multiple", 2.0, "suspect"),
        ("burn_multiple", 3.01, "bad"),
        ("efficiency_score", -1.0, "lowest of three tiers"),
        ("efficiency_score", 0.5, "middle tier"),
        ("efficiency_score", 1.5, "best tier"),
        ("rule_of_40", 0.399, "under 40 %"),
        ("rule_of_40", 0.40, "40 % or more"),
        ("magic_number", 0.74, "look again before spending more"),
        ("magic_number", 0.90, "worth investing in"),
        ("magic_number", 1.01, "strong"),
        ("ltv_cac", 0.99, "weak"),
        ("ltv_cac", 1.49, "promising"),
        ("ltv_cac", 1.5, "good"),
        ("ltv_cac", 2.5, "strong"),
        ("ltv_cac", 3.3, "very strong"),
        ("cac_payback_months", 7.5, "good even for small customers"),
        ("cac_payback_months", 17.9, "good for mid-sized customers"),
        ("cac_payback_months", 18.0, "good for large customers only"),
        ("cac_payback_months", 24.0, "long for any customers"),
        ("gross_margin", 0.49, "thin even for devices"),
        ("gross_margin", 0.64, "enough for devices, thin for software"),
        ("gross_margin", 0.70, "usual for cloud software"),
        ("gross_margin", 0.80, "ideal for software"),
        ("nrr", 0.99, "below good"),
        ("nrr", 1.0, "good"),
        ("nrr", 1.1, "better"),
        ("nrr", 1.2, "best"),
        ("grr", 0.84, "below the floor of lenders"),
        ("grr", 0.89, "below the typical"),
        ("grr", 0.92, "typical or better"),
    ],
)
def test_bands_for_any_size(measure: str, value: float, expected: str) -> None:
    """As published; the lower end of a band belongs to it."""
    assert label(measure, value) == expected


@pytest.mark.parametrize(
    ("annual_revenue", "median"),
    [(0.5e6, 1.00), (1e6, 0.50), (4.9e6, 0.50), (5e6, 0.30), (49e6, 0.30), (50e6, 0.15)],
)
def test_growth_against_the_median_of_its_size(annual_revenue: float, median: float) -> None:
    """Growth Unhinged 2024: 100, 50, 30, 30 and 15 % a year by revenue."""
    assert label("yearly_growth", median, annual_revenue) == "at or above the median of its size"
    assert label("yearly_growth", median * 0.99, annual_revenue) == "below the median of its size"
    assert label("yearly_growth", median * 0.49, annual_revenue) == "less than half the median of its size"


@pytest.mark.parametrize(
    ("annual_revenue", "median"), [(100_000, 0.044), (120_000, 0.031), (599_000, 0.031), (600_000, 0.02)]
)
def test_monthly_growth_against_the_median_of_its_size(annual_revenue: float, median: float) -> None:
    """ChartMogul: 4.4 % under 10k of MRR, 3.1 % up to 50k, 2 % above."""
    assert label("monthly_growth", median, annual_revenue) == "at or above the median of its size"
    assert label("monthly_growth", median - 0.001, annual_revenue) == "below the median of its size"


def test_several_publishers_the_norm_first() -> None:
    """At 2M of revenue: all companies' median, ChartMogul's top tenth of 192 %, Bessemer's portfolio."""
    bands = [scale.band(1.92) for scale in scales_of("yearly_growth", 2e6)]
    assert [band.label for band in bands if band] == [
        "at or above the median of its size",
        "in the top tenth of its size",
        "better",
    ]
    assert bands[-1] is not None
    assert "not the norm" in bands[-1].caveat


@pytest.mark.parametrize(
    ("revenue_per_head", "annual_revenue", "expected"),
    [
        (89e3, 2e6, "below good"),
        (90e3, 2e6, "good"),
        (150e3, 2e6, "great"),
        (150e3, 10e6, "good"),
        (275e3, 30e6, "great"),
        (299e3, 60e6, "good"),
        (94e3, 0.9e6, ""),
    ],
)
def test_revenue_per_employee(revenue_per_head: float, annual_revenue: float, expected: str) -> None:
    """Good and great by size; under a million of revenue it means nothing and has no band."""
    assert label("arr_per_employee", revenue_per_head, annual_revenue) == expected


def test_without_a_size_only_what_holds_for_any() -> None:
    """Growth has no band then, the burn multiple has."""
    assert scales_of("yearly_growth") == ()
    assert len(scales_of("burn_multiple")) == 1


@each
def test_every_scale_is_whole(scale: Scale) -> None:
    """Bands touch, rise and end open; every one says who says so."""
    assert all(before.below == after.lowest for before, after in pairwise(scale.bands))
    assert all(band.lowest < band.below for band in scale.bands)
    assert scale.bands[-1].below == inf
    assert all(band.publisher.url.startswith(("https://", "http://")) for band in scale.bands)
    assert len({band.label for band in scale.bands}) == len(scale.bands)


@each
@given(value=st.floats(-0.99, 1e12))
def test_a_value_lies_in_one_band(scale: Scale, value: float) -> None:
    """Exactly one that holds it, or none below the scale."""
    band = scale.band(value)
    if band is None:
        assert value < scale.bands[0].lowest
    else:
        assert band.lowest <= value < band.below


@pytest.mark.parametrize("value", [-0.1, nan, inf])
def test_what_cannot_be_lies_in_no_band(value: float) -> None:
    """A burn multiple below zero is a mistake and not amazing."""
    assert band_of("burn_multiple", value) is None


def test_sizes_of_one_publisher_do_not_overlap() -> None:
    """At any revenue a publisher has one scale for a measure."""
    edges = sorted({edge for scale in SCALES for edge in scale.annual_revenue if edge < inf})
    for revenue in edges:
        for measure in {scale.measure for scale in SCALES}:
            publishers = [scale.bands[0].publisher for scale in scales_of(measure, revenue)]
            assert len(set(publishers)) == len(publishers)


def test_a_measure_without_bands() -> None:
    """Nobody publishes bands for cash; what there is gets named."""
    with pytest.raises(UnknownMetricError, match="burn_multiple"):
        band_of("cash", 1.0)
