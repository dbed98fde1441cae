"""The question bank: what to ask a company, as data, and the reading of it.

The questions are in TOML files beside this module, one for each theme, and are
written by hand. They hold no code and no thresholds; what an answer means for
the verdict is decided by the flags. A file that does not fit is refused with
its place and what to do about it, never read in part.
"""

from __future__ import annotations

from diligence.bank.load import bank_with, load_theme, shipped_bank
from diligence.bank.written import WrittenFile, read_toml

__all__ = ["WrittenFile", "bank_with", "load_theme", "read_toml", "shipped_bank"]
