"""What of a workspace's own questions, rules and thresholds is not used, said in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diligence.workbench import Workbench


def refused_in_html(bench: Workbench) -> str:
    """A line for each file that is not used, and why; empty where all are."""
    return "".join(f"<p><b>Not used:</b> {escape(str(error))}</p>" for error in bench.refused)
