"""One of four states for every company, from both readings and all ranges."""

from __future__ import annotations

import pytest

from charts.samples import case, company, nothing_known
from diligence.charts.state import State, state_of

STATES = {
    "everpix-2013": State.DEAD,
    "gumroad-2015": State.DEAD,
    "zoom-2019": State.ALIVE,
    "wework-2019": State.UNDECIDED,
    "buffer-2016": State.UNDECIDED,
    "convertkit-2016": State.ALIVE,
    "builder-ai-2025": State.UNKNOWN,
    "fast-2022": State.DEAD,
}


@pytest.mark.parametrize("slug", STATES)
def test_the_casebook_has_all_four(slug: str) -> None:
    """WeWork's terms disagree, Buffer's ranges do; ConvertKit may drop from profitable to alive."""
    assert state_of(case(slug)) is STATES[slug]


def test_a_tiny_base_is_no_verdict() -> None:
    """Revenue too small for growth to mean anything is not known, neither alive nor dead."""
    assert state_of(company(revenue=100, expenses=5_000, growth=0.2, cash=400_000)) is State.UNKNOWN


def test_nothing_known_is_unknown() -> None:
    """An empty dossier is neither alive nor dead."""
    assert state_of(nothing_known()) is State.UNKNOWN
