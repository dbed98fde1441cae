"""From files of older schemas to the one this version writes, a step at a time."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Plain = dict[str, Any]

STEPS: Mapping[int, Callable[[Plain], Plain]] = MappingProxyType({})
"""Schema -> what brings a file of it to the next one.

A field that is new needs no step and no number: it has a default, and versions
that don't know it keep it. The number goes up when what was there is renamed,
moved or means something else, so that an older version would misread it.
"""

SCHEMA = 1 + len(STEPS)
"""Number of the file format this version writes, and the highest it reads."""


def migrated(plain: Plain, schema: int, steps: Mapping[int, Callable[[Plain], Plain]]) -> Plain:
    """Bring the plain values of an older file up to this version, through every schema between.

    The file itself is not touched: it stays a state of the history when the
    dossier is next saved.

    Examples
    --------
    >>> renamed = {1: lambda old: {"b": old["a"]}, 2: lambda old: {"c": old["b"]}}
    >>> migrated({"a": 7}, 1, renamed), migrated({"c": 7}, 3, renamed)
    ({'c': 7}, {'c': 7})
    """
    for number in range(schema, 1 + len(steps)):
        plain = steps[number](plain)
    return plain
