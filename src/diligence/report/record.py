"""What is known and what is on record: coverage, statements, talks, what came later."""

from __future__ import annotations

from diligence.amounts import day_in_words
from diligence.assessment import Assessment
from diligence.assessment.themes import ThemeProfile
from diligence.model import Conversation
from diligence.report import answered, words
from diligence.report.address import web_address
from diligence.report.document import Block, Cell, Folded, Item, Items, Section, Table

HINDSIGHT = "outcome"
"""Topic of statements that say how it ended: never shown before the end."""


def sections(assessment: Assessment) -> tuple[Section, ...]:
    """What is on record, and at the very end what happened later."""
    return (_record(assessment), _later(assessment))


def coverage(assessment: Assessment) -> Section:
    """How much is known, theme by theme, with the worst of each beside it."""
    known = assessment.coverage
    rows = tuple(_theme(profile) for profile in assessment.profile)
    said = [f"{words.known_in_words(assessment)}."]
    if known.figures_missing:
        missing = [words.label_of(metric) for metric in known.figures_missing]
        said.append(f"Key figures not known yet: {words.listed(missing)}.")
    columns = ("Theme", "Known", "With evidence", "Worst flag")
    table = Table("Questions by theme", columns, rows, (1, 2))
    return Section("coverage", "How much is known", (Items(" ".join(said), ()), table))


def _theme(profile: ThemeProfile) -> tuple[Cell, ...]:
    worst = profile.red[0] if profile.red else None
    return (
        Cell(profile.coverage.title),
        Cell(f"{profile.coverage.answered} of {profile.coverage.total}"),
        Cell(str(profile.coverage.evidenced)),
        Cell(f"{worst.title} ({worst.severity.value})" if worst else "none so far"),
    )


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
    others = answered.other_answers(assessment)
    if others.items:
        parts += [Items("Answers to questions that are not in the bank:", ()), others]
    parts += _misfits(assessment)
    return Section("record", "On record", tuple(parts))


def _misfits(assessment: Assessment) -> list[Block]:
    """Answers that are kept and count for nothing, or only in part."""
    asked = {answer.id: answer.question for answer in assessment.dossier.answers}
    told = tuple(
        Item(asked[each.answer], f"{each.problem}.") for each in assessment.misfits if each.answer in asked
    )
    return [Items("Answers that don't fit the questions:", told)] if told else []


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
