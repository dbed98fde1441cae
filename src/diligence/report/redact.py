"""What may leave the house: a dossier built anew from what its reader may see.

Nothing is taken out of the private dossier; a new one is built, field by field,
from an allow-list. A field somebody adds later is therefore left out until it is
allowed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

from diligence.assessment import Assessment, assess
from diligence.errors import ImpossibleInputError
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


class Share(StrEnum):
    """For whom a report is made.

    ``private`` for yourself: everything. ``trusted`` for somebody who may see the
    figures: no names, no private answers, nothing word for word as typed.
    ``public``: no confidential figure either, and nothing without a public source.
    """

    PRIVATE = "private"
    TRUSTED = "trusted"
    PUBLIC = "public"

    def file_name(self, stem: str) -> str:
        """The report's file: the version for trusted readers has the plain name, the others say so.

        Examples
        --------
        >>> Share.TRUSTED.file_name("acme"), Share.PRIVATE.file_name("acme")
        ('acme.html', 'acme-private.html')
        """
        return f"{stem}.html" if self is Share.TRUSTED else f"{stem}-{self.value}.html"


UNREADABLE = "what was entered could not be read"


@dataclass(frozen=True)
class LeftOut:
    """How many of each kind of thing a version does not show."""

    names: int = 0
    answers: int = 0
    figures: int = 0
    notes: int = 0
    statements: int = 0

    @property
    def words(self) -> str:
        """One sentence for the reader, or an empty string.

        Examples
        --------
        >>> LeftOut(names=2, answers=3).words
        'Left out of this version: 3 private answers and 2 names.'
        """
        kinds = (
            (self.answers, "private answer", "private answers"),
            (self.figures, "confidential figure", "confidential figures"),
            (self.names, "name", "names"),
            (self.notes, "note on a confidential figure", "notes on confidential figures"),
            (self.statements, "statement without a public source", "statements without a public source"),
        )
        parts = [f"{count} {one if count == 1 else many}" for count, one, many in kinds if count]
        if not parts:
            return ""
        listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
        return f"Left out of this version: {listed}."


@dataclass(frozen=True)
class Released:
    """An assessment its reader may see, and what it does not show."""

    assessment: Assessment
    share: Share
    left_out: LeftOut


def share_of(share: Share | str) -> Share:
    """A share by its name.

    Raises
    ------
    ImpossibleInputError
        With the three names there are.
    """
    try:
        return Share(share)
    except ValueError:
        raise ImpossibleInputError("share", "private, trusted or public", repr(share)) from None


def release(assessment: Assessment, share: Share) -> Released:
    """The assessment of what the reader may see, computed anew from that alone.

    The simulated futures are kept where every figure is, so that a report for
    somebody trusted has the same odds as the notebook, whatever its seed.
    """
    if share is Share.PRIVATE:
        return Released(assessment, share, LeftOut())
    dossier = redacted(assessment.dossier, share)
    fresh = assess(
        dossier,
        as_of=assessment.as_of,
        bank=assessment.bank,
        rules=assessment.rules,
        thresholds=assessment.thresholds,
    )
    if len(dossier.figures) == len(assessment.dossier.figures):
        fresh = replace(fresh, analysis=replace(fresh.analysis, odds=assessment.odds))
    return Released(fresh, share, _left_out(assessment.dossier, dossier, share))


def redacted(dossier: Dossier, share: Share) -> Dossier:
    """A dossier with nothing in it that its reader may not see."""
    names = _aliases(dossier)
    figures = [f for f in dossier.figures if not (share is Share.PUBLIC and f.confidential)]
    answers = [a for a in dossier.answers if not a.private]
    talks = dossier.conversations if share is Share.TRUSTED else ()
    people = list(dict.fromkeys(map(dossier.teller_of, answers)))
    facts = [f for f in dossier.facts if share is Share.TRUSTED or web_address(f.source_url)]
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
        facts=tuple(Fact(topic=f.topic, statement=f.statement, source_url=f.source_url) for f in facts),
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
    source, closed = figure.source, figure.confidential
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
            url="" if closed else web_address(source.url),
            note="" if closed else source.note,
        ),
        trust=figure.trust,
        confidential=closed,
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


def _left_out(private: Dossier, released: Dossier, share: Share) -> LeftOut:
    kept_confidential = [f for f in private.figures if f.confidential] if share is Share.TRUSTED else []
    return LeftOut(
        names=len(set(_names(private))),
        answers=len(private.answers) - len(released.answers),
        figures=len(private.figures) - len(released.figures),
        notes=sum(bool(f.source.note or f.source.url) for f in kept_confidential),
        statements=len(private.facts) - len(released.facts),
    )


def _names(dossier: Dossier) -> Iterator[str]:
    yield from (f.source.who for f in dossier.figures if f.source.who)
    yield from (talk.name for talk in dossier.conversations if talk.name)


def web_address(url: str) -> str:
    """The address if a reader may follow it: http or https, no user name in it; else empty.

    Examples
    --------
    >>> web_address("https://example.org/a?b=c")
    'https://example.org/a?b=c'
    >>> web_address("javascript:alert(1)"), web_address("https://user:secret@example.org")
    ('', '')
    """
    plain = url.strip()
    if not plain.isprintable() or " " in plain:
        return ""
    try:
        parts = urlsplit(plain)
        host, user = parts.hostname, parts.username
    except ValueError:
        return ""
    return plain if parts.scheme in ("http", "https") and host and user is None else ""
