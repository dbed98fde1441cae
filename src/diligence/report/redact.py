"""What may leave the house: a dossier built anew from what its reader may see.

Nothing is taken out of the private dossier; a new one is built, field by field,
from an allow-list. A field somebody adds later is therefore left out until it is
allowed here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from diligence.assessment import Assessment, assess
from diligence.flags import Broken
from diligence.model import (
    METRICS,
    Aftermath,
    Answer,
    Company,
    Conversation,
    Dossier,
    ExchangeRate,
    Fact,
    Figure,
    Source,
)
from diligence.report.address import web_address
from diligence.report.left_out import LeftOut, count_left_out, may_leave, note_may_leave
from diligence.report.share import Share

UNREADABLE = "what was entered could not be read"


@dataclass(frozen=True)
class Released:
    """An assessment its reader may see, and what it does not show."""

    assessment: Assessment
    share: Share
    left_out: LeftOut


def release(assessment: Assessment, share: Share) -> Released:
    """The assessment of what the reader may see, computed anew from that alone.

    The simulated futures are kept where every figure is, so that a report for
    somebody trusted has the same odds as the notebook, whatever its seed.
    """
    dossier = redacted(assessment.dossier, share)
    if share is Share.PRIVATE:
        fresh = assessment
    else:
        fresh = assess(
            dossier,
            as_of=assessment.as_of,
            bank=assessment.bank,
            rules=assessment.rules,
            thresholds=assessment.thresholds,
        )
    if len(dossier.figures) == len(assessment.dossier.figures):
        fresh = replace(fresh, analysis=replace(fresh.analysis, odds=assessment.odds))
    fresh = replace(fresh, broken=tuple(Broken(b.rule, _kind_of(b.problem)) for b in fresh.broken))
    return Released(fresh, share, count_left_out(assessment.dossier, share))


def _kind_of(problem: str) -> str:
    """The kind of exception alone: its words may hold a path, or whatever a rule of one's own read."""
    kind = problem.partition(":")[0].rpartition(".")[2]
    return kind if kind.isidentifier() else "an exception"


def redacted(dossier: Dossier, share: Share) -> Dossier:
    """A dossier with nothing in it that its reader may not see."""
    if share is Share.PRIVATE:
        return dossier
    names = _aliases(dossier)
    figures = [f for f in dossier.figures if may_leave(f, share)]
    answers = [a for a in dossier.answers if may_leave(a, share)]
    facts = [f for f in dossier.facts if may_leave(f, share)]
    talks = dossier.conversations if share is Share.TRUSTED else ()
    people = list(dict.fromkeys(map(dossier.teller_of, answers)))
    return Dossier(
        company=_company(dossier.company),
        as_of=dossier.as_of,
        figures=tuple(_figure(f, f"f{n}", names) for n, f in enumerate(figures, 1)),
        answers=tuple(
            _answer(a, f"a{n}", f"p{people.index(dossier.teller_of(a))}") for n, a in enumerate(answers, 1)
        ),
        conversations=tuple(
            Conversation(id=f"c{n}", on=talk.on, role=talk.role, minutes=talk.minutes)
            for n, talk in enumerate(talks, 1)
        ),
        facts=tuple(
            Fact(topic=f.topic, statement=f.statement, source_url=web_address(f.source_url)) for f in facts
        ),
        aftermath=_aftermath(dossier.aftermath),
        rates=tuple(_rate(rate, share) for rate in dossier.rates),
    )


def _rate(rate: ExchangeRate, share: Share) -> ExchangeRate:
    source = rate.source if share is Share.TRUSTED else web_address(rate.source)
    return ExchangeRate(
        currency=rate.currency, into=rate.into, rate=rate.rate, as_of=rate.as_of, source=source
    )


def _company(company: Company) -> Company:
    return Company(
        slug=company.slug,
        name=company.name,
        does=company.does,
        website=company.website,
        sector=company.sector,
        stage=company.stage,
        founded=company.founded,
        country=company.country,
        currency=company.currency,
        capital_intensive=company.capital_intensive,
    )


def _figure(figure: Figure, new_id: str, names: dict[tuple[str, str], str]) -> Figure:
    source, published = figure.source, note_may_leave(figure)
    return Figure(
        id=new_id,
        metric=figure.metric if figure.metric in METRICS else "unknown",
        low=figure.low,
        likely=figure.likely,
        high=figure.high,
        currency=figure.currency,
        per=figure.per,
        as_of=figure.as_of,
        source=Source(
            kind=source.kind,
            who=names.get((source.kind, source.who), ""),
            url=web_address(source.url) if published else "",
            note=source.note if published else "",
        ),
        trust=figure.trust,
        confidential=figure.confidential,
        problem=UNREADABLE if figure.problem else "",
    )


def _answer(answer: Answer, new_id: str, person: str) -> Answer:
    return Answer(
        id=new_id,
        question=answer.question,
        rating=answer.rating,
        silence=answer.silence,
        signals=answer.signals,
        value=answer.value,
        text=answer.text,
        by=answer.by,
        # Two founders stay two, though nobody can tell which of them it was.
        conversation=person if answer.conversation else "",
        as_of=answer.as_of,
        private=False,
        source_url=web_address(answer.source_url),
    )


def _aftermath(aftermath: Aftermath | None) -> Aftermath | None:
    if aftermath is None:
        return None
    return Aftermath(outcome=aftermath.outcome, outcome_date=aftermath.outcome_date)


def _aliases(dossier: Dossier) -> dict[tuple[str, str], str]:
    """A role and a number for each name, so that two people stay two people: founder 1."""
    found: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    for figure in dossier.figures:
        key = (figure.source.kind, figure.source.who)
        if figure.source.who and key not in found:
            counts[key[0]] = counts.get(key[0], 0) + 1
            found[key] = f"{key[0]} {counts[key[0]]}"
    return found
