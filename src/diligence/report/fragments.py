"""Pieces of a report for a notebook's output: whole, escaped, in the notebook's own colours.

Made from words only, so that a verdict under a form is there at once: nothing here
loads matplotlib.
"""

from __future__ import annotations

from diligence.assessment import Assessment, Sheet
from diligence.comparison import Comparison
from diligence.report import company, flagged, versus
from diligence.report.layout import templates


def verdict_card(assessment: Assessment) -> str:
    """The verdict, one sentence, both terms and the odds, and the worst flag of each cause.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.assessment import assess
    >>> from diligence.model import Company, Dossier
    >>> empty = Dossier(company=Company(slug="acme", name="<b>Acme</b>"))
    >>> card = verdict_card(assess(empty, as_of=date(2026, 1, 31)))
    >>> "Not enough data" in card, "&lt;b&gt;Acme" in card
    (True, True)
    """
    return _fragment(
        "card",
        name=assessment.name,
        verdict=company.verdict(assessment),
        asides=company.asides(assessment),
        flags=flagged.worst_flags(assessment),
        questions=company.next_questions(assessment),
    )


def flags_list(assessment: Assessment) -> str:
    """Every flag with its reason, its evidence and the question to ask."""
    return _fragment("flags_of", red=flagged.red_flags(assessment), green=flagged.green_flags(assessment))


def questions_list(assessment: Assessment, most: int = company.ASKED_IN_ALL) -> str:
    """What to ask, whom, and why; what settles most first."""
    return _fragment("questions_of", questions=company.questions(assessment, most))


def asking(sheet: Sheet) -> str:
    """What to ask one person, in the order of the conversation."""
    return _fragment("sheet_of", sheet=sheet)


def comparison_table(comparison: Comparison) -> str:
    """Every measure as a row, a column a company, with signs beside the verdicts."""
    return _fragment(
        "versus_of", headline=versus.headline(comparison), versus=versus.versus_table(comparison)
    )


def _fragment(macro: str, **parts: object) -> str:
    module = templates().get_template("fragments.html.j2").module
    return str(getattr(module, macro)(**parts)).strip()
