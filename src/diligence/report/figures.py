"""The figures: what each says, who said it, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diligence.amounts import (
    Period,
    day_in_words,
    exact_money_in_words,
    months_in_words,
    share_in_words,
)
from diligence.assessment import Assessment
from diligence.model import METRICS, Answer, Figure, Unit
from diligence.report import words
from diligence.report.address import host_of, web_address
from diligence.report.document import Block, Cell, Folded, Item, Items, Section, Table

_COLUMNS = ("Figure", "Value", "Range", "As of", "Said by, how sure")


def derived(assessment: Assessment) -> Items:
    """What follows from the figures without being one of them."""
    return Items("What was not stated but follows from what was:", tuple(_derived(assessment)))


def described(assessment: Assessment) -> Mapping[str, str]:
    """Each figure and answer in a few words, by its id, for use as evidence."""
    figures = {f.id: _figure_in_words(f) for f in assessment.dossier.figures if f.readable}
    return figures | {answer.id: _answer_in_words(answer) for answer in assessment.dossier.answers}


def _figure_in_words(figure: Figure) -> str:
    value = f"{figure.about.label.lower()} {_value(figure)}"
    return f"{value} on {day_in_words(figure.as_of)} ({figure.source.kind.value}, {figure.trust.value})"


def _answer_in_words(answer: Answer) -> str:
    rated = f" ({answer.rating.value})" if answer.rating else ""
    return f"the {answer.by.value}'s answer of {day_in_words(answer.as_of)}{rated}"


def section(assessment: Assessment) -> Section:
    """The figures the reading rests on, the others folded."""
    used = {source for value in assessment.position.values.values() for source in value.sources}
    everything = assessment.dossier.figures
    first = [figure for figure in everything if figure.id in used]
    rest = [figure for figure in everything if figure.id not in used]
    reasons = dict(assessment.position.unused)
    parts: list[Block] = []
    if first:
        parts.append(_table("What the reading rests on", first, reasons))
    if rest:
        summary = "One more figure on record" if len(rest) == 1 else f"{len(rest)} more figures on record"
        parts.append(Folded(summary, (_table("Also on record, newest first", rest, reasons),)))
    return Section("figures", "Figures", tuple(parts))


def _table(caption: str, figures: list[Figure], reasons: Mapping[str, str]) -> Table:
    order = {metric: number for number, metric in enumerate(METRICS)}
    newest = sorted(figures, key=lambda figure: figure.as_of, reverse=True)
    by_metric = sorted(newest, key=lambda figure: order.get(figure.metric, len(order)))
    return Table(caption, _COLUMNS, tuple(_row(f, reasons.get(f.id, "")) for f in by_metric), (1, 2))


def _row(figure: Figure, reason: str) -> tuple[Cell, ...]:
    known = METRICS.get(figure.metric)
    address = web_address(figure.source.url)
    return (
        Cell(known.label if known else figure.metric.replace("_", " "), note=_not_used(figure, reason)),
        Cell(_value(figure)),
        Cell(_range(figure)),
        Cell(day_in_words(figure.as_of)),
        Cell(_said_by(figure), address, host_of(address), figure.source.note),
    )


def _not_used(figure: Figure, reason: str) -> str:
    typed = f", typed \u201c{figure.typed}\u201d" if figure.typed and not figure.readable else ""
    return f"not used: {reason}{typed}" if reason else ""


def _said_by(figure: Figure) -> str:
    who = f" {figure.source.who}" if figure.source.who else ""
    closed = ", confidential" if figure.confidential else ""
    kind = figure.source.kind.value
    named = figure.source.who if figure.source.who.startswith(kind) else f"{kind}{who}"
    return f"{named}, {figure.trust.value}{closed}"


def _value(figure: Figure) -> str:
    """The likely value with unit and period, exact."""
    if figure.likely is None:
        return "could not be read"
    return _exact(figure, figure.likely) + _per(figure.per)


def _range(figure: Figure) -> str:
    if figure.likely is None:
        return "not known"
    if figure.low is None or figure.high is None:
        ends = (("lower", figure.low), ("upper", figure.high))
        return f"{words.listed([name for name, end in ends if end is None])} end not known"
    if figure.low == figure.high:
        return "exact"
    return f"{_exact(figure, figure.low)} to {_exact(figure, figure.high)}"


def _exact(figure: Figure, value: float) -> str:
    unit = METRICS[figure.metric].unit if figure.metric in METRICS else Unit.COUNT
    if unit is Unit.MONEY and figure.currency:
        return exact_money_in_words(value, figure.currency)
    if unit is Unit.SHARE:
        return share_in_words(value, 3)
    if unit is Unit.YES_NO:
        return "yes" if value else "no"
    return months_in_words(value) if unit is Unit.MONTHS else f"{value:,.10g}"


def _per(period: Period | None) -> str:
    return f" a {period.value}" if period else ""


def _derived(assessment: Assessment) -> Iterator[Item]:
    """What the position knows that no figure says: formulas, later dates, disagreements."""
    position = assessment.position
    own_notes = {f"{figure.source.note}." for figure in assessment.dossier.figures}
    for metric, value in position.values.items():
        said = [f"{words.metric_in_words(metric, value.likely, position.currency)}, {value.how}"]
        notes = [note for note in value.notes if note not in own_notes]
        if value.how != "stated" or notes:
            text = ". ".join([*said, *(note.rstrip(".") for note in notes)])
            yield Item(words.capital(words.label_of(metric)), f"{text}.")
    for clash in position.conflicts:
        values = [words.metric_in_words(clash.metric, value, position.currency) for value in clash.values]
        text = f"figures disagree: {words.listed(values)}; the first was taken."
        yield Item(words.capital(words.label_of(clash.metric)), text)
