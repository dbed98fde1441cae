"""What a reader compares, and what matters to them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from diligence.model.record import Record


class Alternative(Record):
    """A column that is no company of the workspace: the current job, or none.

    What is neither known nor open does not apply, which counts neither for nor against.

    Attributes
    ----------
    known
        By criterion: lowest, likely and highest value, in the criterion's unit.
    open_criteria
        Criteria that matter for it and of which nothing is known.

    Examples
    --------
    >>> Alternative(name="My job", known={"alive_24": (0.9, 0.95, 1.0)}).known["alive_24"][1]
    0.95
    """

    name: str = Field(min_length=1)
    known: dict[str, tuple[float, float, float]] = Field(default_factory=dict)
    open_criteria: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _rising(self) -> Self:
        for criterion, ends in self.known.items():
            if list(ends) != sorted(ends):
                msg = f"{criterion}: lowest, likely and highest must rise, got {ends}"
                raise ValueError(msg)
        return self


class Choice(Record):
    """What a reader compares, kept beside the dossiers.

    Attributes
    ----------
    companies
        Slugs; empty means all.
    weights
        By criterion, on any scale; ``None`` while the reader has not said.
    lifted
        By slug: ids of critical flags the reader has looked into and lifted.
    staying
        The current job or none, where it is compared too.
    """

    companies: tuple[str, ...] = ()
    weights: dict[str, float] | None = None
    lifted: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    staying: Alternative | None = None
