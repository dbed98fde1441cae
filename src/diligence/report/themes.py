"""The company theme by theme: what was answered, how well, and how much is not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.report import words
from diligence.report.answered import answers_of
from diligence.report.document import Block, Cell, Folded, Item, Items, Section, Table
from diligence.report.entries import Ask, AskList

if TYPE_CHECKING:
    from diligence.assessment import Assessment
    from diligence.assessment.themes import ThemeProfile
    from diligence.model import Theme
    from diligence.model.question import Checklist

ELSEWHERE = ("money", "pmf")
"""Themes whose sections hold more than answers."""

ALWAYS = ("vision", "team", "culture", "role")
"""Themes that have a section also where nothing is known: the gap is the finding."""

FOLDED_FROM = 7
GOOD = 3
"""Good signs named with a theme; red flags are all named."""

FIRST = 2
"""Questions named where nothing is known of a theme."""


def sections(assessment: Assessment) -> tuple[Section, ...]:
    """A section for each theme, and one for all those of which nothing is known."""
    found, silent = [], []
    for theme, profile in zip(assessment.bank.themes, assessment.profile, strict=True):
        if theme.id in ELSEWHERE:
            continue
        if theme.id in ALWAYS or profile.coverage.asked or profile.red or profile.green:
            found.append(Section(theme.id, theme.title, blocks_of(assessment, theme.id)))
        else:
            silent.append(Item(theme.title, profile.in_words))
    if silent:
        found.append(Section("silent-themes", "Not asked about yet", (Items("", tuple(silent)),)))
    return tuple(found)


def blocks_of(assessment: Assessment, theme_id: str) -> tuple[Block, ...]:
    """How much of a theme is known, its flags, how good the answers were, and the answers."""
    pairs = zip(assessment.bank.themes, assessment.profile, strict=True)
    found = next(((theme, profile) for theme, profile in pairs if theme.id == theme_id), None)
    if found is None:
        return ()
    theme, profile = found
    first = [] if profile.coverage.asked else _first(assessment, theme)
    blocks: list[Block] = [Items(_known(profile), tuple(_flags(profile)))]
    blocks += _checklist(assessment, theme.checklist) if theme.checklist else []
    answers = answers_of(assessment, theme_id)
    if len(answers.items) >= FOLDED_FROM:
        blocks.append(Folded(f"{len(answers.items)} answers, one by one", (answers,)))
    elif answers.items:
        blocks.append(answers)
    if first:
        blocks += [Items("Begin with:", ()), *first]
    return tuple(blocks)


def _known(profile: ThemeProfile) -> str:
    counted = [f"{count} {rating.value}" for rating, count in profile.ratings.items()]
    rated = f" How good the answers were: {words.listed(counted)}." if counted else ""
    return f"{profile.in_words}{rated}"


def _flags(profile: ThemeProfile) -> list[Item]:
    """Every red flag by name, and the first good signs."""
    red = [f"{flag.title} ({flag.severity.value})" for flag in profile.red]
    green = [flag.title for flag in profile.green[:GOOD]]
    if len(profile.green) > GOOD:
        green.append(f"{len(profile.green) - GOOD} more")
    named = (("Flags", red), ("Good signs", green))
    return [Item(topic, f"{'; '.join(titles)}.") for topic, titles in named if titles]


def _first(assessment: Assessment, theme: Theme) -> list[Block]:
    """Where nobody was asked anything: what to begin with."""
    stage = assessment.dossier.company.bank_stage
    open_ones = sorted((q for q in theme.questions if q.fits(stage)), key=lambda question: -question.weight)
    asks = tuple(Ask(question.ask, question.whom[0].value, "") for question in open_ones[:FIRST])
    return [AskList(asks, full=False)] if asks else []


def _checklist(assessment: Assessment, checklist: Checklist) -> list[Block]:
    """The yes-or-no questions by area; nothing where none is answered."""
    said = {answer.question: answer.value.strip().lower() for answer in assessment.dossier.answers}
    known = {question: value == "yes" for question, value in said.items() if value in ("yes", "no")}
    rows = []
    for area in checklist.areas:
        told = [known[question] for question in area.questions if question in known]
        verdict = {True: "passed", False: "not passed", None: "not known yet"}[area.passed(known)]
        yes = f"{sum(told)} of {len(told)} known, {len(area.questions)} in all"
        rows.append((Cell(area.title), Cell(yes), Cell(verdict)))
    if not any(question in known for area in checklist.areas for question in area.questions):
        return []
    return [Table("Yes or no, by area", ("Area", "Yes", "Passed"), tuple(rows))]
