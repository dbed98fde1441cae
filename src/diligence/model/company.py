"""Who is being looked at."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from pydantic import Field

from diligence.errors import ImpossibleInputError
from diligence.model.record import Record

_NOTEBOOKS = {"start", "company", "comparison", "demo-comparison"}
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_RESERVED = _NOTEBOOKS | _DEVICES
"""Taken by notebooks that are there already, and what Windows can't call a file."""


class Company(Record):
    """The facts that name and place a company; every one but the name may be unknown.

    Attributes
    ----------
    slug
        File name, and the name used in commands.
    currency
        ISO code of the dossier: all money is brought to it.
    capital_intensive
        ``None`` when not known.
    """

    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
    name: str = Field(min_length=1)
    does: str = ""
    website: str = ""
    sector: str = ""
    stage: str = ""
    founded: date | None = None
    country: str = ""
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$")
    capital_intensive: bool | None = None

    @property
    def bank_stage(self) -> str:
        """The stage in the words of the bank: "pre-seed", "seed", "series a", "later"; else empty.

        Examples
        --------
        >>> for said in ("Pre Seed", "SEED", "Series A", "A", "series C", "IPO next week", ""):
        ...     print(Company(slug="acme", name="Acme", stage=said).bank_stage or "not known", end="; ")
        pre-seed; seed; series a; series a; later; not known; not known;
        """
        said = re.sub(r"[\s_-]+", " ", self.stage.strip().lower())
        letter = said.removeprefix("series ").strip()
        if letter in {"b", "c", "d", "e", "f", "g", "h", "later", "growth", "late"}:
            return "later"
        return {"pre seed": "pre-seed", "seed": "seed", "a": "series a"}.get(letter, "")


def slug_of(name: str) -> str:
    """The file name for a company's name.

    Raises
    ------
    ImpossibleInputError
        When nothing is left that a file can be called.

    Examples
    --------
    >>> slug_of("Acme Robotics, Inc."), slug_of("Café Zürich")
    ('acme-robotics-inc', 'cafe-zurich')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].strip("-")
    if not slug:
        raise ImpossibleInputError(
            "a company's name", "something with Latin letters or digits in it", repr(name)
        )
    return f"{slug}-company" if slug in _RESERVED else slug
