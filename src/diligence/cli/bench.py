"""The workbench that commands judge by."""

from __future__ import annotations

from diligence.cli.output import say
from diligence.store import Workspace
from diligence.workbench import Workbench


def open_bench() -> Workbench:
    """The workspace of this folder with its own questions, rules and thresholds.

    What of them can't be used is said on standard error, and the command goes on.
    """
    bench = Workbench.open(Workspace.find())
    for error in bench.refused:
        say(f"diligence: not used: {error}")
    return bench
