"""From the numbers on the axes to pixels and back, for placing labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.charts import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Scale:
    """The plotting area in CSS pixels from its lower left, and the numbers it shows."""

    width: float
    height: float
    across: tuple[float, float]
    up: tuple[float, float]

    @classmethod
    def of(cls, ax: Axes) -> Scale:
        """As the axes are now: set their limits and place first."""
        return cls(*style.plot_size(ax), ax.get_xlim(), ax.get_ylim())

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is.

        Examples
        --------
        >>> Scale(100.0, 50.0, (0.0, 10.0), (0.0, 1.0)).pixels(5.0, 1.0)
        (50.0, 50.0)
        """
        (left, right), (low, high) = self.across, self.up
        return (x - left) / (right - left) * self.width, (y - low) / (high - low) * self.height

    def data(self, x: float, y: float) -> tuple[float, float]:
        """What stands at a place.

        Examples
        --------
        >>> Scale(100.0, 50.0, (0.0, 10.0), (0.0, 1.0)).data(50.0, 50.0)
        (5.0, 1.0)
        """
        (left, right), (low, high) = self.across, self.up
        return left + x / self.width * (right - left), low + y / self.height * (high - low)
