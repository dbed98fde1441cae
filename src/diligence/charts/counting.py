"""How many of all, as a sentence begins: for titles that are answers."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def in_letters(count: int) -> str:
    """A small number as a word.

    Examples
    --------
    >>> in_letters(3), in_letters(12)
    ('Three', '12')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def some_of(part: int, whole: int, one: str, many: str) -> str:
    """A sentence on how many of all do something.

    Parameters
    ----------
    one, many
        What they do, as said of one and of several.

    Examples
    --------
    >>> some_of(2, 5, "has money", "have money"), some_of(0, 2, "lives", "live")
    ('Two of five have money', 'Neither lives')
    >>> some_of(3, 3, "lives", "live"), some_of(1, 4, "lives", "live")
    ('All three live', 'One of four lives')
    """
    pair = 2
    if whole == pair and part in (0, pair):
        return f"Both {many}" if part else f"Neither {one}"
    if part == whole:
        return f"All {in_letters(whole).lower()} {many}"
    return f"{in_letters(part)} of {in_letters(whole).lower()} {one if part <= 1 else many}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names in a row; more than `most` are counted.

    Examples
    --------
    >>> listed(["A"]), listed(["A", "B", "C"]), listed(["A", "B", "C"], 2)
    ('A', 'A, B and C', 'A, B and 1 more')
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
