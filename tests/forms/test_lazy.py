"""What the room offers, and that reading amounts needs no widgets."""

from __future__ import annotations

import subprocess
import sys

import pytest

import diligence.forms

PURE = (
    "answering",
    "day",
    "desk",
    "draft",
    "entry",
    "facts",
    "record",
    "wording",
)


def test_every_public_name_is_there() -> None:
    """Each name of __all__ is found where the lazy lookup says."""
    assert sorted(diligence.forms.__all__) == dir(diligence.forms)
    for name in diligence.forms.__all__:
        assert getattr(diligence.forms, name) is not None


def test_other_names_are_refused() -> None:
    """A name that isn't offered is an ordinary AttributeError."""
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = diligence.forms.nothing_here


def test_drafts_need_no_widgets() -> None:
    """The command line reads amounts without loading ipywidgets."""
    names = ", ".join(f"diligence.forms.{name}" for name in PURE)
    code = (
        f"import sys, {names}; from diligence.forms import figure_from; sys.exit('ipywidgets' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
