"""The templates of this room, ready to fill."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def templates() -> Environment:
    """Everything is escaped, and a name a template lacks is an error."""
    return Environment(
        loader=PackageLoader("diligence.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
