"""From a choice to a comparison: the companies that can be read, and why the others can't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.assessment import Assessment
from diligence.comparison import Comparison
from diligence.comparison import compare as side_by_side
from diligence.errors import BrokenFileError, NewerFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diligence.model import Choice
    from diligence.store import Workspace
    from diligence.workbench import Workbench


@dataclass(frozen=True)
class LeftOut:
    """A company that is not compared, since its file can't be read."""

    slug: str
    why: str


def gathered(
    companies: Iterable[str | Assessment], choice: Choice, bench: Workbench
) -> tuple[Comparison, tuple[LeftOut, ...]]:
    """Companies by name or as assessments, and staying where it was chosen.

    Raises
    ------
    UnknownCompanyError
        With near names.
    NothingToCompareError
        When none is left.
    """
    found: list[Assessment] = []
    left_out: list[LeftOut] = []
    for company in companies:
        if isinstance(company, Assessment):
            found.append(company)
            continue
        try:
            found.append(bench.judge(bench.workspace.load(company)))
        except (BrokenFileError, NewerFileError) as error:
            left_out.append(LeftOut(company, str(error)))
    staying = () if choice.staying is None else (choice.staying,)
    return side_by_side(*found, alternatives=staying), tuple(left_out)


def readable(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Slug and name of every company whose file can be read."""
    for slug in workspace.names():
        try:
            yield slug, workspace.load(slug).company.name
        except (BrokenFileError, NewerFileError):
            continue


def still_critical(choice: Choice, comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """The flags lifted earlier that are still there to lift."""
    there = {(veto.slug, flag) for veto in comparison.vetoes for flag in veto.flags}
    kept = {
        slug: tuple(flag for flag in flags if (slug, flag) in there) for slug, flags in choice.lifted.items()
    }
    return {slug: flags for slug, flags in kept.items() if flags}
