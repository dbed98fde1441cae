"""A place to save that needs no disk, and companies and questions to save there."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from diligence.forms import Desk
from diligence.model import (
    AnswerKind,
    Bank,
    Colour,
    Company,
    Dossier,
    Question,
    Severity,
    Signal,
    Theme,
    Whom,
)

if TYPE_CHECKING:
    from diligence.forms import Edit

TODAY = date(2026, 11, 23)
SCRIPT = "<script>alert('hello')</script>"


class Drawer:
    """Keeps one dossier in memory; told to refuse, it raises instead of saving."""

    def __init__(self, dossier: Dossier | None = None) -> None:
        self.dossier = dossier or Dossier(company=Company(slug="acme", name="Acme"))
        self.refusal: Exception | None = None
        self.told: list[Dossier] = []
        self.saves = 0

    def apply(self, edit: Edit) -> Dossier:
        """Save an edit of what is here now."""
        if self.refusal is not None:
            raise self.refusal
        self.dossier = edit(self.dossier)
        self.saves += 1
        return self.dossier

    def hear(self, saved: Dossier) -> str:
        """Take note of what the page is told; it answers nothing."""
        self.told.append(saved)
        return ""

    @property
    def desk(self) -> Desk:
        """A form's surroundings: this drawer, and a clock that stands still."""
        return Desk(self.apply, lambda: datetime(2026, 11, 23, 14, 2, 31), TODAY, self.hear)  # noqa: DTZ001 - a person's own clock, as the form shows it


def question(name: str, kind: AnswerKind = AnswerKind.RATING, **more: object) -> Question:
    """A question of the theme "money"."""
    fields: dict[str, object] = {
        "id": f"money.{name}",
        "ask": f"What about the {name}?",
        "why": "It decides a lot. And more.",
        "strong": "Figures.",
        "weak": "No figures.",
        "whom": (Whom.FOUNDER, Whom.INVESTOR),
        "kind": kind,
        "source": "us",
    }
    return Question.model_validate({**fields, **more})


def signal(name: str, colour: Colour = Colour.RED) -> Signal:
    """A signal that can be ticked."""
    return Signal(id=name, text=f"Heard: {name}", colour=colour, severity=Severity.MINOR)


def bank(*questions: Question) -> Bank:
    """A bank of one theme."""
    return Bank(themes=(Theme(id="money", title="Money", purpose="How long it lasts.", questions=questions),))
