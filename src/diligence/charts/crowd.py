"""How many companies a picture can hold; the others are counted below it and stand in the table."""

from __future__ import annotations

MOST_ROWS = 40

MOST_PANELS = 12

MOST_WRITTEN = 16
"""On a page more names beside dots than this give way to numbers."""

MOST_NUMBERED = 60
"""More dots than this have neither names nor numbers."""


def left_out(count: int, most: int, which: str) -> str:
    """Who is drawn of more than a picture holds, and how many are not; empty where all are.

    Examples
    --------
    >>> left_out(15, 12, "likeliest to live"), left_out(12, 12, "likeliest to live")
    ('Drawn are the 12 likeliest to live; 3 more are in the table.', '')
    """
    return f"Drawn are the {most} {which}; {count - most} more are in the table." if count > most else ""
