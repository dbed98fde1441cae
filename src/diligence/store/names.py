"""Names of companies that are like one another."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from diligence.errors import UnknownCompanyError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEGAL = re.compile(r"-(?:inc|corp|corporation|co|company|ltd|limited|llc|gmbh|ag|sa|sas|bv|ab|plc|pty-ltd)$")
_ALIKE = 0.85


def unknown(slug: str, names: Sequence[str]) -> UnknownCompanyError:
    """What to say when no company is called so: which ones are called much like it."""
    meant = re.sub(r"[\W_]+", "-", slug.lower())
    return UnknownCompanyError(slug, get_close_matches(meant, names, n=3, cutoff=0.5), len(names))


def twins(slug: str, names: Sequence[str]) -> tuple[str, ...]:
    """Companies that may be the same one under another name.

    Examples
    --------
    >>> twins("acme-robotics-inc", ["acme", "acme-robotics", "globex"])
    ('acme-robotics',)
    >>> twins("everpix-2014", ["everpix-2013", "everpics-2014"])
    ('everpics-2014',)
    """
    others = {name: _bare(name) for name in names if name != slug}
    near = get_close_matches(_bare(slug), list(others.values()), n=3, cutoff=_ALIKE)
    # A digit tells two apart that were meant to be: another year, another fund.
    return tuple(n for n, bare in others.items() if bare in near and _digits(bare) == _digits(_bare(slug)))


def _bare(slug: str) -> str:
    return _LEGAL.sub("", slug)


def _digits(slug: str) -> list[str]:
    return re.findall(r"\d+", slug)
