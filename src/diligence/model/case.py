"""A case file: published figures about a real company, with sources.

Cases are importable records, and may say which questions their facts answer.
What a careful reader concluded from them (`formula_verdict`, `expected_verdict`,
`arithmetic`, `red_flags`, `completeness`) is kept for tests and never enters a
dossier.
"""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from diligence.amounts import Period
from diligence.model.answer import Answer
from diligence.model.case_answer import CaseAnswer, CaseAnswers
from diligence.model.catalogue import METRICS
from diligence.model.company import Company, slug_of
from diligence.model.dossier import Aftermath, Dossier, Fact, fresh_id
from diligence.model.figure import Figure, check_ends
from diligence.model.record import Record
from diligence.model.source import Source, SourceKind, Trust

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE_METRICS = MappingProxyType(
    {
        "monthly_revenue": "revenue",
        "annual_revenue": "revenue",
        "revenue_year_ago": "revenue",
        "monthly_growth": "growth",
        "headcount_year_ago": "headcount",
        "monthly_bookings": "bookings",
        "new_users": "sign_ups",
        "customer_churn": "churn",
    }
)
"""Names a case uses, and the metric meant; every metric's own id is understood too."""

_PERIODS = MappingProxyType(
    {
        "monthly_revenue": Period.MONTH,
        "annual_revenue": Period.YEAR,
        "monthly_growth": Period.MONTH,
        "monthly_bookings": Period.MONTH,
    }
)
"""Names that say their period, for a row that doesn't."""


_COMPANY_FACTS = ("does", "website", "sector", "stage", "founded", "country", "capital_intensive")
"""What a case may say of its company as well; several exceptions of the flags rest on it."""


class CaseFigure(Record):
    """One published figure."""

    metric: str
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    period: Period | None = None
    as_of: date
    source_url: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_ends(self.low, self.likely, self.high)
        return self


class Case(Record):
    """A real company at a date, as published, and what became of it.

    Each of its `answers` rests on one of its facts, and none is of a later day.
    """

    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    as_of: date
    outcome: str | None = None
    outcome_date: date | None = None
    category: str = ""
    does: str = ""
    website: str = ""
    sector: str = ""
    stage: str = ""
    founded: date | None = None
    country: str = ""
    capital_intensive: bool | None = None
    figures: tuple[CaseFigure, ...]
    facts: tuple[Fact, ...] = ()
    answers: tuple[CaseAnswer, ...] = ()

    @model_validator(mode="after")
    def _supported(self) -> Self:
        known = {fact.statement for fact in self.facts}
        for answer in self.answers:
            if answer.fact not in known:
                problem = f"the answer to {answer.question} rests on {answer.fact!r}, no fact of this case"
                raise ValueError(problem)
            if answer.as_of is not None and answer.as_of > self.as_of:
                problem = f"the answer to {answer.question} is of {answer.as_of}, after {self.as_of}"
                raise ValueError(problem)
        return self

    def with_answers(self, judged: CaseAnswers) -> Case:
        """Take over what was judged of a case's facts, as far as it holds for this one.

        A case that brings answers of its own keeps to those. Otherwise an answer
        is taken when its fact is in this case, word for word, and its day is not
        after the day of this case, so that a case dated back learns nothing of the future.

        Examples
        --------
        >>> fact = {"topic": "cash", "statement": "Payroll is late"}
        >>> answer = {"fact": "Payroll is late", "question": "money.cash", "text": "Payroll is late."}
        >>> judged = CaseAnswers.model_validate({"as_of": "2015-07-31", "answers": [answer]})
        >>> acme = {"slug": "acme", "name": "Acme", "figures": [], "facts": [fact]}
        >>> for day in ("2015-07-31", "2015-07-30"):
        ...     case = Case.model_validate(acme | {"as_of": day})
        ...     print(day, [answer.text for answer in case.with_answers(judged).answers])
        2015-07-31 ['Payroll is late.']
        2015-07-30 []
        """
        if self.answers:
            return self
        known = {fact.statement for fact in self.facts}
        held = tuple(
            answer.model_copy(update={"as_of": day})
            for answer in judged.answers
            if answer.fact in known and (day := answer.as_of or judged.as_of) <= self.as_of
        )
        return self.model_copy(update={"answers": held})


def dossier_of(case: Case) -> tuple[Dossier, tuple[str, ...]]:
    """Turn a case into a dossier.

    Returns
    -------
    tuple
        The dossier, and one sentence for each figure that no metric was found
        for. Those figures are in the dossier all the same, marked as not read.
    """
    figures: list[Figure] = []
    unmapped: list[str] = []
    for row in case.figures:
        figure = _figure_of(row, [f.id for f in figures])
        figures.append(figure)
        if not figure.readable:
            unmapped.append(f"{row.metric} of {row.as_of}: {figure.problem}")
    facts = {name: getattr(case, name) for name in _COMPANY_FACTS}
    company = Company(slug=slug_of(case.slug), name=case.name, currency=_currency_of(case), **facts)
    ended = case.outcome or case.outcome_date
    aftermath = Aftermath(outcome=case.outcome or "", outcome_date=case.outcome_date) if ended else None
    dossier = Dossier(
        company=company,
        as_of=case.as_of,
        figures=tuple(figures),
        answers=_answers_of(case),
        facts=case.facts,
        aftermath=aftermath,
    )
    return dossier, tuple(unmapped)


def _figure_of(row: CaseFigure, taken: list[str]) -> Figure:
    metric = CASE_METRICS.get(row.metric, row.metric)
    problem = ""
    if metric not in METRICS:
        problem = f"no metric of the catalogue is called {row.metric}"
    elif row.likely is None:
        problem = "it has no likely value"
    kind = _kind_of(row.source_url)
    return Figure(
        id=fresh_id(f"{metric}-{row.as_of}", taken),
        metric=metric,
        low=row.low,
        likely=row.likely,
        high=row.high,
        currency=row.currency,
        per=row.period or _PERIODS.get(row.metric),
        as_of=row.as_of,
        source=Source(kind=kind, url=row.source_url, note=row.note),
        # What nobody can look up was not seen by whoever reads the case.
        trust=Trust.HEARD if kind is SourceKind.OWN_ESTIMATE else Trust.SEEN,
        typed=f"{row.metric} {row.likely}",
        problem=problem,
    )


def _answers_of(case: Case) -> tuple[Answer, ...]:
    places = {fact.statement: fact.source_url for fact in case.facts}
    answers: list[Answer] = []
    for row in case.answers:
        stem = f"{row.question}-{row.by.replace(' ', '-')}"
        answer = Answer(
            id=fresh_id(stem, [a.id for a in answers]),
            question=row.question,
            rating=row.rating,
            signals=row.signals,
            value=row.value,
            text=row.text,
            by=row.by,
            as_of=row.as_of or case.as_of,
            private=False,
            source_url=places[row.fact],
        )
        answers.append(answer)
    return tuple(answers)


def _kind_of(where: str) -> SourceKind:
    """The kind of source, by the first address in what a case says about it."""
    address = re.search(r"https?://([^/\s:?#]+)", where)
    host = address[1].lower() if address else ""
    if host == "sec.gov" or host.endswith(".sec.gov"):
        return SourceKind.FILING
    return SourceKind.PRESS if host else SourceKind.OWN_ESTIMATE


def _currency_of(case: Case) -> str:
    return next(_currencies(case), "USD")


def _currencies(case: Case) -> Iterator[str]:
    return (row.currency for row in case.figures if row.currency)
