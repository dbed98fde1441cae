"""An analysis and an assessment in words, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from diligence.amounts import (
    Absence,
    Measure,
    day_in_words,
    money_in_words,
    months_in_words,
    share_in_words,
)
from diligence.analysis import Analysis, Flip, Reading
from diligence.assessment import Assessment
from diligence.comparison import in_100
from diligence.flags import Flag, Override
from diligence.model import Colour


def analysis_in_words(analysis: Analysis) -> str:
    """The verdict first, then both readings, then odds."""
    lines = [analysis.verdict.words.upper(), analysis.asked.why, ""]
    if analysis.asked.terms.name not in (analysis.founder.terms.name, analysis.sober.terms.name):
        lines.append(_reading(analysis.asked))
    lines += [_reading(analysis.founder), _reading(analysis.sober), _odds(analysis), ""]
    lines.append(f"Runway     {_runway(analysis)}")
    lines.append(f"Needs      {_growth(analysis.growth_needed)}{_otherwise(analysis)}")
    lines += _raising(analysis)
    for reading, flips in ((analysis.asked, analysis.flips), (analysis.sober, analysis.sober_flips)):
        if flips:
            turned = ", ".join(_flip(flip, analysis.position.currency) for flip in flips)
            lines.append(f"Not firm   on {reading.terms.name} it turns with {turned}")
    return "\n".join(lines)


def assessment_in_words(assessment: Assessment) -> str:
    """The same for a company, with its flags and what to ask."""
    known = share_in_words(assessment.coverage.known_share)
    head = f"{assessment.name}, as of {day_in_words(assessment.as_of)}; {known} of what matters is known"
    fit = f"Fit        {assessment.fit.in_words}"
    lines = [
        head,
        "",
        analysis_in_words(assessment.analysis),
        fit,
        "",
        "Flags (+ is the same trouble, seen otherwise)",
    ]
    lines += list(_flags(assessment)) or ["  none raised"]
    unused = [*assessment.position.unused, *((each.answer, each.problem) for each in assessment.misfits)]
    lines += _listed("Not raised", [f"{each.rule}: {each.why}" for each in assessment.withheld])
    lines += _listed("Rules that stopped", [f"{each.rule}: {each.problem}" for each in assessment.broken])
    lines += _listed("Thresholds of this workspace", [_override(each) for each in assessment.overrides])
    lines += _listed("Kept but not used", [f"{what}: {why}" for what, why in unused])
    lines += _listed("Theme by theme", _themes(assessment))
    lines += ["", "Ask next"]
    lines += [
        f"  {n}. {q.ask} ({q.whom.value})" for n, q in enumerate(assessment.next_questions[:5], start=1)
    ]
    return "\n".join(lines)


def _flags(assessment: Assessment) -> Iterator[str]:
    """The worst flag of each cause, those of the same trouble under it, then what is good."""
    red = [flag for flag in assessment.flags if flag.colour is Colour.RED]
    for worst in assessment.worst_flags:
        yield from _flag(worst, worst.severity.value)
        for flag in red:
            if flag.cause == worst.cause and flag != worst:
                yield from _flag(flag, f"  + {flag.severity.value}")
    for flag in assessment.flags:
        if flag.colour is Colour.GREEN:
            yield from _flag(flag, "good")


def _flag(flag: Flag, sign: str) -> Iterator[str]:
    yield f"  {sign:13}{flag.title}. {flag.why}"
    if flag.softened:
        yield f"  {'':13}It weighs less here: {flag.softened}"


def _listed(head: str, lines: list[str]) -> list[str]:
    """A headed list; nothing at all where there is nothing to list."""
    return ["", head, *(f"  {line}" for line in lines)] if lines else []


def _themes(assessment: Assessment) -> list[str]:
    known = [each for each in assessment.profile if each.coverage.asked or each.coverage.answered or each.red]
    silent = [each.coverage.title for each in assessment.profile if each not in known]
    told = [f"{each.coverage.title}: {each.in_words}" for each in known]
    return [*told, *([f"Nothing known yet of: {', '.join(silent)}."] if silent else [])]


def _override(override: Override) -> str:
    return f"{override.name} = {override.value:g} (shipped: {override.default:g})"


def _reading(reading: Reading) -> str:
    return f"{reading.terms.name.capitalize():17}{reading.verdict.words}: {reading.why}"


def _odds(analysis: Analysis) -> str:
    odds = analysis.odds
    if odds.profit_before_cash_out.value is None:
        return f"{'Odds':17}not known yet: {odds.profit_before_cash_out.why}"
    alive = ", ".join(f"in {month}: {in_100(odds.alive[month].value or 0.0)}" for month in (24, 36))
    profit = in_100(odds.profit_before_cash_out.value)
    return (
        f"{'Odds':17}alive {alive.replace(':', ' months:', 1)}; "
        f"profit before the cash is gone: {profit}, if no one invests"
    )


def _runway(analysis: Analysis) -> str:
    """How long the money lasts, today's way and along the path; a reason stands once."""
    simple, path = analysis.simple_runway_months, analysis.asked.projection.runway_months
    if simple.absence is Absence.INFINITE:
        return f"no end: {simple.why}"
    today = f"not known yet: {simple.why}" if simple.value is None else f"{_months(simple)} at today's burn"
    if path.absence is Absence.UNKNOWN:
        return today
    return f"{today}; on this path {_months(path)}"


def _months(measure: Measure) -> str:
    return measure.why if measure.value is None else months_in_words(measure.value)


def _growth(measure: Measure) -> str:
    if measure.value is None:
        return measure.why if measure.absence is not Absence.UNKNOWN else f"not known yet: {measure.why}"
    return f"{share_in_words(measure.value)} a month to live"


def _otherwise(analysis: Analysis) -> str:
    """What else would let it live: a cut, or more cash."""
    needs, currency = analysis.needs, analysis.position.currency
    ways = []
    if needs.cut.value:
        ways.append(f"a cut of {money_in_words(needs.cut.value, currency)} a month today")
    if needs.cash_shortfall.value:
        ways.append(f"{money_in_words(needs.cash_shortfall.value, currency)} more cash")
    return f"; or {' or '.join(ways)}" if ways else ""


def _raising(analysis: Analysis) -> list[str]:
    """Money that is not there: signed, and hoped for; each on a line of its own."""
    lines = []
    if analysis.signed is not None:
        lines.append(_reading(analysis.signed))
    raising = analysis.if_they_raise
    if raising.raised.value is not None:
        alive = ", ".join(
            f"in {month}: {in_100(share.value or 0.0)}" for month, share in raising.alive.items()
        )
        closes = in_100(raising.raised.value)
        lines.append(
            f"{'If they raise':17}alive {alive.replace(':', ' months:', 1)}; a round closes in {closes}"
        )
    return lines


def _flip(flip: Flip, currency: str) -> str:
    if flip.past is None:
        return f"several figures at once -> {flip.becomes.words}"
    side = "above" if flip.above else "below"
    rate = flip.metric in ("growth", "gross_margin", "expense_growth")
    amount = share_in_words(flip.past, 3) if rate else money_in_words(flip.past, currency)
    return f"{flip.metric.replace('_', ' ')} {side} {amount} -> {flip.becomes.words}"
