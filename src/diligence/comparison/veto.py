"""The veto: a critical flag keeps a company from the first place until the reader lifts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.errors import ImpossibleInputError
from diligence.model import Colour, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diligence.assessment import Assessment
    from diligence.flags import Flag


@dataclass(frozen=True)
class Veto:
    """Critical flags of one cause.

    Attributes
    ----------
    slug, name
        Of the company.
    flags
        Ids, the one that stands for the cause first.
    title
        Of that one.
    lifted
        Whether the reader has looked into it and lifted it.
    """

    slug: str
    name: str
    flags: tuple[str, ...]
    title: str
    lifted: bool = False

    @property
    def in_words(self) -> str:
        """The title, with the id where it is one of the catalogue and short."""
        return self.title if "." in self.flags[0] else f"{self.title} ({self.flags[0]})"


def vetoes_of(assessment: Assessment, name: str, lifted: Iterable[str]) -> tuple[Veto, ...]:
    """One for each cause of which a critical flag was raised; lifting any flag of a cause lifts it."""
    by_cause: dict[str, list[Flag]] = {}
    for flag in assessment.flags:
        if flag.colour is Colour.RED and flag.severity is Severity.CRITICAL:
            by_cause.setdefault(flag.cause, []).append(flag)
    chosen, slug = set(lifted), assessment.dossier.company.slug
    return tuple(
        Veto(slug, name, tuple(f.id for f in flags), flags[0].title, bool(chosen & {f.id for f in flags}))
        for flags in by_cause.values()
    )


def check_lifted(lift: Mapping[str, Iterable[str]], assessments: Sequence[Assessment]) -> None:
    """Refuse to lift what is not there: a slip of the pen must not pass for a decision.

    Raises
    ------
    ImpossibleInputError
        For a company that is not compared, or a flag that is not critical for it.
    """
    for slug, flags in lift.items():
        found = [a for a in assessments if a.dossier.company.slug == slug]
        if not found:
            compared = ", ".join(a.dossier.company.slug for a in assessments)
            which = "a company whose flag is lifted"
            raise ImpossibleInputError(which, f"one of {compared}", repr(slug))
        critical = {flag for a in found for veto in vetoes_of(a, "", ()) for flag in veto.flags}
        for flag in flags:
            if flag not in critical:
                known = f"one of its critical flags ({', '.join(sorted(critical)) or 'it has none'})"
                which = f"a flag of {slug} that is lifted"
                raise ImpossibleInputError(which, known, repr(flag))
