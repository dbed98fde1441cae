"""What every stored record has in common."""

from __future__ import annotations

import copyreg
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict

# The read-only mappings of computed records cross to other processes as what they hold.
copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))


def _read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


class Record(BaseModel):
    """A frozen record that keeps what it does not know.

    Fields written by a newer version survive a load and a save. Change a record
    by copy: ``record.model_copy(update={...})``.
    """

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False, defer_build=True)
