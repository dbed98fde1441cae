"""What a change to the dossier changed in the judgement, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.analysis.story import amount_in_words, label_of
from diligence.model import Colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.assessment.assess import Assessment

WORTH_SAYING_SHARE = 0.01
"""Odds that move less than this are not told."""

_FIGURES_NAMED = 2
_FLAGS_NAMED = 2


def what_turned(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """What is different now: the verdict with the figures that moved, the odds, the flags.

    Nothing is said where nothing that a reader acts on has changed. A figure is named by
    what was stated; one that merely follows from others is not.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.assessment import assess
    >>> from diligence.model import Company, Dossier
    >>> empty = assess(Dossier(company=Company(slug="acme", name="Acme")), as_of=date(2026, 1, 31))
    >>> what_turned(empty, empty)
    ()
    """
    return (*_verdict(before, after), *_odds(before, after), *_flags(before, after))


def _verdict(before: Assessment, after: Assessment) -> Iterator[str]:
    was, now = _standing(before), _standing(after)
    if was != now:
        moved = "; ".join(list(_moved(before, after))[:_FIGURES_NAMED])
        yield f"{was[:1].upper()}{was[1:]} → {now}{f': {moved}' if moved else ''}."


def _standing(found: Assessment) -> str:
    return found.verdict.words if found.analysis.firm else f"{found.verdict.words}, not firmly"


def _moved(before: Assessment, after: Assessment) -> Iterator[str]:
    """Every stated figure whose likely value is another one, as "Net burn $120k → $180k a month"."""
    currency = after.position.currency
    for metric in dict.fromkeys((*before.position.values, *after.position.values)):
        old, new = before.position.get(metric), after.position.get(metric)
        if (old is None or old.is_derived) and (new is None or new.is_derived):
            continue
        if (
            old is not None
            and new is not None
            and (old.low, old.likely, old.high) == (new.low, new.likely, new.high)
        ):
            continue
        was = "not known" if old is None else amount_in_words(metric, old.likely, currency, per="")
        now = "not known" if new is None else amount_in_words(metric, new.likely, currency)
        yield f"{label_of(metric).lower()} {was} → {now}"


def _odds(before: Assessment, after: Assessment) -> Iterator[str]:
    was, now = (found.odds.alive[24].value for found in (before, after))
    if was is not None and now is not None and abs(was - now) >= WORTH_SAYING_SHARE:
        yield f"Alive in 24 months: {was * 100:.0f} → {now * 100:.0f} in 100."


def _flags(before: Assessment, after: Assessment) -> Iterator[str]:
    was, now = (
        {flag.id: flag for flag in found.flags if flag.colour is Colour.RED} for found in (before, after)
    )
    for words, ids, flags in (
        ("New flag", now.keys() - was.keys(), now),
        ("Gone", was.keys() - now.keys(), was),
    ):
        worst = sorted((flags[name] for name in ids), key=lambda flag: (flag.severity.rank, flag.id))
        if worst:
            named = "; ".join(f"{flag.title} ({flag.severity})" for flag in worst[:_FLAGS_NAMED])
            more = f" and {len(worst) - _FLAGS_NAMED} more" if len(worst) > _FLAGS_NAMED else ""
            yield f"{words}: {named}{more}."
