"""Where the casebook and the notebooks that come with the package are.

An installed package carries them inside; in a checkout they are the folders at
its top.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def casebook_folder() -> Path:
    """The folder of the shipped real cases."""
    packaged = _PACKAGE / "shipped" / "casebook"
    return packaged if packaged.is_dir() else _CHECKOUT / "data" / "casebook"


def notebooks_folder() -> Path:
    """The folder of the shipped notebooks."""
    packaged = _PACKAGE / "shipped" / "notebooks"
    return packaged if packaged.is_dir() else _CHECKOUT / "notebooks"
