"""The questions form: a section for each theme of the bank."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.answering import progress_of
from diligence.forms.fields import prose
from diligence.forms.guard import tell
from diligence.forms.question_box import QuestionBox
from diligence.forms.style import framed

if TYPE_CHECKING:
    from diligence.forms.desk import Desk
    from diligence.model import Bank, Dossier, Theme

INTRODUCTION = (
    '<div class="dd-title">Questions</div>'
    '<div class="dd-help dd-intro">Each change is saved at once. Rate the answer, not the person; '
    "a question not asked yet is neither good nor bad.</div>"
)


def questions_form(dossier: Dossier, bank: Bank, desk: Desk) -> ipywidgets.Widget:
    """A form for the bank's questions; each change to an answer is saved at once.

    Parameters
    ----------
    dossier
        What is on record when the form is opened.
    bank
        The questions, by theme, in the order in which one would ask.
    desk
        How to save, the clock, and whom to tell after each save.
    """
    return QuestionsForm(dossier, bank, desk).widget


class QuestionsForm:
    """The parts of a questions form.

    Attributes
    ----------
    boxes
        By question id.
    """

    def __init__(self, dossier: Dossier, bank: Bank, desk: Desk) -> None:
        self.bank = bank
        self.desk = desk
        self.boxes = {
            question.id: QuestionBox(question, dossier, desk, self.after) for question in bank.questions
        }
        self.sections = ipywidgets.Accordion([self._section(theme) for theme in bank.themes])
        self.sections.selected_index = 0 if bank.themes else None
        self._show_progress(dossier)
        self.widget = framed([prose(INTRODUCTION), self.sections])

    def after(self, saved_in: QuestionBox) -> None:
        """Bring the headings up to date and tell the page."""
        for box in self.boxes.values():
            box.dossier = saved_in.dossier
        self._show_progress(saved_in.dossier)
        tell(self.desk, saved_in.dossier, saved_in.line)

    def _section(self, theme: Theme) -> ipywidgets.VBox:
        purpose = prose(f'<div class="dd-help">{escape(theme.purpose)}</div>')
        return ipywidgets.VBox([purpose, *(self.boxes[question.id].widget for question in theme.questions)])

    def _show_progress(self, dossier: Dossier) -> None:
        for place, theme in enumerate(self.bank.themes):
            self.sections.set_title(place, f"{theme.title}: {progress_of(theme, dossier).words}")
