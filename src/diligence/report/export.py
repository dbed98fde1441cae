"""Other ways out: what a report holds, as data for other programs."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from diligence.assessment import Assessment, plain_assessment
from diligence.comparison import Comparison, compare
from diligence.comparison.plain import plain_comparison
from diligence.report.commas import csv_text
from diligence.report.compose import compose
from diligence.report.grid import company_grids, comparison_grids
from diligence.report.markdown import markdown
from diligence.report.redact import release
from diligence.report.share import Share, share_of

if TYPE_CHECKING:
    from diligence.report.grid import Grid


class Form(StrEnum):
    """What an export is written as; the value is the ending of its file.

    ``json`` everything, by the published schema; ``csv`` the figures of a company or
    the measures of several; ``xlsx`` all tables; ``md`` the report in words.
    """

    JSON = "json"
    CSV = "csv"
    EXCEL = "xlsx"
    MARKDOWN = "md"


def export(value: Assessment | Comparison, form: Form, share: Share | str = Share.TRUSTED) -> bytes:
    """What there is to say of one company or several, for another program.

    What `share` does not allow is gone before anything is written, as in a report.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.assessment import assess
    >>> from diligence.model import Company, Dossier
    >>> empty = assess(Dossier(company=Company(slug="acme", name="Acme")), as_of=date(2026, 1, 31))
    >>> export(empty, Form.CSV).decode().partition(",")[0]
    'metric'
    """
    chosen = share_of(share)
    if form is Form.MARKDOWN:
        return markdown(compose(value, chosen)).encode()
    if isinstance(value, Assessment):
        one = release(value, chosen).assessment
        return _written(form, plain_assessment(one), company_grids(one))
    several = compare(*(release(each, chosen).assessment for each in value.assessments))
    return _written(form, plain_comparison(several), tuple(reversed(comparison_grids(several))))


def _written(form: Form, plain: dict[str, object], grids: tuple[Grid, ...]) -> bytes:
    if form is Form.JSON:
        return (json.dumps(plain, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()
    return csv_text(grids[0]).encode() if form is Form.CSV else _workbook(grids)


def _workbook(grids: tuple[Grid, ...]) -> bytes:
    from diligence.report.spreadsheet import workbook  # noqa: PLC0415 - few need it, and it takes a while

    return workbook(grids)
