from __future__ import annotations
from analysis.builders import at, claim, plain
def test_x() -> None:
    assert plain().likely("cash") == 1_200_000
