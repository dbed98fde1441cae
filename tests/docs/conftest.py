"""The command, for these tests."""

from __future__ import annotations

from command import run

__all__ = ["run"]
