"""The command ``diligence``: joins words on a line to the rooms. No logic of its own.

Results go to standard output, messages to standard error. Exit 0: done; 1: could
not be done, in one line; 2: wrong usage.
"""

from __future__ import annotations

from diligence.cli.app import main

__all__ = ["main"]
