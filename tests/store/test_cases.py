"""Case files on disk: all shipped ones can be read, and a broken one is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from diligence.errors import BrokenFileError
from diligence.store import cases, read_case, read_casebook
from diligence.store.shipped import casebook_folder

if TYPE_CHECKING:
    from pathlib import Path

ADVICE = "mend it by hand; the shipped cases in data/casebook show the form"
FACT = {"topic": "growth", "statement": "Sales stood still", "source_url": "https://example.org/may"}
CASE: dict[str, Any] = {"slug": "acme", "name": "Acme", "as_of": "2013-06-30", "figures": []}
ANSWER = {"fact": "Sales stood still", "question": "pmf.growth-rate", "text": "No growth in May."}


def refusal(path: Path) -> BrokenFileError:
    """The error that reading the case raises."""
    with pytest.raises(BrokenFileError) as caught:
        read_case(path)
    return caught.value


def test_the_casebook_has_fourteen_companies_by_name() -> None:
    """Every shipped case is read, in the order of their names, each judged on its own day."""
    casebook = read_casebook()
    slugs = [dossier.company.slug for dossier in casebook]
    assert len(slugs) == 14
    assert slugs == sorted(slugs)
    assert all(dossier.as_of is not None for dossier in casebook)
    assert sum(len(dossier.figures) for dossier in casebook) == 183


def test_a_case_of_ones_own_is_read(tmp_path: Path) -> None:
    """A file anywhere gives its dossier and what could not be mapped."""
    path = tmp_path / "mine.json"
    karma = {"metric": "karma", "likely": 1, "as_of": "2013-06-30"}
    path.write_text(json.dumps(CASE | {"figures": [karma]}), encoding="utf-8-sig")
    dossier, unmapped = read_case(path)
    assert (dossier.company.name, len(dossier.figures)) == ("Acme", 1)
    assert unmapped == ("karma of 2013-06-30: no metric of the catalogue is called karma",)


def test_a_case_of_ones_own_brings_its_answers(tmp_path: Path) -> None:
    """What somebody judged of their own case travels in its file."""
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(CASE | {"facts": [FACT], "answers": [ANSWER]}))
    dossier, _ = read_case(path)
    assert [(a.question, a.text, a.source_url) for a in dossier.answers] == [
        ("pmf.growth-rate", "No growth in May.", "https://example.org/may")
    ]


def test_a_case_nobody_judged_has_no_answers(tmp_path: Path) -> None:
    """Facts alone answer nothing: they are kept, and which question they answer is not guessed."""
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(CASE | {"facts": [FACT]}))
    dossier, unmapped = read_case(path)
    assert (len(dossier.facts), dossier.answers, unmapped) == (1, (), ())


def test_a_copy_of_a_shipped_case_has_its_answers(tmp_path: Path) -> None:
    """What was judged of a shipped case holds for its facts wherever its file lies, and for no others."""
    plain = json.loads((casebook_folder() / "fast-2022.json").read_text(encoding="utf-8"))
    path = tmp_path / "copy.json"
    path.write_text(json.dumps(plain))
    whole, _ = read_case(path)
    path.write_text(json.dumps(plain | {"facts": plain["facts"][:1]}))
    part, _ = read_case(path)
    assert [a.question for a in whole.answers] == [
        "pmf.path",
        "money.headcount-plan",
        "money.fundraising",
        "money.expenses",
    ]
    assert [a.question for a in part.answers] == ["pmf.path"]


@pytest.mark.parametrize(
    ("content", "where", "problem"),
    [
        ("as_of = ", "the file", "Invalid value"),
        ("as_of = 2013-06-30\n[[answers]]\nfact = 'x'", "field answers.0.question", "field required"),
    ],
)
def test_a_broken_judgement_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, where: str, problem: str
) -> None:
    """The file of answers is named, not the case beside it."""
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "acme.toml").write_text(content)
    path = tmp_path / "acme.json"
    path.write_text(json.dumps(CASE))
    monkeypatch.setattr(cases, "casebook_folder", lambda: tmp_path)
    error = refusal(path)
    assert (error.path, error.where) == (tmp_path / "answers" / "acme.toml", where)
    assert error.problem.startswith(problem)


@pytest.mark.parametrize(
    ("content", "where", "problem"),
    [
        ("{", "line 1, column 2", "expecting property name enclosed in double quotes"),
        ("[]", "the top", "it holds a list, not an object"),
        (json.dumps({"slug": "acme"}), "field name", "field required"),
        (json.dumps(CASE | {"name": ""}), "field name", "string should have at least 1 character"),
        (json.dumps(CASE | {"slug": "../x"}), "field slug", "string should match pattern"),
        (
            json.dumps(CASE | {"answers": [ANSWER]}),
            "the top",
            "the answer to pmf.growth-rate rests on 'Sales stood still', no fact of this case",
        ),
        (
            json.dumps(CASE | {"figures": [{"metric": "cash", "as_of": "2013-06-30", "low": 2, "high": 1}]}),
            "field figures.0",
            "low, likely and high must rise, got [2.0, 1.0]",
        ),
        (
            json.dumps(CASE | {"figures": [{"metric": "cash", "as_of": "2013-06-30", "currency": "$"}]}),
            "field figures.0.currency",
            "string should match pattern '^[A-Z]{3}$', got \"$\"",
        ),
    ],
)
def test_a_broken_case_is_named(tmp_path: Path, content: str, where: str, problem: str) -> None:
    """File, place, problem and advice, as for a dossier; the advice fits a case."""
    path = tmp_path / "case.json"
    path.write_text(content, encoding="utf-8")
    error = refusal(path)
    assert (error.path, error.where, error.advice) == (path, where, ADVICE)
    assert error.problem.startswith(problem)


def test_a_case_that_is_not_there_is_asked_for(tmp_path: Path) -> None:
    """A wrong path is refused with the system's reason."""
    error = refusal(tmp_path / "nowhere.json")
    assert error.problem == "no such file or directory"
    assert error.advice == "give the path of a case file (JSON)"


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    """A folder in place of a file is refused with the system's reason."""
    assert refusal(tmp_path).problem == "it cannot be read (is a directory)"
