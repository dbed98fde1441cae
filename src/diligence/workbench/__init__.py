"""A workspace with everything that its companies are judged by."""

from __future__ import annotations

from diligence.workbench.workbench import Workbench

__all__ = ["Workbench"]
