"""What every stored record has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that keeps what it does not know.

    Fields written by a newer version survive a load and a save. Change a record
    by copy: ``record.model_copy(update={...})``.
    """

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False, str_strip_whitespace=False)
