"""Whether somebody sits at the kernel."""

from __future__ import annotations

import os
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from IPython import get_ipython

from diligence.notebook.view import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipywidgets import Widget

P = ParamSpec("P")
S = TypeVar("S")

NOBODY = View(
    "<p>This form is for typing, and the notebook was run by a program: "
    "open it with <code>diligence lab</code>.</p>",
    "This form is for typing, and the notebook was run by a program: open it with 'diligence lab'.",
)
"""Shown in place of a form."""


def attended() -> bool:
    """Whether whoever runs this cell could type into it.

    Programs that run notebooks (nbconvert, nbclient, papermill) forbid a cell to ask for
    input; JupyterLab and editors allow it. A program keeps the state of every form, with all
    that is typed in it, inside the notebook it writes, so for a program there is no form.
    Voila runs notebooks like a program too, and shows them to somebody: it writes none.
    Outside of a notebook the answer is yes.
    """
    if os.environ.get("SERVER_SOFTWARE", "").startswith("voila"):
        return True
    shell = get_ipython()
    kernel = getattr(shell, "kernel", None)
    return kernel is None or bool(getattr(kernel, "_allow_stdin", True))


def for_people(form: Callable[Concatenate[S, P], Widget]) -> Callable[Concatenate[S, P], Widget | View]:
    """A form that is made only where somebody could type into it."""

    @wraps(form)
    def made(page: S, /, *args: P.args, **kwargs: P.kwargs) -> Widget | View:
        return form(page, *args, **kwargs) if attended() else NOBODY

    return made
