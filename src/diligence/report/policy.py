"""What a browser is told it may do with a page of ours."""

from __future__ import annotations

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Sent with the page: nothing runs, nothing is fetched, whatever a text may contain."""
