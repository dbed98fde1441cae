"""What the tests of forms share."""

from __future__ import annotations

import pytest

from forms.drawer import Drawer


@pytest.fixture
def drawer() -> Drawer:
    """An empty dossier of a company called Acme, in memory."""
    return Drawer()
