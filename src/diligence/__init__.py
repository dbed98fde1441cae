"""Company due diligence: is the start-up you may join default alive?

In a notebook::

    import diligence as dd

    page = dd.open("acme-robotics")
    page.figures()
    page.verdict()

Importing this package does no work and loads no numerical, table, chart or widget
library; names are fetched when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diligence import charts
    from diligence.analysis import futures, project, reconcile, sensitivity, simulate, stress_grid
    from diligence.assessment import assess, assess_all
    from diligence.bank import shipped_bank
    from diligence.comparison import no_job, staying
    from diligence.errors import DiligenceError
    from diligence.model import Dossier
    from diligence.notebook import companies, compare, overview, start
    from diligence.notebook import open_company as open
    from diligence.report import report
    from diligence.store import Workspace

__all__ = [
    "DiligenceError",
    "Dossier",
    "Workspace",
    "assess",
    "assess_all",
    "charts",
    "companies",
    "compare",
    "futures",
    "no_job",
    "open",
    "overview",
    "project",
    "reconcile",
    "report",
    "sensitivity",
    "shipped_bank",
    "simulate",
    "start",
    "staying",
    "stress_grid",
]

_HOMES = {
    "DiligenceError": ("diligence.errors", "DiligenceError"),
    "Dossier": ("diligence.model", "Dossier"),
    "Workspace": ("diligence.store", "Workspace"),
    "assess": ("diligence.assessment", "assess"),
    "assess_all": ("diligence.assessment", "assess_all"),
    "companies": ("diligence.notebook", "companies"),
    "compare": ("diligence.notebook", "compare"),
    "futures": ("diligence.analysis", "futures"),
    "no_job": ("diligence.comparison", "no_job"),
    "open": ("diligence.notebook", "open_company"),
    "overview": ("diligence.notebook", "overview"),
    "project": ("diligence.analysis", "project"),
    "reconcile": ("diligence.analysis", "reconcile"),
    "report": ("diligence.report", "report"),
    "sensitivity": ("diligence.analysis", "sensitivity"),
    "shipped_bank": ("diligence.bank", "shipped_bank"),
    "simulate": ("diligence.analysis", "simulate"),
    "start": ("diligence.notebook", "start"),
    "staying": ("diligence.comparison", "staying"),
    "stress_grid": ("diligence.analysis", "stress_grid"),
}


def __getattr__(name: str) -> Any:
    if name == "charts":
        return import_module("diligence.charts")
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    module, attribute = _HOMES[name]
    found = getattr(import_module(module), attribute)
    # The room "report" is a module of the same name; the function must win.
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
