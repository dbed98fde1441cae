"""Prints the table of all ratios."""

from __future__ import annotations

import os
import platform
import sys

from benchmarks import companies, forms, futures, ranking, reports, saving, startup


def main() -> None:
    """Measure and print; nothing fails when a ratio is missed, since a busy machine proves nothing."""
    python = f"Python {platform.python_version()} on {os.cpu_count()} processors"
    print(f"{python}; each ratio is of two things measured in turns in this run\n")
    print(f"{'ratio':>8}  {'wanted':14} {'kept':5} {'seconds':>8}  what, against what")
    every = (futures, startup, saving, forms, companies, ranking, reports)
    for measure in (part.rows for part in every):
        for row in measure():
            kept = "yes" if row.kept else "NO"
            seconds = f"{row.seconds:8.3f}" if row.seconds else f"{'':8}"
            print(f"{row.ratio:8.2f}  {row.wanted:14} {kept:5} {seconds}  {row.what}, against {row.against}")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
