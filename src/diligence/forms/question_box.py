"""One question of the bank: what to ask, and what was answered by whom."""

from __future__ import annotations

from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets

from diligence.errors import ChangedMeanwhileError
from diligence.forms.answering import (
    amended,
    answer_by,
    blank_answer,
    number_understood,
    person_shown,
)
from diligence.forms.draft import Claim
from diligence.forms.fields import (
    choice_field,
    classed,
    notes_field,
    on_value,
    prose,
    tick_field,
    with_option,
)
from diligence.forms.guard import guarded
from diligence.forms.line import Line
from diligence.forms.meanwhile import Clash, Place
from diligence.forms.people import Person, who_answered
from diligence.forms.question_inputs import (
    NOT_ASKED,
    NOT_RATED,
    RATINGS,
    SIGNS,
    options_of,
    people_options,
    question_in_html,
    value_field,
)
from diligence.model import AnswerKind, Rating, Silence, Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diligence.forms.desk import Desk
    from diligence.model import Answer, Dossier, Question

Parts = tuple[Any, ...]
"""Some parts of an answer, by name or by value."""

_PARTS: Parts = ("rating", "silence", "signals", "value", "text", "private")


class QuestionBox:
    """One question and the answer of one person at a time.

    Parameters
    ----------
    question
        Of the bank.
    dossier
        What is on record when the box is made.
    desk
        How to save, and the clock.
    after
        Called with the box after each save.

    Attributes
    ----------
    shown
        The answer as this box shows it, which another window may have changed since.
    """

    def __init__(
        self, question: Question, dossier: Dossier, desk: Desk, after: Callable[[QuestionBox], None]
    ) -> None:
        self.question = question
        self.dossier = dossier
        self.desk = desk
        self.line = Line()
        self._after = after
        self._muted = False
        self._build()
        self.shown = self._show()
        on_value(self.change_person, self.asked_of)
        on_value(self.save_rating, self.rating)
        on_value(self.save_signals, *self.signals.values())
        on_value(self.save_text, self.notes)
        on_value(self.save_private, self.private)
        if self.value is not None:
            on_value(self.save_value, self.value)

    def _build(self) -> None:
        self.asked_of = choice_field(
            "asked of",
            people_options(self.dossier),
            tooltip="whose answer this is; each person has their own",
            value=person_shown(self.dossier, self.question),
        )
        self.rating = choice_field(
            "the answer was",
            (NOT_ASKED, *RATINGS),
            tooltip="how good the answer was, not the person",
            value="",
        )
        self.value = value_field(self.question)
        self.understood = classed(prose(""), "dd-help")
        self.signals = {
            signal.id: tick_field(
                f"{signal.text} ({SIGNS[signal.colour]})", tooltip="tick it if you heard this"
            )
            for signal in self.question.signals
        }
        self.notes = classed(
            notes_field("Notes", tooltip="what was said, in your own words"), "dd-field", "dd-wide"
        )
        self.private = tick_field(
            "Private: leave this out of anything shared",
            tooltip="on unless you turn it off",
            value=True,
        )
        terms = [classed(widget, "dd-term") for widget in (self.asked_of, self.rating)]
        parts = [prose(question_in_html(self.question)), classed(ipywidgets.Box(terms), "dd-cells")]
        if self.value is not None:
            parts += [classed(self.value, "dd-field"), self.understood]
        parts += [*self.signals.values(), self.notes, self.private, self.line.widget]
        self.widget = classed(ipywidgets.VBox(parts), "dd-question")

    def ask_of(self, person: Person) -> None:
        """Turn to another person; the answer of the first stays on record."""
        with self._quietly():
            self.asked_of.options = with_option(people_options(self.dossier), person)
            self.asked_of.value = person
        self.change_person()

    @guarded
    def change_person(self) -> None:
        """Show what the other person answered."""
        if self._muted or self.asked_of.value is None:
            return
        self.shown = self._show()
        answers = self.dossier.answers_to(self.question.id)
        others = {who_answered(self.dossier, a).words for a in answers} - {self.asked_of.value.words}
        if others:
            self.line.say(f"Answered too by: {', '.join(sorted(others))}.")

    @guarded
    def save_rating(self) -> None:
        """Save how good the answer was, or why there was none."""
        chosen = self.rating.value
        rating = chosen if isinstance(chosen, Rating) else None
        silence = chosen if isinstance(chosen, Silence) else None
        self._save(("rating", "silence"), (rating, silence))

    @guarded
    def save_signals(self) -> None:
        """Save which signals were heard; those of another version of the bank are kept."""
        ticked = tuple(name for name, box in self.signals.items() if box.value)
        unknown = tuple(name for name in self.shown.signals if name not in self.signals)
        self._save(("signals",), ((*ticked, *unknown),))

    @guarded
    def save_value(self) -> None:
        """Save the number or the choice that was answered, as it was given."""
        if self.value is None or self._muted:
            return
        self._understand(self.value.value)
        self._save(("value",), (self.value.value,))

    @guarded
    def save_text(self) -> None:
        """Save the notes."""
        self._save(("text",), (self.notes.value,))

    @guarded
    def save_private(self) -> None:
        """Save whether the answer may be shared; before there is an answer, it waits for one."""
        self._save(("private",), (self.private.value,))

    def _save(self, parts: Parts, mine: Parts) -> None:
        if self._muted:
            return
        self._put(parts, mine, tuple(getattr(self.shown, part) for part in parts))

    def _put(self, parts: Parts, mine: Parts, seen: Parts) -> None:
        """Save parts of the answer; where another window changed them, ask."""
        place = self._place(parts)
        try:
            self.dossier = place.put(self.desk.apply, mine, seen=seen)
        except ChangedMeanwhileError as error:
            Clash(place, lambda chosen, theirs: self._put(parts, chosen, theirs), self._show_newest).ask(
                self.line, error
            )
            return
        answer = answer_by(self.dossier, self.question, self.asked_of.value)
        changed = answer is not None and self._changed_elsewhere(answer, parts)
        self.shown = (answer or self._blank()).model_copy(
            update={}
            if not changed
            else {part: getattr(self.shown, part) for part in _PARTS if part not in parts}
        )
        if answer is not None:
            self._fill(parts)
        self._name_unrated(answer)
        if answer is None:
            self.line.say("Nothing on record: not asked yet.")
        else:
            self.line.say(self.desk.saved())
        if changed:
            self.line.add("Another window changed more of this answer.")
            self.line.offer("Show it", "as it is on record by now", lambda: self._show_newest(self.dossier))
        self._after(self)

    def _changed_elsewhere(self, answer: Answer, parts: Parts) -> bool:
        return any(getattr(answer, part) != getattr(self.shown, part) for part in _PARTS if part not in parts)

    def _place(self, parts: Parts) -> Place[Parts]:
        person, today, private = self.asked_of.value, self.desk.today, self.private.value

        def read(dossier: Dossier) -> Parts:
            answer = answer_by(dossier, self.question, person) or self._blank()
            return tuple(getattr(answer, part) for part in parts)

        def write(dossier: Dossier, values: Parts) -> Dossier:
            blank = blank_answer(self.question, person, today, private=private)
            new = dict(zip(parts, values, strict=True))
            return amended(dossier, blank, lambda a: a.model_copy(update=new), today, name=person.name)

        return Place(read, write, _both_texts if parts == ("text",) else None)

    def _blank(self) -> Answer:
        return blank_answer(self.question, self.asked_of.value, self.desk.today, private=True)

    def _show_newest(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.shown = self._show()
        self.line.say("This is what is on record now.")

    def _understand(self, typed: str) -> None:
        remarks: tuple[str, ...] = ()
        if self.question.kind is AnswerKind.NUMBER and typed.strip():
            source = Source(kind=SourceKind.OWN_ESTIMATE)
            claim = Claim(self.desk.today, source, currency=self.dossier.company.currency)
            remarks = number_understood(typed, self.question, claim)
        self.understood.value = escape(" ".join(remarks))

    def _show(self) -> Answer:
        recorded = answer_by(self.dossier, self.question, self.asked_of.value)
        self.shown = recorded or self._blank()
        self._name_unrated(recorded)
        self._fill(_PARTS)
        self.line.say()
        return self.shown

    def _fill(self, parts: Parts) -> None:
        """Put parts of the answer shown into their inputs."""
        answer = self.shown
        with self._quietly():
            if "rating" in parts:
                self.rating.value = answer.rating or answer.silence or ""
            if "signals" in parts:
                for name, box in self.signals.items():
                    box.value = name in answer.signals
            if "text" in parts:
                self.notes.value = answer.text
            if "private" in parts:
                self.private.value = answer.private
            if "value" in parts and self.value is not None:
                self._show_value(self.value, answer.value)

    def _name_unrated(self, recorded: Answer | None) -> None:
        unrated = NOT_ASKED if recorded is None else NOT_RATED
        if self.rating.options[0] != unrated:
            with self._quietly():
                chosen = self.rating.value
                self.rating.options = (unrated, *RATINGS)
                self.rating.value = chosen

    def _show_value(self, field: ipywidgets.Text | ipywidgets.Dropdown, value: str) -> None:
        if isinstance(field, ipywidgets.Dropdown):
            field.options = with_option(options_of(self.question), value)
        field.value = value
        self._understand(value)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._muted = True
        try:
            yield
        finally:
            self._muted = False


def _both_texts(theirs: Parts, mine: Parts) -> Parts:
    return (f"{theirs[0]}\n\n{mine[0]}",)
