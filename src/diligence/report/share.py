"""For whom a report is made."""

from __future__ import annotations

from enum import StrEnum

from diligence.errors import ImpossibleInputError


class Share(StrEnum):
    """For whom a report is made.

    ``private`` for yourself: everything. ``trusted`` for somebody who may see the
    figures: no names, no private answers, no note of your own. ``public``: only what
    rests on a public source.
    """

    PRIVATE = "private"
    TRUSTED = "trusted"
    PUBLIC = "public"

    def file_name(self, stem: str, ending: str = "html") -> str:
        """The file: the version for trusted readers has the plain name, the others say so.

        Examples
        --------
        >>> Share.TRUSTED.file_name("acme"), Share.PRIVATE.file_name("acme", "pdf")
        ('acme.html', 'acme-private.pdf')
        """
        return f"{stem}.{ending}" if self is Share.TRUSTED else f"{stem}-{self.value}.{ending}"


def share_of(share: Share | str) -> Share:
    """A share by its name.

    Raises
    ------
    ImpossibleInputError
        With the three names there are.
    """
    try:
        return Share(share)
    except ValueError:
        raise ImpossibleInputError("share", "private, trusted or public", repr(share)) from None
