"""The command ``diligence``: joins words on a line to the rooms. No logic of its own.

Results go to standard output, messages to standard error. Exit 0: done; 1: could
not be done, in one line; 2: wrong usage.
"""

from __future__ import annotations

import gc
import os
import sys
from types import MappingProxyType

__all__ = ["main"]

_SPARED = MappingProxyType({"PYDANTIC_DISABLE_PLUGINS": "__all__", "OPENBLAS_NUM_THREADS": "1"})
"""Pydantic would look for plugins among all packages installed; OpenBLAS would start a thread
for each processor, for linear algebra that nothing here does."""

_FEW_COLLECTIONS = 100_000
"""Objects made before a search for garbage: nearly all that start-up makes is kept to the end."""


def main() -> None:
    """Run the command as a process of its own, which lives for a moment and need not tidy up."""
    # JupyterLab hands its environment on to people's notebooks, which may need what is spared here.
    if sys.argv[1:2] != ["lab"]:
        os.environ.update({name: value for name, value in _SPARED.items() if name not in os.environ})
    gc.set_threshold(_FEW_COLLECTIONS)
    from diligence.cli.app import main as run

    try:
        run()
    finally:
        # Otherwise the interpreter searches everything for garbage before it ends.
        gc.freeze()
