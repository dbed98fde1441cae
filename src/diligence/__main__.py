"""``python -m diligence`` is the command ``diligence``."""

from __future__ import annotations

from diligence.cli import main

main()
