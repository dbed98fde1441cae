"""The warning that shows when the kernel has gone silent."""

from __future__ import annotations

import asyncio

import pytest

from diligence.forms import Heartbeat


def test_each_beat_draws_the_warning_anew() -> None:
    """The browser starts the wait over only when it is handed other markup."""
    heart = Heartbeat(silent_after=25)
    first = heart.widget.value
    heart.beat()
    assert heart.widget.value != first
    assert "linear 25s forwards" in first
    assert "Not responding" in first


def test_runs_until_cancelled() -> None:
    """It beats by itself and stops when its page is done."""

    async def live() -> tuple[str, str]:
        heart = Heartbeat()
        first = heart.widget.value
        task = asyncio.ensure_future(heart.run(every=0.01))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return first, heart.widget.value

    first, last = asyncio.run(live())
    assert first != last
