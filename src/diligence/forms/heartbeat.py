"""A sign that a form is still connected.

After a kernel restart a form stays on the page, takes typing, saves nothing and
says nothing. So the page hides a warning only as long as it hears from the
kernel: each beat draws the warning anew, and drawn anew it is hidden for a
while. No script is needed, and nothing has to notice the restart.
"""

from __future__ import annotations

import asyncio

import ipywidgets

EVERY_SECONDS = 8.0
SILENT_AFTER_SECONDS = 25.0
"""Three beats may be missed: a busy kernel is not a lost one."""

WARNING = (
    "Not responding: what you type below may not be saved. Copy what matters, "
    "and if no cell is running, run this one again."
)


class Heartbeat:
    """A warning above a form that shows when the kernel has gone silent.

    Parameters
    ----------
    silent_after
        Seconds without a beat until the warning shows.

    Attributes
    ----------
    widget
        Put it above a form.
    """

    def __init__(self, *, silent_after: float = SILENT_AFTER_SECONDS) -> None:
        self._style = (
            "<style>@keyframes dd-silence { from { visibility: hidden; max-height: 0; padding: 0; }"
            " to { visibility: visible; max-height: 12em; padding: 8px 0; } }"
            " .dd-silence { visibility: hidden; max-height: 0; overflow: hidden; font-weight: 600;"
            " max-width: 720px; white-space: normal;"
            f" animation: dd-silence 0s linear {silent_after}s forwards; }}</style>"
        )
        self._beats = 0
        self.widget = ipywidgets.HTML()
        self.widget.layout.height = "auto"
        self.beat()

    def beat(self) -> None:
        """Hide the warning for a while longer."""
        self._beats += 1
        self.widget.value = f'{self._style}<div class="dd-silence" data-beat="{self._beats}">{WARNING}</div>'

    async def run(self, every: float = EVERY_SECONDS) -> None:
        """Beat until cancelled; a page starts it on the kernel's own loop."""
        while True:
            await asyncio.sleep(every)
            self.beat()
