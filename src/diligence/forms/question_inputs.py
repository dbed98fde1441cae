"""What a question of the bank looks like: its text in full, and the inputs for its answer."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diligence.forms.draft import example
from diligence.forms.fields import choice_field, text_field
from diligence.forms.people import Person, people_in
from diligence.model import METRICS, AnswerKind, Colour, Rating, Silence, Whom

if TYPE_CHECKING:
    import ipywidgets

    from diligence.model import Dossier, Question

# An empty text and not None, which ipywidgets shows as an empty box.
NOT_ASKED = ("not asked yet", "")
NOT_RATED = ("not rated yet", "")
RATINGS = tuple((each.value, each) for each in (*Rating, *Silence))
SIGNS = {Colour.GREEN: "good sign", Colour.RED: "warning sign"}


def people_options(dossier: Dossier) -> list[tuple[str, object]]:
    """Every role, and everybody whose name is known."""
    everybody = (*(Person(whom) for whom in Whom), *people_in(dossier))
    return [(person.words, person) for person in everybody]


def value_field(question: Question) -> ipywidgets.Text | ipywidgets.Dropdown | None:
    """The input for a number or a choice, where the question wants one."""
    if question.kind is AnswerKind.NUMBER:
        metric = METRICS.get(question.metric)
        placeholder = example(metric) if metric else "42"
        return text_field("Number", tooltip="as it was said", placeholder=placeholder)
    if question.kind in (AnswerKind.YES_NO, AnswerKind.CHOICE):
        return choice_field("They said", options_of(question), tooltip="what was answered", value="")
    return None


def options_of(question: Question) -> tuple[tuple[str, str], ...]:
    """What one can choose as the answer."""
    if question.kind is AnswerKind.YES_NO:
        return (NOT_ASKED, ("yes", "yes"), ("no", "no"), ("they don't know", "unknown"))
    return (NOT_ASKED, *((choice, choice) for choice in question.choices))


def question_in_html(question: Question) -> str:
    """The question in full, why it is asked, and what strong and weak answers show."""
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
