"""The page: joins a form to the store, the assessment and the charts. No logic of its own."""

from __future__ import annotations

from diligence.notebook.comparison import ComparisonPage, compare
from diligence.notebook.many import OverviewPage, overview
from diligence.notebook.page import Page, open_company
from diligence.notebook.register import companies
from diligence.notebook.start_page import start

__all__ = [
    "ComparisonPage",
    "OverviewPage",
    "Page",
    "companies",
    "compare",
    "open_company",
    "overview",
    "start",
]
