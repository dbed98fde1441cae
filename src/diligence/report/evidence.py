"""What the report rests on: readings as a table, figures, where they come from, coverage."""

from __future__ import annotations

from collections.abc import Mapping

from diligence.amounts import Period, day_in_words, exact_money_in_words, share_in_words
from diligence.analysis import Reading
from diligence.assessment import Assessment
from diligence.model import METRICS, Answer, Figure, Unit
from diligence.report import words
from diligence.report.document import Block, Cell, Folded, Item, Items, Section, Table
from diligence.report.redact import web_address

HINDSIGHT = "outcome"
"""Topic of facts that say how it ended: never shown before the end."""


def readings_table(assessment: Assessment) -> Table:
    """Both terms side by side, every number or the reason why there is none."""
    analysis, currency = assessment.analysis, assessment.position.currency

    def row(label: str, note: str, texts: tuple[str, str]) -> tuple[Cell, ...]:
        return (Cell(label, note=note), *(Cell(text) for text in texts))

    def of_both(said: object) -> tuple[str, str]:
        return said(analysis.founder), said(analysis.sober)  # type: ignore[operator]

    needed = words.growth_needed_in_words(assessment)
    rows = (
        row("Verdict", "", of_both(lambda r: r.verdict.words)),
        row("Profit in", "revenue pays for everything", of_both(lambda r: _to_profit(r))),
        row(
            "Needs until profit",
            "the losses until then, added up",
            of_both(lambda r: words.measure_in_words(r.projection.capital_needed, currency)),
        ),
        row(
            "Runway",
            "until the cash is gone",
            of_both(lambda r: words.measure_in_words(r.projection.runway_months)),
        ),
        row(
            "Growth needed to live",
            "profit just before the cash is gone",
            (needed, "the same question is asked on the founder\u2019s terms only"),
        ),
    )
    return Table("Both readings, number by number", ("", "Founder\u2019s terms", "Sober terms"), rows)


def _to_profit(reading: Reading) -> str:
    return words.measure_in_words(reading.projection.months_to_profit)


def sections(assessment: Assessment) -> tuple[Section, ...]:
    """Figures, where values come from, coverage, what is on record, and what happened later."""
    return (
        _figures(assessment),
        _values(assessment),
        _coverage(assessment),
        _record(assessment),
        _aftermath(assessment),
    )


def described(assessment: Assessment) -> Mapping[str, str]:
    """Each figure and answer in a few words, by its id, for use as evidence."""
    found = {figure.id: _figure_in_words(figure) for figure in assessment.dossier.figures if figure.readable}
    return found | {answer.id: _answer_in_words(answer) for answer in assessment.dossier.answers}


def _figure_in_words(figure: Figure) -> str:
    said = f"{figure.about.label} {value_in_words(figure)}, {day_in_words(figure.as_of)}"
    return f"{said} ({figure.source.kind.value}, {figure.trust.value})"


def _answer_in_words(answer: Answer) -> str:
    rated = f", {answer.rating.value}" if answer.rating else ""
    return f"Answer of {day_in_words(answer.as_of)} by the {answer.by.value}{rated}"


def value_in_words(figure: Figure) -> str:
    """The likely value with unit and period, exact."""
    if figure.likely is None:
        return "could not be read"
    return _exact(figure, figure.likely) + _per(figure.per)


def _range_in_words(figure: Figure) -> str:
    if figure.likely is None or figure.low == figure.high:
        return ""
    if figure.low is None:
        return "no lower end known"
    if figure.high is None:
        return "no upper end known"
    return f"{_exact(figure, figure.low)} to {_exact(figure, figure.high)}"


def _exact(figure: Figure, value: float) -> str:
    unit = METRICS[figure.metric].unit if figure.metric in METRICS else Unit.COUNT
    if unit is Unit.MONEY:
        return (
            exact_money_in_words(value, figure.currency) if figure.currency else f"{value:,.0f} (no currency)"
        )
    if unit is Unit.SHARE:
        return share_in_words(value, 3)
    if unit is Unit.MONTHS:
        return words.months_in_words(value)
    return f"{value:,.0f}"


def _per(period: Period | None) -> str:
    return f" a {period.value}" if period else ""


