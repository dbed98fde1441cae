"""What is saved can be loaded, is written for people to read, and keeps what it doesn't know."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diligence.errors import ImpossibleInputError
from diligence.model import Company, Dossier, Figure, Source, SourceKind
from diligence.store import Workspace
from diligence.store.codec import decode, encode, fingerprint
from strategies import dossiers

if TYPE_CHECKING:
    from typing import Any

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
FILE = Path("dossier.json")

GOLDEN = """\
{
  "schema": 1,
  "saved_at": "2026-11-23T12:00:00+00:00",
  "company": {
    "slug": "zurich",
    "name": "Zürich 🚀",
    "does": "",
    "website": "",
    "sector": "",
    "stage": "",
    "founded": null,
    "country": "",
    "currency": "CHF",
    "capital_intensive": null
  },
  "as_of": null,
  "figures": [
    {
      "id": "cash-2026-10-31",
      "metric": "cash",
      "low": null,
      "likely": 1200000.0,
      "high": null,
      "currency": "CHF",
      "per": null,
      "as_of": "2026-10-31",
      "source": {
        "kind": "founder",
        "who": "",
        "url": "",
        "note": ""
      },
      "trust": "claimed",
      "confidential": false,
      "typed": "1.2M",
      "problem": ""
    }
  ],
  "answers": [],
  "conversations": [],
  "facts": [],
  "rates": [],
  "aftermath": null
}
"""
"""The file as schema 1 has it: a reader of this version is kept for ever."""


def golden() -> Dossier:
    """The dossier of the golden file."""
    cash = Figure(
        id="cash-2026-10-31",
        metric="cash",
        likely=1.2e6,
        currency="CHF",
        as_of=date(2026, 10, 31),
        source=Source(kind=SourceKind.FOUNDER),
        typed="1.2M",
    )
    return Dossier(company=Company(slug="zurich", name="Zürich 🚀", currency="CHF"), figures=(cash,))


def without_mark(dossier: Dossier) -> Dossier:
    """The same, without the fingerprint of its file."""
    return dossier.model_copy(update={"fingerprint": ""})


def test_the_file_is_for_people_to_read() -> None:
    """UTF-8, two blanks of indent, one value a line, schema first, a line end last, no fingerprint."""
    assert encode(golden(), NOON) == GOLDEN.encode("utf-8")


def test_a_file_of_schema_one_is_read() -> None:
    """A file as this version writes it gives the dossier, marked with the file's fingerprint."""
    data = GOLDEN.encode("utf-8")
    loaded = decode(data, FILE)
    assert without_mark(loaded) == golden()
    assert loaded.fingerprint == fingerprint(data)


def test_a_file_written_before_there_were_rates() -> None:
    """A field that was added later may be absent: nothing is known of it."""
    before = GOLDEN.replace('  "rates": [],\n', "")
    assert before != GOLDEN
    assert without_mark(decode(before.encode("utf-8"), FILE)) == golden()


def test_a_byte_order_mark_is_no_fault() -> None:
    """A file saved by an editor that puts a byte order mark first is read like any other."""
    assert without_mark(decode(GOLDEN.encode("utf-8-sig"), FILE)) == golden()


@given(dossiers(unknown=True))
@settings(max_examples=50)
def test_what_is_written_is_read_again(before: Dossier) -> None:
    """Any dossier is equal after a file, down to unknown fields, and gives the same file again."""
    data = encode(before, NOON)
    after = decode(data, FILE)
    assert without_mark(after) == before
    assert encode(without_mark(after), NOON) == data


@given(dossiers(unknown=True), dossiers(unknown=True))
@settings(max_examples=15)
def test_what_is_saved_can_be_loaded(first: Dossier, second: Dossier) -> None:
    """On disk too: what was saved last is loaded, and what it replaced is the state before."""
    with TemporaryDirectory() as folder:
        workspace = Workspace.make(Path(folder))
        slug = first.company.slug
        saved = workspace.add(first)
        replaced = second.model_copy(
            update={
                "company": second.company.model_copy(update={"slug": slug}),
                "fingerprint": saved.fingerprint,
            }
        )
        workspace.save(replaced)
        before, newest = workspace.history(slug)
        assert without_mark(workspace.load(slug)) == without_mark(replaced)
        assert (before.load(), newest.load()) == (saved, workspace.load(slug))


