"""The start page: a new company, and all that are here."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipywidgets import HTML, VBox

from diligence.errors import BrokenFileError, NewerFileError
from diligence.forms.new_company import NewCompany
from diligence.notebook.attended import attended
from diligence.notebook.connected import connected
from diligence.notebook.register import companies
from diligence.notebook.view import View
from diligence.store import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class _Office:
    """Makes companies in a workspace, and says so."""

    workspace: Workspace
    after: Callable[[], None]

    def names(self) -> Mapping[str, str]:
        """Every company's name, by its slug; of one whose file can't be read, the slug."""
        return {slug: self._name(slug) for slug in self.workspace.names()}

    def make(self, name: str, currency: str) -> str:
        """Make one; the list shows it a little later."""
        slug = self.workspace.create(name, currency).company.slug
        self.after()
        return slug

    def _name(self, slug: str) -> str:
        try:
            return self.workspace.load(slug).company.name
        except (BrokenFileError, NewerFileError):
            return slug


def start(workspace: Workspace | None = None) -> VBox | View:
    """Make a new company, and see all that are here.

    Parameters
    ----------
    workspace
        The one this notebook is in, unless given.

    Raises
    ------
    NotAWorkspaceError
        When the notebook is not in a workspace.
    """
    place = workspace or Workspace.find()
    if not attended():
        return companies(place)
    listed = HTML()

    def show() -> None:
        listed.value = companies(place).html

    def show_when_idle() -> None:
        # Every company is judged anew, which takes a while; what was made is said before.
        try:
            asyncio.get_running_loop().call_soon(show)
        except RuntimeError:
            show()

    show()
    return connected(VBox([NewCompany(_Office(place, show_when_idle)).widget, listed]))
