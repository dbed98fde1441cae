"""What is known and what was said: coverage, answers, talks, statements, what came later."""

from __future__ import annotations

from diligence.amounts import day_in_words
from diligence.assessment import Assessment
from diligence.model import Answer, Conversation
from diligence.report import words
from diligence.report.address import web_address
from diligence.report.document import Block, Cell, Folded, Item, Items, Section, Table

HINDSIGHT = "outcome"
"""Topic of statements that say how it ended: never shown before the end."""


def sections(assessment: Assessment) -> tuple[Section, ...]:
    """Coverage, answers, what is on record, and at the very end what happened later."""
    return (_coverage(assessment), _answers(assessment), _record(assessment), _later(assessment))


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
    said = [f"{words.known_in_words(assessment)}."]
    if coverage.figures_missing:
        missing = [words.label_of(metric) for metric in coverage.figures_missing]
        said.append(f"Key figures not known yet: {words.listed(missing)}.")
    if assessment.unknown:
        wanted = dict.fromkeys(metric for rule in assessment.unknown for metric in rule.missing)
        rules = "One rule" if len(assessment.unknown) == 1 else f"{len(assessment.unknown)} rules"
        said.append(
            f"{rules} could not be judged for want of {words.listed(list(map(words.label_of, wanted)))}."
        )
    table = Table("Questions by theme", ("Theme", "Known", "Asked", "With evidence"), rows, (1, 2, 3))
    return Section("coverage", "How much is known", (Items(" ".join(said), ()), table))


def _answers(assessment: Assessment) -> Section:
    block = answers(assessment)
    return Section("answers", "Answers", (block,) if block.items else ())


def answers(assessment: Assessment) -> Items:
    """Every answer with how good it was, in the order of writing."""
    titles = {theme.theme: theme.title.split(":", maxsplit=1)[0] for theme in assessment.coverage.themes}
    items = tuple(_answer(answer, titles) for answer in assessment.dossier.answers)
    return Items("In the order in which they were written down.", items)


def _answer(answer: Answer, titles: dict[str, str]) -> Item:
    theme, _, name = answer.question.partition(".")
    topic = f"{titles.get(theme, theme)}, {name.replace('-', ' ')}" if name else theme
    ticked = ", ".join(signal.replace("-", " ") for signal in answer.signals)
    quoted = f"\u201c{answer.text}\u201d" if answer.text else ""
    said = "; ".join(filter(None, (answer.value, quoted, f"ticked: {ticked}" if ticked else "")))
    rated = answer.rating.value if answer.rating else "not rated"
    private = ", private" if answer.private else ""
    by = f"(the {answer.by.value}, {day_in_words(answer.as_of)}; {rated}{private})"
    return Item(topic, f"{said or 'noted without words'} {by}")


def _record(assessment: Assessment) -> Section:
    dossier = assessment.dossier
    facts = tuple(
        Item(words.capital(fact.topic.replace("_", " ")), fact.statement, web_address(fact.source_url))
        for fact in dossier.facts
        if fact.topic != HINDSIGHT
    )
    note = "Statements that are not figures; none of them enters the verdict."
    if dossier.aftermath:
        note += " Some may be later than the day of this reading."
    parts: list[Block] = []
    if facts:
        parts.append(Items(note, facts))
    if dossier.conversations:
        parts.append(Items("Talks:", tuple(_talk(talk) for talk in dossier.conversations)))
    return Section("record", "On record", tuple(parts))


def _talk(talk: Conversation) -> Item:
    named = f" {talk.name}" if talk.name else ""
    details = [talk.kind, f"{talk.minutes} minutes" if talk.minutes is not None else ""]
    rest = ", ".join(filter(None, (day_in_words(talk.on), *details)))
    return Item("", f"{words.capital(talk.role.value)}{named}, {rest}.")


def _later(assessment: Assessment) -> Section:
    aftermath = assessment.dossier.aftermath
    if aftermath is None:
        return Section("later", "Afterwards", ())
    when = f" ({day_in_words(aftermath.outcome_date)})" if aftermath.outcome_date else ""
    items = [Item("", f"{words.capital(aftermath.outcome).rstrip('.')}{when}.")]
    items += [
        Item("", fact.statement, web_address(fact.source_url))
        for fact in assessment.dossier.facts
        if fact.topic == HINDSIGHT
    ]
    note = "Not known on the day of this reading, and no part of it."
    return Section("later", "Afterwards", (Folded("What happened later", (Items(note, tuple(items)),)),))