def test_saving_hands_back_what_loading_gives(workspace: Workspace, cash: Figure) -> None:
    """What a save returns is the dossier as on file, ready to be changed and saved again."""
    saved = workspace.save(workspace.load("acme").with_figure(cash))
    assert saved == workspace.load("acme")
    again = workspace.save(saved.with_figure(cash.model_copy(update={"likely": 1.0})))
    assert again.figures[0].likely == 1.0


def test_only_the_owner_can_read_it(workspace: Workspace, cash: Figure) -> None:
    """Interviews are confidential: a dossier and its earlier states are readable by their owner only."""
    workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    files = [workspace.path("acme"), *(state.path for state in workspace.history("acme"))]
    assert [oct(file.stat().st_mode & 0o777) for file in files] == ["0o600"] * 3


def test_fields_of_a_newer_version_survive_at_every_level(workspace: Workspace, cash: Figure) -> None:
    """A figure is added by this version, and what only a newer one knows is still there, everywhere."""
    new = {"stars": 5, "words": ["é", None, {"deep": 1.5}]}
    talk = {"id": "t", "on": "2026-10-31", "role": "founder"}
    plain: dict[str, Any] = {
        "schema": 1,
        "company": {"slug": "acme", "name": "Acme", **new},
        "figures": [
            {
                "id": "burn",
                "metric": "net_burn",
                "likely": 1.0,
                "as_of": "2026-10-31",
                "source": {"kind": "founder", **new},
                **new,
            }
        ],
        "answers": [{"id": "a", "question": "pmf.doubt", "as_of": "2026-10-31", **new}],
        "conversations": [talk | new],
        "facts": [{"topic": "t", "statement": "s", **new}],
        "aftermath": {"outcome": "bought", **new},
        "offers": [{"salary": 1}],
    }
    path = workspace.path("acme")
    path.write_text(json.dumps(plain), encoding="utf-8")

    workspace.change("acme", lambda dossier: dossier.with_figure(cash))

    after = json.loads(path.read_text(encoding="utf-8"))
    levels = [
        after["company"],
        after["figures"][0],
        after["figures"][0]["source"],
        *after["answers"],
        *after["conversations"],
        *after["facts"],
        after["aftermath"],
    ]
    assert [{name: level[name] for name in new} for level in levels] == [new] * 7
    assert after["offers"] == [{"salary": 1}]
    assert [figure["id"] for figure in after["figures"]] == ["burn", "cash"]


@pytest.mark.parametrize(
    ("update", "problem"),
    [
        ({"low": 2.0, "likely": 1.0}, "field figures.0: low, likely and high must rise, got [2.0, 1.0]"),
        ({"likely": float("nan")}, "field figures.0.likely: input should be a finite number, got NaN"),
        ({"trust": "certain"}, "field figures.0.trust: input should be 'heard', 'claimed', 'seen'"),
        ({"typed": "\ud83d"}, "surrogates not allowed"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    workspace: Workspace, cash: Figure, update: dict[str, Any], problem: str
) -> None:
    """A copy changed past the model's checks is refused, and the file stays as it was."""
    before = workspace.path("acme").read_bytes()
    wrong = cash.model_copy(update=update)
    with pytest.raises(ImpossibleInputError) as caught:
        workspace.change("acme", lambda dossier: dossier.with_figure(wrong))
    assert "a dossier must be one that can be" in str(caught.value)
    assert problem in str(caught.value)
    assert workspace.path("acme").read_bytes() == before
    assert len(workspace.history("acme")) == 1


@given(st.text())
def test_two_contents_have_two_fingerprints(text: str) -> None:
    """Any change of the bytes, be it a blank, changes the fingerprint."""
    data = text.encode()
    assert fingerprint(data) == fingerprint(bytes(data))
    assert len({fingerprint(data), fingerprint(data + b" "), fingerprint(b" " + data + b"\n")}) == 3
