"""Product-market fit: the level, what speaks for it and against it, and what would show the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.analysis.ladder import LEVELS
from diligence.report import words
from diligence.report.document import Block, Cell, Item, Items, Section, Table
from diligence.report.themes import blocks_of

if TYPE_CHECKING:
    from diligence.analysis.fit import Fit
    from diligence.analysis.mark import Sign
    from diligence.assessment import Assessment


def section(assessment: Assessment) -> Section:
    """The level first, then the signs behind it, then what was answered."""
    fit = assessment.fit
    blocks: tuple[Block, ...] = (
        Items(fit.in_words, (*_reasons(fit), *_claims(fit), *_next(assessment))),
        _signs(fit),
        Section("said-pmf", "What was said about fit", blocks_of(assessment, "pmf")),
    )
    return Section("fit", "Product-market fit", blocks)


def _reasons(fit: Fit) -> tuple[Item, ...]:
    sides = (("For it", fit.reasons), ("Against it", fit.against))
    return tuple(Item(topic, " ".join(reasons)) for topic, reasons in sides if reasons)


def _claims(fit: Fit) -> tuple[Item, ...]:
    """What was claimed above what is shown: a claim is not evidence, and is said to be none."""
    shown = fit.level.value
    return tuple(
        Item("Claimed, not shown", f"level {claim.level}, {LEVELS[claim.level]} (the {claim.by}).")
        for claim in fit.claims
        if shown is None or claim.level > shown
    )


def _next(assessment: Assessment) -> tuple[Item, ...]:
    question = assessment.bank.find(assessment.fit.question)
    ask = f" Ask: {question.ask}" if question else ""
    return (Item("What would show more", f"{assessment.fit.next}{ask}"),)


def _signs(fit: Fit) -> Table:
    trifecta = fit.trifecta
    points = {True: "yes", False: "no", None: "not known"}[fit.survey.points]
    rows = (
        ("Growth", "do sales, or else customers or users, grow?", trifecta.growth),
        ("Use", "do active users keep pace with sign-ups?", trifecta.use),
        ("Retention", "do those who came stay without reminders?", trifecta.retention),
    )
    cells = (
        *((Cell(name, note=asked), Cell(_holds(sign)), Cell(_why(sign))) for name, asked, sign in rows),
        (Cell("Survey", note="would users miss it?"), Cell(points), Cell(words.capital(fit.survey.in_words))),
    )
    return Table("Signs of fit: together reliable, apart not", ("Sign", "Shown", "Why"), cells)


def _holds(sign: Sign) -> str:
    if sign.holds is None:
        return "contradicted" if sign.marks else "not known"
    return "yes" if sign.holds else "no"


def _why(sign: Sign) -> str:
    return " ".join(mark.why for mark in sign.marks) or sign.open_because
