"""Figures, growth and indicators as plain JSON types: the part of ``--json`` that shows its work."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from diligence.amounts import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diligence.analysis import CrossCheck, Growth, Indicator, Position, Value

Plain = dict[str, Any]


def numbers(measures: Mapping[str, Measure]) -> Plain:
    """Each number or null, and under ``why`` the reason for each null."""
    found: Plain = {name: measure.value for name, measure in measures.items()}
    found["why"] = {name: f"{m.absence}: {m.why}" for name, m in measures.items() if m.absence is not None}
    return found


def or_unknown(value: float | None, why: str) -> Measure:
    """The number, or the reason why it is not known."""
    return Measure.unknown(why) if value is None else Measure.known(value)


def plain_value(value: Value) -> Plain:
    """One value of the position: its range, how it was found, and from which figures."""
    ends = {"low": value.low, "likely": value.likely, "high": value.high}
    return {
        **numbers({name: or_unknown(end, "this end was not given") for name, end in ends.items()}),
        "how": value.how,
        "from": list(value.sources),
        "notes": list(value.notes),
    }


def plain_findings(position: Position) -> Plain:
    """What is dated ahead, and which figures were held against each other."""
    return {
        "planned": [
            {
                "metric": event.metric,
                "on": event.on.isoformat(),
                **plain_value(event.amount),
            }
            for event in position.planned
        ],
        "conflicts": [
            {"metric": clash.metric, "figures": list(clash.figures), "values": list(clash.values)}
            for clash in position.conflicts
        ],
        "cross_checks": [_plain_check(check) for check in position.cross_checks],
    }


def _plain_check(check: CrossCheck) -> Plain:
    apart = check.apart_share
    distance = Measure.known(apart) if isfinite(apart) else Measure.infinite("it is held against nothing")
    return {
        "id": check.id,
        "what": check.what,
        "stated": check.stated,
        "reckoned": check.reckoned,
        **numbers({"apart_share": distance}),
        "formula": check.formula,
        "figures": list(check.figures),
    }


def plain_growth(growth: Growth) -> Plain:
    """Compound rates, the trend with its interval, and why they may mislead."""
    trend = growth.trend
    no_trend = trend.rate.why
    return {
        **numbers(
            {
                "cmgr_3_rate": growth.cmgr_3_rate,
                "cmgr_6_rate": growth.cmgr_6_rate,
                "cmgr_12_rate": growth.cmgr_12_rate,
                "trend_rate": trend.rate,
                "trend_low_rate": or_unknown(trend.low_rate, no_trend),
                "trend_high_rate": or_unknown(trend.high_rate, no_trend),
            }
        ),
        "findings": [
            {"id": check.id, "finding": check.finding, "months": [str(month) for month in check.months]}
            for check in growth.found
        ],
    }


def plain_indicator(indicator: Indicator) -> Plain:
    """One measure of efficiency with its formula, inputs, band and source."""
    band = indicator.band
    compared = {} if band is None else {"band": band.label, "band_source": band.publisher.source}
    return {
        "id": indicator.id,
        "label": indicator.label,
        **numbers({"value": indicator.value}),
        "formula": indicator.formula,
        "inputs": dict(indicator.inputs),
        "source": indicator.source,
        **compared,
        "note": indicator.note,
    }