def _figures(assessment: Assessment) -> Section:
    used = {source for value in assessment.position.values.values() for source in value.sources}
    newest = sorted(assessment.dossier.figures, key=lambda f: f.as_of, reverse=True)
    first = [f for f in newest if f.id in used]
    rest = [f for f in newest if f.id not in used]
    parts: list[Block] = []
    if first:
        parts.append(_figures_table("Figures the reading rests on", first))
    if rest:
        summary = f"{len(rest)} more figures on record" if len(rest) > 1 else "One more figure on record"
        parts.append(Folded(summary, (_figures_table("Other figures on record", rest),)))
    return Section("figures", "Figures", tuple(parts))


def _figures_table(caption: str, figures: list[Figure]) -> Table:
    order = {metric: number for number, metric in enumerate(METRICS)}
    figures = sorted(figures, key=lambda f: order.get(f.metric, len(order)))
    rows = tuple(
        (
            Cell(METRICS[f.metric].label if f.metric in METRICS else f.metric, note=f.problem),
            Cell(value_in_words(f)),
            Cell(_range_in_words(f) or "exact"),
            Cell(day_in_words(f.as_of)),
            Cell(_said_by(f), note=f.source.note),
            Cell("link" if web_address(f.source.url) else "none given", web_address(f.source.url)),
        )
        for f in figures
    )
    return Table(
        caption, ("Figure", "Value", "Range", "As of", "Who said it, how sure", "Source"), rows, (1, 2)
    )


def _said_by(figure: Figure) -> str:
    who = f", {figure.source.who}" if figure.source.who else ""
    closed = ", confidential" if figure.confidential else ""
    return f"{figure.source.kind.value}{who}; {figure.trust.value}{closed}"


def _values(assessment: Assessment) -> Section:
    position = assessment.position
    items = [
        Item(
            words.capital(words.label_of(metric)),
            f"{words.metric_in_words(metric, value.likely, position.currency)}, {value.how}",
        )
        for metric, value in position.values.items()
        if value.how != "stated"
    ]
    items += [
        Item(
            words.capital(words.label_of(clash.metric)),
            f"{len(clash.values)} figures disagree: "
            + words.listed([words.metric_in_words(clash.metric, v, position.currency) for v in clash.values]),
        )
        for clash in position.conflicts
    ]
    found: tuple[Block, ...] = (
        (Items("What was not stated but follows from what was:", tuple(items)),) if items else ()
    )
    return Section("values", "Where values come from", found)


def _coverage(assessment: Assessment) -> Section:
    coverage = assessment.coverage
    rows = tuple(
        (
            Cell(theme.title),
            Cell(f"{theme.answered} of {theme.total}"),
            Cell(str(theme.asked)),
            Cell(str(theme.evidenced)),
        )
        for theme in coverage.themes
    )
    missing = [words.label_of(metric) for metric in coverage.figures_missing]
    said = f"{words.known_in_words(assessment)}."
    if missing:
        said += f" Key figures not known yet: {words.listed(missing)}."
    table = Table("Questions by theme", ("Theme", "Known", "Asked", "With evidence"), rows, (1, 2, 3))
    return Section("coverage", "How much is known", (Items(said, ()), table))


def _record(assessment: Assessment) -> Section:
    facts = [fact for fact in assessment.dossier.facts if fact.topic != HINDSIGHT]
    items = tuple(
        Item(words.capital(fact.topic.replace("_", " ")), fact.statement, web_address(fact.source_url))
        for fact in facts
    )
    note = "Statements that are not figures."
    if assessment.dossier.aftermath:
        note += " Some may be later than the day of this reading; none enters the verdict."
    found: tuple[Block, ...] = (Items(note, items),) if items else ()
    return Section("record", "On record", found)


def _aftermath(assessment: Assessment) -> Section:
    aftermath = assessment.dossier.aftermath
    if aftermath is None:
        return Section("later", "", ())
    when = f" ({day_in_words(aftermath.outcome_date)})" if aftermath.outcome_date else ""
    items = [Item("", f"{words.capital(aftermath.outcome)}{when}.")]
    items += [
        Item("", fact.statement, web_address(fact.source_url))
        for fact in assessment.dossier.facts
        if fact.topic == HINDSIGHT
    ]
    note = "Not known on the day of this reading, and no part of it."
    return Section("later", "Afterwards", (Folded("What happened later", (Items(note, tuple(items)),)),))
