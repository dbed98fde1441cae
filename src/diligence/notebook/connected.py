"""A form that says so itself when the kernel behind it is gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ipywidgets import VBox

from diligence.forms import Heartbeat

if TYPE_CHECKING:
    from ipywidgets import Widget

_BEATING: set[asyncio.Task[None]] = set()
"""An event loop keeps no hold on its tasks; without one here they would be collected."""


def connected(form: Widget) -> VBox:
    """Put a warning above a form that shows when nothing typed there would be saved.

    Where no event loop runs there is no page that could lose its kernel, and the
    form stands alone.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return VBox([form])
    heart = Heartbeat()
    task = loop.create_task(heart.run())
    _BEATING.add(task)
    task.add_done_callback(_BEATING.discard)
    return VBox([heart.widget, form])
