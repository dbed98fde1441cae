"""What a theme file may hold: the model's records, held to hand-written files.

The records of the model keep fields they don't know, so that dossiers of a
newer version survive. A bank is written by hand, where an unknown field is
most likely a typo: these rows refuse it, and whatever else a form or a flag
could stumble over later.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from diligence.model import METRICS, AnswerKind, Question, Signal
from diligence.model.answer_unit import AnswerUnit
from diligence.model.question import Area, Checklist

STAGES = ("pre-seed", "seed", "series a", "later")
"""The stages a question can be meant for."""

_FEWEST_CHOICES = 2


class MisfitError(ValueError):
    """A value that a row refuses, with what to do about it.

    Attributes
    ----------
    problem, advice
        Two halves of the sentence a reader gets.
    field
        Which field is meant, where the place alone doesn't say.
    """

    def __init__(self, problem: str, advice: str, field: str = "") -> None:
        super().__init__(f"{problem}; {advice}")
        self.problem = problem
        self.advice = advice
        self.field = field


def _not_blank(text: str) -> str:
    if not text.strip():
        problem = "it is empty"
        raise MisfitError(problem, "write at least a few words")
    return text


class SignalRow(Signal):
    """A ``[[question.signal]]`` table."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")

    _text_not_blank = field_validator("text")(_not_blank)


class QuestionRow(Question):
    """A ``[[question]]`` table."""

    model_config = ConfigDict(extra="forbid")

    signals: tuple[SignalRow, ...] = Field(default=(), max_length=6, alias="signal")

    _texts_not_blank = field_validator("ask", "why", "strong", "weak", "source")(_not_blank)

    @field_validator("stages")
    @classmethod
    def _known_stages(cls, stages: tuple[str, ...]) -> tuple[str, ...]:
        for stage in stages:
            if stage not in STAGES:
                problem = f"{stage!r} is not a stage"
                raise MisfitError(
                    problem, f"use any of: {', '.join(STAGES)}; or leave the field out to mean all"
                )
        return stages

    @field_validator("source_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            problem = f"{url!r} is not a web address"
            raise MisfitError(problem, "begin it with http:// or https://, or leave the field out")
        return url

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        self._check_number()
        self._check_choices()
        seen: set[str] = set()
        for signal in self.signals:
            if signal.id in seen:
                problem = f"two signals have the id {signal.id!r}"
                raise MisfitError(problem, "give each signal of a question an id of its own", "signal")
            seen.add(signal.id)
        return self

    def _check_number(self) -> None:
        if self.kind is not AnswerKind.NUMBER:
            for name in ("metric", "unit"):
                if getattr(self, name):
                    problem = f"a {self.kind} question has no {name}"
                    raise MisfitError(problem, 'leave it out, or write kind = "number"', name)
        elif not self.metric and not self.unit:
            problem = "a number question needs a metric or a unit and has none"
            units = ", ".join(AnswerUnit)
            advice = f'name one of the catalogue, for example metric = "revenue", or a unit, one of: {units}'
            raise MisfitError(problem, advice, "metric")
        elif self.metric and self.unit:
            problem = "the metric says what it is counted in already"
            raise MisfitError(problem, "leave out the metric or the unit", "unit")
        elif self.metric and self.metric not in METRICS:
            near = get_close_matches(self.metric, METRICS, n=3)
            advice = f"did you mean {', '.join(near)}?" if near else f"use one of: {', '.join(METRICS)}"
            problem = f"no metric of the catalogue is called {self.metric!r}"
            raise MisfitError(problem, advice, "metric")

    def _check_choices(self) -> None:
        if self.kind is not AnswerKind.CHOICE:
            if self.choices:
                problem = f"a {self.kind} question has no choices"
                raise MisfitError(problem, 'leave them out, or write kind = "choice"', "choices")
        elif len(self.choices) < _FEWEST_CHOICES or len(set(self.choices)) < len(self.choices):
            problem = "a choice question needs two or more, all different"
            raise MisfitError(problem, "write them as they should stand in the form", "choices")

    @property
    def record(self) -> Question:
        """The model's record of it, its signals included."""
        return Question.model_validate(self.model_dump())


class AreaRow(Area):
    """A ``[[checklist.area]]`` table."""

    model_config = ConfigDict(extra="forbid")

    _title_not_blank = field_validator("title")(_not_blank)

    @model_validator(mode="after")
    def _can_be_passed(self) -> Self:
        for name in ("needed", "fewest_known"):
            number = getattr(self, name)
            if number > len(self.questions):
                problem = f"the area has fewer questions than {number}"
                raise MisfitError(problem, "lower it, or add questions to the area", name)
        return self


class ChecklistRow(BaseModel):
    """The ``[checklist]`` table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    area: tuple[AreaRow, ...] = Field(min_length=1)

    @property
    def record(self) -> Checklist:
        """The model's record of it."""
        return Checklist.model_validate({"areas": self.model_dump()["area"]})


class ThemeFile(BaseModel):
    """A whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    purpose: str
    checklist: ChecklistRow | None = None
    question: tuple[QuestionRow, ...] = Field(min_length=1)

    _texts_not_blank = field_validator("title", "purpose")(_not_blank)
