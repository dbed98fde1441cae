"""One question of the bank: what to ask, and what was answered by whom."""

from __future__ import annotations

from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.answering import amended, answer_by, blank_answer, number_understood, role_shown
from diligence.forms.draft import Claim, example
from diligence.forms.fields import (
    choice_field,
    classed,
    notes_field,
    on_value,
    prose,
    text_field,
    tick_field,
    with_option,
)
from diligence.forms.guard import guarded
from diligence.forms.line import Line
from diligence.model import METRICS, AnswerKind, Colour, Rating, Source, SourceKind, Whom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diligence.forms.desk import Desk
    from diligence.model import Answer, Dossier, Question

# An empty text and not None, which ipywidgets shows as an empty box.
_NOT_ASKED = ("not asked yet", "")
_NOT_RATED = ("not rated yet", "")
_RATINGS = tuple((rating.value, rating) for rating in Rating)
_SIGNS = {Colour.GREEN: "good sign", Colour.RED: "warning sign"}


class QuestionBox:
    """One question and the answer of one role at a time.

    Parameters
    ----------
    question
        Of the bank.
    dossier
        What is on record when the form is opened.
    desk
        How to save, and the clock.
    after
        Called with the box after each save.
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
        self._show()
        on_value(self.change_role, self.asked_of)
        on_value(self.save_rating, self.rating)
        on_value(self.save_signals, *self.signals.values())
        on_value(self.save_text, self.notes)
        on_value(self.save_private, self.private)
        if self.value is not None:
            on_value(self.save_value, self.value)

    def _build(self) -> None:
        self.asked_of = choice_field(
            "asked of",
            [(whom.value, whom) for whom in Whom],
            tooltip="whose answer this is; each role has its own",
            value=role_shown(self.dossier, self.question),
        )
        self.rating = choice_field(
            "the answer was",
            (_NOT_ASKED, *_RATINGS),
            tooltip="how good the answer was, not the person",
            value="",
        )
        self.value = _value_field(self.question)
        self.understood = classed(prose(""), "dd-help")
        self.signals = {
            signal.id: tick_field(
                f"{signal.text} ({_SIGNS[signal.colour]})", tooltip="tick it if you heard this"
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
        parts = [prose(_question_in_html(self.question)), classed(ipywidgets.Box(terms), "dd-cells")]
        if self.value is not None:
            parts += [classed(self.value, "dd-field"), self.understood]
        parts += [*self.signals.values(), self.notes, self.private, self.line.widget]
        self.widget = classed(ipywidgets.VBox(parts), "dd-question")

    @guarded
    def change_role(self) -> None:
        """Show what the other role answered; the answer of the first stays on record."""
        self._show()
        others = {a.by.value for a in self.dossier.answers_to(self.question.id)} - {self.asked_of.value}
        if others:
            self.line.say(f"Answered too by: {', '.join(sorted(others))}.")

    @guarded
    def save_rating(self) -> None:
        """Save how good the answer was."""
        rating = self.rating.value or None
        self._save(lambda answer: answer.model_copy(update={"rating": rating}))

    @guarded
    def save_signals(self) -> None:
        """Save which signals were heard; those of another version of the bank are kept."""
        ticked = tuple(name for name, box in self.signals.items() if box.value)

        def change(answer: Answer) -> Answer:
            unknown = tuple(name for name in answer.signals if name not in self.signals)
            return answer.model_copy(update={"signals": (*ticked, *unknown)})

        self._save(change)

    @guarded
    def save_value(self) -> None:
        """Save the number or the choice that was answered, as it was given."""
        if self.value is None or self._muted:
            return
        value = self.value.value
        self._understand(value)
        self._save(lambda answer: answer.model_copy(update={"value": value}))

    @guarded
    def save_text(self) -> None:
        """Save the notes."""
        text = self.notes.value
        self._save(lambda answer: answer.model_copy(update={"text": text}))

    @guarded
    def save_private(self) -> None:
        """Save whether the answer may be shared; before there is an answer, it waits for one."""
        private = self.private.value
        self._save(lambda answer: answer.model_copy(update={"private": private}))

    def _save(self, change: Callable[[Answer], Answer]) -> None:
        if self._muted:
            return
        today = self.desk.today
        blank = blank_answer(self.question, self.asked_of.value, today, private=self.private.value)
        self.dossier = self.desk.apply(lambda dossier: amended(dossier, blank, change, today))
        answer = answer_by(self.dossier, self.question, self.asked_of.value)
        self._name_unrated(answer)
        if answer is None:
            self.line.say("Nothing on record: not asked yet.")
        else:
            self.line.say(self.desk.saved())
        self._after(self)

    def _understand(self, typed: str) -> None:
        remarks: tuple[str, ...] = ()
        if self.question.kind is AnswerKind.NUMBER and typed.strip():
            source = Source(kind=SourceKind.OWN_ESTIMATE)
            claim = Claim(self.desk.today, source, currency=self.dossier.company.currency)
            remarks = number_understood(typed, self.question, claim)
        self.understood.value = escape(" ".join(remarks))

    def _show(self) -> None:
        by = self.asked_of.value
        recorded = answer_by(self.dossier, self.question, by)
        answer = recorded or blank_answer(self.question, by, self.desk.today, private=True)
        self._name_unrated(recorded)
        with self._quietly():
            self.rating.value = answer.rating or ""
            for name, box in self.signals.items():
                box.value = name in answer.signals
            self.notes.value = answer.text
            self.private.value = answer.private
            if self.value is not None:
                self._show_value(answer.value)
                self._understand(answer.value)
        self.line.say()

    def _name_unrated(self, recorded: Answer | None) -> None:
        unrated = _NOT_ASKED if recorded is None else _NOT_RATED
        if self.rating.options[0] != unrated:
            with self._quietly():
                chosen = self.rating.value
                self.rating.options = (unrated, *_RATINGS)
                self.rating.value = chosen

    def _show_value(self, value: str) -> None:
        if self.value is not None and isinstance(self.value, ipywidgets.Dropdown):
            self.value.options = with_option(_options(self.question), value)
        if self.value is not None:
            self.value.value = value

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._muted = True
        try:
            yield
        finally:
            self._muted = False


def _value_field(question: Question) -> ipywidgets.Text | ipywidgets.Dropdown | None:
    if question.kind is AnswerKind.NUMBER:
        metric = METRICS.get(question.metric)
        placeholder = example(metric) if metric else "42"
        return text_field("Number", tooltip="as it was said", placeholder=placeholder)
    if question.kind in (AnswerKind.YES_NO, AnswerKind.CHOICE):
        return choice_field("They said", _options(question), tooltip="what was answered", value="")
    return None


def _options(question: Question) -> tuple[tuple[str, str], ...]:
    if question.kind is AnswerKind.YES_NO:
        return (_NOT_ASKED, ("yes", "yes"), ("no", "no"), ("they don't know", "unknown"))
    return (_NOT_ASKED, *((choice, choice) for choice in question.choices))


def _question_in_html(question: Question) -> str:
    first, _, rest = question.why.partition(". ")
    why = f'<div class="dd-help">{escape(first.rstrip("."))}.</div>' if first else ""
    more = [
        ("Why it matters", question.why if rest else ""),
        ("A strong answer", question.strong),
        ("A weak answer", question.weak),
        ("If it stays vague, ask", question.follow_up),
    ]
    paragraphs = "".join(f"<p><b>{lead}:</b> {escape(text)}</p>" for lead, text in more if text)
    details = f"<details><summary>Strong and weak answers</summary>{paragraphs}</details>"
    return f'<div class="dd-ask">{escape(question.ask)}</div>{why}{details}'
