"""Forms, and the drafts behind them: what is typed becomes a record here.

The file is the truth and a widget only a view of it. What turns typing into
records (`draft`, `day`, `facts`, `answering`, `entry`) knows no widget, so that
the command line shares it and most tests need no screen. Nothing here opens a
file or reads a clock: both come in with a `Desk`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diligence.forms.company import company_form
    from diligence.forms.desk import Apply, Desk, Edit
    from diligence.forms.draft import Claim, Draft, figure_from
    from diligence.forms.figures import figures_form
    from diligence.forms.heartbeat import Heartbeat
    from diligence.forms.questions import questions_form
    from diligence.forms.weights import Board, Offered, choice_form

__all__ = [
    "Apply",
    "Board",
    "Claim",
    "Desk",
    "Draft",
    "Edit",
    "Heartbeat",
    "Offered",
    "choice_form",
    "company_form",
    "figure_from",
    "figures_form",
    "questions_form",
]

_HOMES = {
    "Apply": "desk",
    "Board": "weights",
    "Claim": "draft",
    "Desk": "desk",
    "Draft": "draft",
    "Edit": "desk",
    "Heartbeat": "heartbeat",
    "Offered": "weights",
    "choice_form": "weights",
    "company_form": "company",
    "figure_from": "draft",
    "figures_form": "figures",
    "questions_form": "questions",
}


# Lazy, because half of the callers are commands that never show a widget.
def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
