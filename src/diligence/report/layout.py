"""The templates of this room, ready to fill."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

_LONG_WORD = re.compile(r"\S{29,}")
_PIECE = 24


@cache
def templates() -> Environment:
    """Everything is escaped, and a name a template lacks is an error."""
    environment = Environment(
        loader=PackageLoader("diligence.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["soft"] = soft
    environment.filters["asking"] = asking
    return environment


def soft(text: str) -> Markup:
    """A text in which very long words may break, so that no cell grows wider than the page.

    Examples
    --------
    >>> soft("<short>"), soft("a" * 30)
    (Markup('&lt;short&gt;'), Markup('aaaaaaaaaaaaaaaaaaaaaaaa<wbr>aaaaaa'))
    """
    found = Markup()
    end = 0
    for word in _LONG_WORD.finditer(text):
        pieces = [word[0][at : at + _PIECE] for at in range(0, len(word[0]), _PIECE)]
        found += escape(text[end : word.start()]) + Markup("<wbr>").join(pieces)
        end = word.end()
    return found + escape(text[end:])


def asking(whom: str) -> str:
    """Whom to ask, as the beginning of a sentence.

    Examples
    --------
    >>> asking("founder"), asking("yourself")
    ('Ask the founder', 'Ask yourself')
    """
    return "Ask yourself" if whom == "yourself" else f"Ask the {whom}"
