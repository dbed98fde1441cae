"""Uniform numbers by name, so that nobody's luck depends on who else is there."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def luck(samples: int, seed: int, *names: str) -> NDArray[np.float64]:
    """Uniform numbers from 0 to below 1, a stream of its own for each combination of names.

    The same seed and names give the same numbers on every machine, in any order and company.

    Examples
    --------
    >>> same = luck(2, 0, "acme", "runway"), luck(2, 0, "acme", "runway"), luck(2, 0, "globex", "runway")
    >>> bool((same[0] == same[1]).all()), bool((same[0] == same[2]).any())
    (True, False)
    """
    name = "\x1f".join(names).encode()
    words = np.frombuffer(blake2b(name, digest_size=16).digest(), "<u4")
    return np.random.default_rng([seed, *(int(word) for word in words)]).random(samples)
