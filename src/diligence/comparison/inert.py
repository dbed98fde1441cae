"""Text for spreadsheets: never a formula, never a sign that can't be printed."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_FORMULA = re.compile(
    r"[\t\r]|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]"
)


def inert(text: str) -> str:
    r"""A text that no spreadsheet takes for a formula, and without signs that can't be printed.

    What begins like a formula gets an apostrophe in front, which spreadsheets show as
    text; so does one that hides the beginning behind blanks, or begins with a tab.

    References
    ----------
    OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection

    Examples
    --------
    >>> inert("=1+1"), inert(" @SUM(A1)"), inert("1 + 1")
    ("'=1+1", "' @SUM(A1)", '1 + 1')
    >>> inert("a\x00b")
    'ab'
    """
    printable = _CONTROL.sub("", text)
    return f"'{printable}" if _FORMULA.match(printable) else printable
