"""From an assessment to a report as data: which blocks, in which order.

What may not be seen is gone before anything is composed: everything below works
on the released assessment and never on the private one.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from diligence.amounts import day_in_words
from diligence.assessment import Assessment
from diligence.comparison import Comparison, compare
from diligence.report import company, versus, words
from diligence.report.document import Document
from diligence.report.redact import Released, release
from diligence.report.share import Share


def compose(
    value: Assessment | Comparison, share: Share = Share.TRUSTED, since: Assessment | None = None
) -> Document:
    """Say everything there is to say, in order, to the reader it is for.

    Parameters
    ----------
    value
        One assessment, or several side by side.
    share
        For whom; see `diligence.report.share.Share`.
    since
        One company's assessment of before, for what changed; not for several companies.
    """
    if isinstance(value, Assessment):
        released = release(value, share)
        before = None if since is None else release(since, share).assessment
        return Document(
            title=f"{released.assessment.name}: {released.assessment.verdict.words}",
            blocks=company.blocks(released, before),
            colophon=colophon(released.share, (released,)),
        )
    every = tuple(release(assessment, share) for assessment in value.assessments)
    comparison = compare(*(released.assessment for released in every))
    return Document(
        title=versus.title(comparison),
        blocks=versus.blocks(comparison, every),
        colophon=colophon(share, every),
        wide=True,
    )


_FOR = {
    Share.PRIVATE: "Made for yourself: it holds names, notes and private answers. Do not pass it on.",
    Share.TRUSTED: "Made for somebody you trust: without names and private answers.",
    Share.PUBLIC: "Made for anyone: only what rests on a public source, and judged on that alone.",
}


def colophon(share: Share, every: tuple[Released, ...]) -> tuple[str, ...]:
    """What a page was made from, for whom, and by what."""
    figures = sum(len(one.assessment.dossier.figures) for one in every)
    answers = sum(len(one.assessment.dossier.answers) for one in every)
    days = sorted({one.assessment.as_of for one in every})
    when = day_in_words(days[0])
    if len(days) > 1:
        when = f"days from {when} to {day_in_words(days[-1])}"
    said = f"{words.counted(figures, 'figure')} and {words.counted(answers, 'answer')}"
    return (
        f"Judged as of {when}, from {said}.",
        _FOR[share],
        "Arithmetic on what people said is not advice, and a claim is not a fact.",
        f"diligence {_version()}",
    )


def _version() -> str:
    try:
        return version("diligence")
    except PackageNotFoundError:
        return "from a working copy"
