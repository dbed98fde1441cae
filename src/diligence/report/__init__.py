"""What people send: an assessment or a comparison as one page that stands alone.

Data first (`compose` makes a `Document`), then one escaped page of HTML without
script, without anything loaded from anywhere, redacted unless asked otherwise.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from diligence.errors import MissingLibraryError
from diligence.report.files import write_whole
from diligence.report.share import Share, share_of

if TYPE_CHECKING:
    from diligence.assessment import Assessment
    from diligence.comparison import Comparison
    from diligence.report.document import Document

__all__ = ["Report", "Share", "report", "share_of"]


_FOR = {
    Share.PRIVATE: "a report for yourself",
    Share.TRUSTED: "a report for somebody you trust",
    Share.PUBLIC: "a report for anyone",
}


@dataclass(frozen=True)
class Report:
    """A report as a value.

    Attributes
    ----------
    document
        What it says, block by block.
    share
        For whom it was made.
    left_out
        What it does not show, one by one: for whoever sends it, and no part of it.
    """

    document: Document
    share: Share
    left_out: tuple[str, ...] = ()

    @cached_property
    def html(self) -> str:
        """The page, byte for byte the same for the same input."""
        from diligence.report.page import page

        return page(self.document)

    @property
    def notice(self) -> str:
        """How much of each kind it does not show, as its reader sees it; may be empty."""
        from diligence.report.document import Masthead

        return next(block.notice for block in self.document.blocks if isinstance(block, Masthead))

    def save(self, path: Path | str) -> Path:
        """Write the page, whole or not at all, and make its folder if need be.

        Raises
        ------
        UnwritableError
            When the system would not let us; what was there before is untouched.
        """
        return write_whole(Path(path), self.html.encode())

    def save_pdf(self, path: Path | str, paper: Literal["A4", "Letter"] = "A4") -> Path:
        """Write the page as PDF, whole or not at all.

        Raises
        ------
        MissingLibraryError
            Without the extra ``pdf``.
        MissingToolError
            Without Chromium.
        UnwritableError
            When the system would not let us; what was there before is untouched.
        """
        try:
            from diligence.report.pdf import pdf_of
        except ModuleNotFoundError as error:
            raise MissingLibraryError("playwright", "pdf", "a PDF") from error
        return write_whole(Path(path), pdf_of(self.html, paper))

    def _repr_html_(self) -> str:
        size = len(self.html.encode()) / 1000
        title = escape(self.document.title)
        return f"<p>{title}: {_FOR[self.share]}, {size:,.0f} kB. Write it with <code>.save(path)</code>.</p>"

    def __repr__(self) -> str:
        return f"<Report {self.document.title!r}, {self.share.value}>"


def report(
    value: Assessment | Comparison, share: Share | str = Share.TRUSTED, since: Assessment | None = None
) -> Report:
    """Make a report on one company, or on several side by side.

    Parameters
    ----------
    value
        An assessment, or a comparison.
    share
        ``"private"`` for yourself, ``"trusted"`` (names and private answers left
        out), or ``"public"`` (only what rests on a public source, and everything
        computed anew from that).
    since
        The same company as it was judged before: the report then says what changed.

    Raises
    ------
    ImpossibleInputError
        When `share` is none of the three.
    """
    from diligence.comparison import Comparison
    from diligence.report.compose import compose
    from diligence.report.left_out import list_left_out

    chosen = share_of(share)
    every = value.assessments if isinstance(value, Comparison) else (value,)
    left_out = tuple(
        f"{a.name}: {what}" if len(every) > 1 else what
        for a in every
        for what in list_left_out(a.dossier, chosen)
    )
    return Report(compose(value, chosen, since), chosen, left_out)


class _Room(ModuleType):
    """The room as a module that can be called like its one function.

    Python hangs a package's modules on it by name, so once anything has imported
    ``diligence.report``, that name is this module and no longer the function.
    """

    def __call__(
        self,
        value: Assessment | Comparison,
        share: Share | str = Share.TRUSTED,
        since: Assessment | None = None,
    ) -> Report:
        return report(value, share, since)


sys.modules[__name__].__class__ = _Room
