"""An answer on record, and the files of versions that knew less of it."""

from __future__ import annotations

from diligence.model import Answer

OLD = '{"id": "a", "question": "pmf.doubt", "by": "founder", "as_of": "2026-10-31", "private": true}'
"""As it was written before answers had a source."""


def test_an_answer_without_a_source_is_read() -> None:
    """A file from before sources is read, nothing of it changes, and its source is nothing."""
    answer = Answer.model_validate_json(OLD)
    assert (answer.source_url, answer.private, answer.id) == ("", True, "a")


def test_a_source_is_kept() -> None:
    """Where an answer was published comes back from its file."""
    answer = Answer.model_validate_json(OLD).model_copy(update={"source_url": "https://example.org/a"})
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
