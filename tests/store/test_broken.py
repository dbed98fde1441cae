"""A broken file is named, with the place, what is wrong there and what to do, and is never overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diligence.errors import (
    BrokenFileError,
    ChangedOnDiskError,
    CompanyExistsError,
    DiligenceError,
    NewerFileError,
)
from diligence.model import Dossier
from diligence.store.codec import decode

if TYPE_CHECKING:
    from diligence.model import Figure
    from diligence.store import Workspace

MEND = "mend it by hand, or put back a copy of your own"
UNDO = (
    "mend it by hand, or 'diligence undo acme' puts back the last good state of 23 November 2026 "
    "(the broken file is kept)"
)

ACME = {"slug": "acme", "name": "Acme"}
CASH = {
    "id": "cash",
    "metric": "cash",
    "likely": 1.0,
    "as_of": "2026-10-31",
    "source": {"kind": "founder"},
}


def written(**fields: object) -> bytes:
    """A file with some fields in place of the right ones."""
    return json.dumps({"schema": 1, "company": ACME} | fields).encode()


class Broken(NamedTuple):
    """What is in the file, and what the refusal says."""

    content: bytes
    where: str
    problem: str


BROKEN = {
    "empty": Broken(b"", "line 1, column 1", "expecting value"),
    "cut off": Broken(b'{\n  "schema": 1,\n', "line 3, column 1", "expecting property name"),
    "comma missing": Broken(
        b'{\n  "schema": 1,\n  "company": {"slug": "acme" "name": "Acme"}\n}',
        "line 3, column 30",
        "expecting ',' delimiter",
    ),
    "text behind": Broken(written() + b"x", f"line 1, column {len(written()) + 1}", "extra data"),
    "a list": Broken(b"[]", "the top", "it holds a list, not an object"),
    "a word": Broken(b'"acme"', "the top", "it holds a str, not an object"),
    "nothing": Broken(b"null", "the top", "it holds a NoneType, not an object"),
    "another encoding": Broken(
        '{"schema": 1, "name": "Zürich"}'.encode("latin-1"), "byte 24", "it is not UTF-8 text"
    ),
    "sixteen bits": Broken('{"schema": 1}'.encode("utf-16"), "byte 0", "it is not UTF-8 text"),
    "a name used twice": Broken(
        b'{"schema": 1, "figures": [], "figures": []}', "field figures", "it is there twice"
    ),
    "not a number": Broken(written(odd=float("nan")), "a number", "JSON has no number called NaN"),
    "endless": Broken(written(odd=float("-inf")), "a number", "JSON has no number called -Infinity"),
    "a number of 5,000 digits": Broken(
        b'{"schema": ' + b"1" * 5_000 + b"}", "a number", "it has too many digits"
    ),
    "brackets without end": Broken(b"[" * 100_000, "the brackets", "they are nested too deeply"),
    "no schema": Broken(b'{"company": {}}', "the top", "it has no schema number"),
    "schema in words": Broken(
        written(schema="one"), "field schema", 'it should be a whole number from 1 to 1, got "one"'
    ),
    "schema a fraction": Broken(
        written(schema=1.5), "field schema", "it should be a whole number from 1 to 1, got 1.5"
    ),
    "schema true": Broken(
        written(schema=True), "field schema", "it should be a whole number from 1 to 1, got true"
    ),
    "schema zero": Broken(
        written(schema=0), "field schema", "it should be a whole number from 1 to 1, got 0"
    ),
    "no company": Broken(b'{"schema": 1}', "field company", "field required"),
    "no name": Broken(written(company={"slug": "acme"}), "field company.name", "field required"),
    "a company in words": Broken(
        written(company="Acme"), "field company", "input should be a valid dictionary or instance of Company"
    ),
    "another company": Broken(
        written(company={"slug": "globex", "name": "Globex"}),
        "field company.slug",
        "it says 'globex' and its folder is called 'acme'",
    ),
    "figures in words": Broken(written(figures="none"), "field figures", "input should be a valid tuple"),
    "amount in words": Broken(
        written(figures=[CASH, CASH | {"likely": "lots"}]),
        "field figures.1.likely",
        'input should be a valid number, unable to parse string as a number, got "lots"',
    ),
    "ends out of order": Broken(
        written(figures=[CASH | {"low": 2.0}]),
        "field figures.0",
        "low, likely and high must rise, got [2.0, 1.0]",
    ),
    "no such day": Broken(
        written(figures=[CASH | {"as_of": "2026-02-30"}]),
        "field figures.0.as_of",
        'input should be a valid date or datetime, day value is outside expected range, got "2026-02-30"',
    ),
    "unknown source": Broken(
        written(figures=[CASH | {"source": {"kind": "my uncle"}}]),
        "field figures.0.source.kind",
        "input should be 'founder', 'executive', 'engineer', 'recruiter', 'investor', 'document', 'press', "
        "'filing', 'public record' or 'own estimate', got \"my uncle\"",
    ),
    "a long value": Broken(
        written(as_of="x" * 5_000),
        "field as_of",
        f'input should be a valid date or datetime, invalid character in year, got "{"x" * 59}...',
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_and_left_alone(workspace: Workspace, cash: Figure, name: str) -> None:
    """The message has file, place, problem and advice; no way of saving changes a byte."""
    content, where, problem = BROKEN[name]
    loaded = workspace.load("acme").with_figure(cash)
    path = workspace.path("acme")
    path.write_bytes(content)

    with pytest.raises(BrokenFileError) as caught:
        workspace.load("acme")
    error = caught.value
    assert (error.path, error.where) == (path, where)
    assert error.problem.startswith(problem)
    if name != "another company":
        assert error.advice == UNDO
    assert str(error) == f"{path} is broken at {where}: {error.problem}; {error.advice}"
    assert len(str(error)) < len(str(path)) + 400

    with pytest.raises(BrokenFileError):
        workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    with pytest.raises(ChangedOnDiskError):
        workspace.save(loaded)
    with pytest.raises(CompanyExistsError):
        workspace.create("Acme")
    assert path.read_bytes() == content
    assert sorted(each.name for each in path.parent.rglob("*.*") if each.name != ".lock") == [
        "0001.json",
        "dossier.json",
    ]


def test_a_state_is_recommended_where_there_is_a_good_one(workspace: Workspace) -> None:
    """Of a company without any state that can be read, only mending by hand is advised."""
    workspace.path("acme").write_text("{", encoding="utf-8")
    [state] = workspace.history("acme")
    state.path.write_text("{", encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        workspace.load("acme")
    assert caught.value.advice == MEND


def test_a_newer_file_asks_for_a_newer_version(workspace: Workspace, cash: Figure) -> None:
    """A higher schema is no fault: the message says both numbers and what to do, and nothing is touched."""
    path = workspace.path("acme")
    content = written(schema=2, company={"key": "acme"})
    loaded = workspace.load("acme")
    path.write_bytes(content)
    with pytest.raises(NewerFileError) as caught:
        workspace.load("acme")
    assert str(caught.value) == (
        f"{path} has schema 2 and this version reads up to 1; "
        "update diligence to open it (the file was left as it is)"
    )
    with pytest.raises(NewerFileError):
        workspace.change("acme", lambda dossier: dossier.with_figure(cash))
    with pytest.raises(ChangedOnDiskError):
        workspace.save(loaded)
    assert path.read_bytes() == content


def test_a_copied_folder_does_not_write_over_its_original(workspace: Workspace, cash: Figure) -> None:
    """A folder copied by hand is refused by its name: saved by its slug it would replace the original."""
    original, copied = workspace.path("acme"), workspace.path("acme-copy")
    copied.parent.mkdir()
    copied.write_bytes(original.read_bytes())
    before = original.read_bytes()
    with pytest.raises(BrokenFileError) as caught:
        workspace.change("acme-copy", lambda dossier: dossier.with_figure(cash))
    assert str(caught.value) == (
        f"{copied} is broken at field company.slug: it says 'acme' and its folder is called 'acme-copy'; "
        "call both the same, or move the folder out of data/dossiers"
    )
    assert original.read_bytes() == before


def test_one_broken_company_leaves_the_others(workspace: Workspace) -> None:
    """A broken file keeps nobody from another company, and is still listed by name."""
    workspace.create("Globex")
    workspace.path("acme").write_text("{", encoding="utf-8")
    assert workspace.names() == ("acme", "globex")
    assert workspace.load("globex").company.name == "Globex"


def outcome(content: bytes) -> Dossier | str:
    """The dossier in a file of this content, or what the refusal says."""
    try:
        return decode(content, Path("dossier.json"))
    except DiligenceError as error:
        return str(error)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_raise_anything_else(content: bytes) -> None:
    """Whatever is in a file, reading it ends in a refusal of ours that names the file."""
    assert str(outcome(content)).startswith("dossier.json is broken at ")


@given(st.integers(0, 200), st.binary(min_size=1, max_size=3))
def test_no_damage_raises_anything_else(place: int, damage: bytes) -> None:
    """A good file with a few bytes overwritten gives a dossier, or a refusal of ours that names the file."""
    good = written(figures=[CASH], as_of="2026-10-31")
    found = outcome(good[:place] + damage + good[place + len(damage) :])
    assert isinstance(found, Dossier) or found.startswith("dossier.json ")
