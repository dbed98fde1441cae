"""The questions form: a section for each theme of the bank."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.answering import Show, progress_of, state_of
from diligence.forms.fields import choice_field, classed, on_value, prose, text_field
from diligence.forms.guard import guarded, tell
from diligence.forms.line import Line
from diligence.forms.people import Person
from diligence.forms.question_box import QuestionBox
from diligence.forms.section import Section
from diligence.forms.style import framed
from diligence.model import Whom

if TYPE_CHECKING:
    from diligence.forms.desk import Desk
    from diligence.model import Bank, Dossier, Question, Theme

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

    A section's questions are made when it is first opened, and once: a page with the
    inputs of a whole bank takes many seconds to appear.

    Attributes
    ----------
    boxes
        By question id, those made so far.
    """

    def __init__(self, dossier: Dossier, bank: Bank, desk: Desk) -> None:
        self.bank = bank
        self.desk = desk
        self.dossier = dossier
        self.line = Line()
        self.boxes: dict[str, QuestionBox] = {}
        self._build()
        self._name_sections()
        if self.sections:
            self.sections[0].turn()
        on_value(self.choose, self.in_front, self.name, self.which)

    def _build(self) -> None:
        self.in_front = choice_field(
            "In front of you",
            [("anyone", ""), *((whom.value, whom) for whom in Whom)],
            tooltip="show only what this person can best answer",
            value="",
        )
        self.name = text_field("name", tooltip="keeps two people of one role apart; private", placeholder="")
        self.which = choice_field(
            "Show",
            [(show.value, show) for show in Show],
            tooltip="by how far they have been asked",
            value=Show.ALL,
        )
        filters = [classed(widget, "dd-term") for widget in (self.in_front, self.name, self.which)]
        self.sections = tuple(Section("", partial(self._make, theme)) for theme in self.bank.themes)
        choice = classed(ipywidgets.Box(filters), "dd-cells", "dd-filters")
        sections = [section.widget for section in self.sections]
        self.widget = framed([prose(INTRODUCTION), choice, self.line.widget, *sections])

    @guarded
    def choose(self) -> None:
        """Show the questions for the person in front of one, in the state asked for."""
        person = self.person
        for box in self.boxes.values():
            if person is not None:
                box.ask_of(person)
        for section in self.sections:
            section.refresh()
        self._name_sections()
        matching = sum(len(self._chosen(theme)) for theme in self.bank.themes)
        self.line.say(f"{matching} of {len(self.bank.questions)} questions.")

    @property
    def person(self) -> Person | None:
        """Who is in front of one, if that was said."""
        role = self.in_front.value
        return Person(Whom(role), self.name.value.strip()) if role else None

    def box(self, question_id: str) -> QuestionBox:
        """The box of one question, made when it is first asked for."""
        if question_id not in self.boxes:
            question = self.bank.find(question_id)
            if question is None:
                raise KeyError(question_id)
            self.boxes[question_id] = QuestionBox(question, self.dossier, self.desk, self.after)
            if self.person is not None:
                self.boxes[question_id].ask_of(self.person)
        return self.boxes[question_id]

    def after(self, saved_in: QuestionBox) -> None:
        """Bring the headings up to date and tell the page."""
        self.dossier = saved_in.dossier
        for box in self.boxes.values():
            box.dossier = saved_in.dossier
        self._name_sections()
        tell(self.desk, saved_in.dossier, saved_in.line)

    def _make(self, theme: Theme) -> list[ipywidgets.Widget]:
        chosen = self._chosen(theme)
        nothing = "" if chosen else "<p>No question of this theme is left with these choices.</p>"
        head = prose(f'<div class="dd-help">{escape(theme.purpose)}{nothing}</div>')
        return [head, *(self.box(question.id).widget for question in chosen)]

    def _chosen(self, theme: Theme) -> tuple[Question, ...]:
        role, which = self.in_front.value, self.which.value
        return tuple(
            question
            for question in theme.questions
            if (not role or role in question.whom)
            and (which is Show.ALL or state_of(question, self.dossier) is which)
        )

    def _name_sections(self) -> None:
        is_filtered = bool(self.in_front.value) or self.which.value is not Show.ALL
        for section, theme in zip(self.sections, self.bank.themes, strict=True):
            shown = f"; {len(self._chosen(theme))} shown" if is_filtered else ""
            section.name(f"{theme.title}: {progress_of(theme, self.dossier).words}{shown}")
