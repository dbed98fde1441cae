"""The workbench: a workspace, and the questions, rules and thresholds its companies are judged by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diligence.assessment import Assessment, assess
from diligence.bank import bank_with
from diligence.flags import RULES, Rule, Thresholds
from diligence.model import Bank
from diligence.workbench.rules import rules_in
from diligence.workbench.thresholds import thresholds_in

if TYPE_CHECKING:
    from datetime import date

    from diligence.errors import BrokenFileError
    from diligence.model import Dossier
    from diligence.store import Workspace


@dataclass(frozen=True)
class Workbench:
    """A workspace with everything that its companies are judged by.

    Attributes
    ----------
    workspace
        The folder.
    bank
        The shipped questions with those of ``data/questions``.
    rules
        The shipped rules and those of ``data/rules``.
    thresholds
        The shipped ones with those of ``data/thresholds.toml``.
    refused
        Why a file of the workspace is not used. The others are, and the shipped parts always.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from diligence.store import Workspace
    >>> bench = Workbench.open(Workspace.make(Path(tempfile.mkdtemp())))
    >>> bench.judge(bench.workspace.create("Acme Robotics")).verdict
    <Verdict.NOT_ENOUGH_DATA: 'not_enough_data'>
    """

    workspace: Workspace
    bank: Bank
    rules: tuple[Rule, ...] = RULES
    thresholds: Thresholds = field(default_factory=Thresholds)
    refused: tuple[BrokenFileError, ...] = ()

    @classmethod
    def open(cls, workspace: Workspace) -> Workbench:
        """Read what the workspace adds to the shipped questions, rules and thresholds.

        Files of rules are run: they are programs.
        """
        data = workspace.root / "data"
        bank, misread = bank_with(data / "questions")
        own, stopped = rules_in(data / "rules")
        thresholds, wrong = thresholds_in(data / "thresholds.toml")
        return cls(workspace, bank, (*RULES, *own), thresholds, (*misread, *stopped, *wrong))

    def judge(self, dossier: Dossier, as_of: date | None = None) -> Assessment:
        """Assess a company by all of these.

        Parameters
        ----------
        as_of
            The day of the judgement; the dossier's own or else today, unless given.
        """
        return assess(
            dossier,
            as_of=as_of or self.workspace.day_of(dossier),
            bank=self.bank,
            rules=self.rules,
            thresholds=self.thresholds,
        )
