"""Published bands for growth, efficiency and retention: where a figure lies, and who says so.

A band compares a company with others. It says nothing about how long the money lasts.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf

from diligence.analysis.scale import ANY_SIZE, Band, Grade, Publisher, Scale
from diligence.errors import UnknownMetricError


def _scale(
    measure: str,
    publisher: Publisher,
    *steps: tuple[float, str],
    size: tuple[float, float] = ANY_SIZE,
    caveat: str = "",
) -> Scale:
    """A scale from where each of its bands begins."""
    ends = pairwise((*steps, (inf, "")))
    bands = tuple(Band(label, lowest, below, publisher, caveat) for (lowest, label), (below, _) in ends)
    return Scale(measure, bands, size)


UNHINGED_GROWTH = Publisher(
    "Growth Unhinged, SaaS benchmarks 2024 (over 800 companies)",
    "https://www.growthunhinged.com/p/your-guide-to-the-2024-saas-benchmarks",
    Grade.B,
)
UNHINGED_PEOPLE = Publisher(
    "Growth Unhinged, ARR per employee (survey of 2023)",
    "https://www.growthunhinged.com/p/your-guide-to-arr-per-fte",
    Grade.A,
)
CHARTMOGUL_GROWTH = Publisher(
    "ChartMogul, SaaS Growth Report (2,200 companies)",
    "https://chartmogul.com/reports/saas-growth-report",
    Grade.A,
)
CHARTMOGUL_MONTHLY = Publisher(
    "ChartMogul on compound monthly growth, read in a copy",
    "http://www.tezzaworld.com/posting.php",
    Grade.B,
)
CHARTMOGUL_RETENTION = Publisher(
    "ChartMogul, SaaS Retention Report (3,500 companies)",
    "https://chartmogul.com/reports/saas-retention-the-ai-churn-wave/",
    Grade.B,
)
BESSEMER_SCALING = Publisher(
    "Bessemer, Scaling to $100 Million, 2021", "https://www.bvp.com/atlas/scaling-to-100-million", Grade.B
)
BESSEMER_CLOUD = Publisher(
    "Bessemer, State of the Cloud 2023", "https://www.bvp.com/atlas/state-of-the-cloud-2023", Grade.B
)
SACKS = Publisher(
    "David Sacks, The Burn Multiple, 2020",
    "https://sacks.substack.com/p/the-burn-multiple-51a7e43cb200",
    Grade.A,
)
FELD = Publisher(
    "Brad Feld, The Rule of 40 % for a Healthy SaaS Company, 2015",
    "https://feld.com/archives/2015/02/rule-40-healthy-saas-company/",
    Grade.B,
)
LECKIE = Publisher(
    "Lars Leckie, Magic Number, 2008, by way of Chaotic Flow",
    "https://chaotic-flow.com/saas-metrics-joels-magic-number-for-saas-companies/",
    Grade.B,
)
POSTHOG = Publisher(
    "PostHog, How to measure product-market fit",
    "https://posthog.com/founders/measure-product-market-fit",
    Grade.A,
)
A16Z = Publisher(
    "Andreessen Horowitz, 16 More Startup Metrics; cloud: Bessemer",
    "https://a16z.com/16-more-startup-metrics/",
    Grade.B,
)
HIGH_ALPHA = Publisher(
    "KeyBanc and Sapphire 2024, High Alpha 2025, and a floor of lenders",
    "https://developmentcorporate.com/startups/the-2025-saas-metrics-that-matter-most-for-1m-5m-arr-startups",
    Grade.B,
)

_M = 1e6
_PORTFOLIO = "Of Bessemer's own portfolio, which is among the best: not the norm."


def _median_growth(size: tuple[float, float], median: float) -> Scale:
    return _scale(
        "yearly_growth",
        UNHINGED_GROWTH,
        (-1.0, "less than half the median of its size"),
        (median / 2, "below the median of its size"),
        (median, "at or above the median of its size"),
        size=size,
    )


def _top_growth(size: tuple[float, float], decile: float) -> Scale:
    steps = ((-1.0, "below the top tenth of its size"), (decile, "in the top tenth of its size"))
    return _scale("yearly_growth", CHARTMOGUL_GROWTH, *steps, size=size)


def _portfolio_growth(size: tuple[float, float], *tiers: tuple[float, str]) -> Scale:
    steps = ((-1.0, "below good"), *tiers)
    return _scale("yearly_growth", BESSEMER_SCALING, *steps, size=size, caveat=_PORTFOLIO)


def _monthly_growth(size: tuple[float, float], median: float) -> Scale:
    steps = ((-1.0, "below the median of its size"), (median, "at or above the median of its size"))
    return _scale("monthly_growth", CHARTMOGUL_MONTHLY, *steps, size=size)


def _per_employee(size: tuple[float, float], good: float, great: float) -> Scale:
    steps = ((0.0, "below good"), (good, "good"), (great, "great"))
    caveat = "Companies built on AI report far more."
    return _scale("arr_per_employee", UNHINGED_PEOPLE, *steps, size=size, caveat=caveat)


SCALES: tuple[Scale, ...] = (
    _median_growth((0.0, 1 * _M), 1.00),
    _median_growth((1 * _M, 5 * _M), 0.50),
    _median_growth((5 * _M, 50 * _M), 0.30),
    _median_growth((50 * _M, inf), 0.15),
    _top_growth((1 * _M, 3 * _M), 1.92),
    _top_growth((3 * _M, 8 * _M), 1.21),
    _top_growth((8 * _M, 15 * _M), 1.10),
    _portfolio_growth((1 * _M, 10 * _M), (1.00, "good"), (1.65, "better"), (2.30, "best")),
    _portfolio_growth((10 * _M, 25 * _M), (0.87, "good"), (1.15, "better"), (1.35, "best")),
    _portfolio_growth((25 * _M, 50 * _M), (0.77, "good"), (0.95, "better"), (1.10, "best")),
    _portfolio_growth((50 * _M, 100 * _M), (0.60, "better"), (0.80, "best")),
    _monthly_growth((0.0, 0.12 * _M), 0.044),
    _monthly_growth((0.12 * _M, 0.6 * _M), 0.031),
    _monthly_growth((0.6 * _M, inf), 0.02),
    _scale(
        "burn_multiple",
        SACKS,
        (0.0, "amazing"),
        (1.0, "great"),
        (1.5, "good"),
        (2.0, "suspect"),
        (3.0, "bad"),
        caveat="It looks back, and says little at very early revenue; at seed about 3 is tolerable. "
        "It says what growth costs, not whether the money lasts.",
    ),
    _scale(
        "efficiency_score",
        BESSEMER_CLOUD,
        (-inf, "lowest of three tiers"),
        (0.5, "middle tier"),
        (1.5, "best tier"),
        caveat=_PORTFOLIO,
    ),
    _scale(
        "rule_of_40",
        FELD,
        (-inf, "under 40 %"),
        (0.40, "40 % or more"),
        caveat="Meant for companies at scale, about $50M of revenue a year; before that, only information.",
    ),
    _scale(
        "magic_number",
        LECKIE,
        (-inf, "look again before spending more"),
        (0.75, "worth investing in"),
        (1.0, "strong"),
        caveat="The median of 2024 was 0.90 (Benchmarkit).",
    ),
    _scale(
        "ltv_cac",
        POSTHOG,
        (-inf, "weak"),
        (1.0, "promising"),
        (1.5, "good"),
        (2.0, "strong"),
        (3.0, "very strong"),
        caveat="Not for an early stage or a product that sells itself; David Skok asks for 3 or more.",
    ),
    _scale(
        "cac_payback_months",
        BESSEMER_SCALING,
        (0.0, "good even for small customers"),
        (12.0, "good for mid-sized customers"),
        (18.0, "good for large customers only"),
        (24.0, "long for any customers"),
        caveat=_PORTFOLIO,
    ),
    _scale(
        "gross_margin",
        A16Z,
        (-inf, "thin even for devices"),
        (0.50, "enough for devices, thin for software"),
        (0.65, "usual for cloud software"),
        (0.80, "ideal for software"),
    ),
    _scale(
        "nrr",
        BESSEMER_CLOUD,
        (0.0, "below good"),
        (1.0, "good"),
        (1.1, "better"),
        (1.2, "best"),
        caveat=f"{_PORTFOLIO} The median of private companies was 101 % (Benchmarkit).",
    ),
    _scale(
        "nrr",
        CHARTMOGUL_RETENTION,
        (0.0, "below the median"),
        (0.82, "above the median"),
        (0.97, "in the upper quarter"),
        caveat="Many small companies; those with large customers keep more.",
    ),
    _scale(
        "grr",
        HIGH_ALPHA,
        (0.0, "below the floor of lenders"),
        (0.85, "below the typical"),
        (0.90, "typical or better"),
    ),
    _per_employee((1 * _M, 5 * _M), 90e3, 150e3),
    _per_employee((5 * _M, 20 * _M), 150e3, 250e3),
    _per_employee((20 * _M, 50 * _M), 200e3, 275e3),
    _per_employee((50 * _M, inf), 250e3, 300e3),
)
"""Every scale; of several for one measure the one to lean on comes first."""


def scales_of(measure: str, annual_revenue: float | None = None) -> tuple[Scale, ...]:
    """The scales for a measure at a size, the one to lean on first.

    Parameters
    ----------
    annual_revenue
        In US dollars a year. Where it is not known, only scales for any size are given.

    Raises
    ------
    UnknownMetricError
        For a measure that nobody here has bands for.

    Examples
    --------
    >>> [scale.bands[0].publisher.grade.name for scale in scales_of("yearly_growth", 2_000_000.0)]
    ['B', 'A', 'B']
    """
    known = tuple(scale for scale in SCALES if scale.measure == measure)
    if not known:
        raise UnknownMetricError(measure, tuple(dict.fromkeys(scale.measure for scale in SCALES)))
    if annual_revenue is None:
        return tuple(scale for scale in known if scale.annual_revenue == ANY_SIZE)
    return tuple(s for s in known if s.annual_revenue[0] <= annual_revenue < s.annual_revenue[1])


def band_of(measure: str, value: float, annual_revenue: float | None = None) -> Band | None:
    """The band a value lies in, on the scale to lean on.

    Returns
    -------
    Band or None
        ``None`` where no scale is for companies of this size, where size matters and is
        not known, and for a value that the measure can't have.

    Raises
    ------
    UnknownMetricError
        For a measure that nobody here has bands for.

    Examples
    --------
    >>> band_of("burn_multiple", 1.25).label
    'great'
    >>> band_of("yearly_growth", 0.40, annual_revenue=2_000_000.0).label
    'below the median of its size'
    >>> print(band_of("yearly_growth", 0.40))
    None
    """
    scales = scales_of(measure, annual_revenue)
    return scales[0].band(value) if scales else None
