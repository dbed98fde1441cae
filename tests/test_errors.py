"""The tree of errors is as drawn, and every sentence says what was expected, what came and what to do."""

from __future__ import annotations

import builtins
import copy
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from diligence import errors
from diligence.errors import (
    BrokenFileError,
    ChangedMeanwhileError,
    ChangedOnDiskError,
    CompanyExistsError,
    DiligenceError,
    ImpossibleInputError,
    MissingLibraryError,
    MissingToolError,
    NewerFileError,
    NotAWorkspaceError,
    NotebookFailedError,
    NothingToCompareError,
    StoreError,
    UnknownCompanyError,
    UnknownMetricError,
    UnreadableAmountError,
    UnsavedError,
    UnwritableError,
)

FILE = Path("data", "dossiers", "acme", "dossier.json")


class Example(NamedTuple):
    """An error, and the parts of its sentence."""

    error: DiligenceError
    expected: str
    came: str
    to_do: str


EXAMPLES = (
    Example(
        UnreadableAmountError("lots", "no amount was recognised in it", "write for example 1.2M"),
        expected="no amount was recognised in it",
        came="can't read 'lots'",
        to_do="write for example 1.2M",
    ),
    Example(
        UnknownMetricError("burn", ["net_burn"]),
        expected="no metric is called",
        came="'burn'",
        to_do="did you mean net_burn?",
    ),
    Example(
        ImpossibleInputError("--persistence", "a share between 0 and 1", "7"),
        expected="--persistence must be a share between 0 and 1",
        came="got 7",
        to_do="must be a share between 0 and 1",
    ),
    Example(
        NothingToCompareError(),
        expected="a comparison needs at least one company",
        came="none was given",
        to_do="make one with 'diligence new NAME' or 'diligence demo'",
    ),
    Example(
        ChangedMeanwhileError("toys", "robotics", None),
        expected="a field must still hold what was shown",
        came="another window saved 'robotics' meanwhile",
        to_do="say whether that holds or 'toys'",
    ),
    Example(
        MissingLibraryError("voila", "voila", "a page without code"),
        expected="a page without code needs the library voila",
        came="which is not installed",
        to_do="install it with: pip install 'diligence[voila]'",
    ),
    Example(
        MissingToolError("a PDF", "Playwright", "pip install 'diligence[pdf]'"),
        expected="a PDF needs Playwright",
        came="which was not found",
        to_do="pip install 'diligence[pdf]'",
    ),
    Example(
        NotebookFailedError(Path("acme.ipynb"), "NameError: name 'x' is not defined"),
        expected="acme.ipynb stopped",
        came="NameError: name 'x' is not defined",
        to_do="open it with 'diligence lab' and run the cells one by one",
    ),
    Example(
        NotAWorkspaceError(Path("home")),
        expected="a folder with data/dossiers inside",
        came="home is not in a workspace",
        to_do="make one with 'diligence new NAME --into FOLDER' "
        "or, with real examples in it, 'diligence demo --into FOLDER'",
    ),
    Example(
        UnknownCompanyError("acne", ["acme"], 1),
        expected="no company is called",
        came="'acne'",
        to_do="did you mean acme?",
    ),
    Example(
        CompanyExistsError("acme"),
        expected="is here already and was left as it is",
        came="'acme'",
        to_do="open it with 'diligence check acme' or choose another name",
    ),
    Example(
        BrokenFileError(FILE, "line 2", "expecting value", "mend it by hand"),
        expected="expecting value",
        came=f"{FILE} is broken at line 2",
        to_do="mend it by hand",
    ),
    Example(
        NewerFileError(FILE, 3, 1),
        expected="this version reads up to 1",
        came=f"{FILE} has schema 3",
        to_do="update diligence to open it",
    ),
    Example(
        ChangedOnDiskError(FILE),
        expected="so it was not overwritten",
        came=f"{FILE} was changed by somebody else since it was opened",
        to_do="open the company again and enter the change once more",
    ),
    Example(
        UnwritableError(FILE, "no space left on device"),
        expected=f"could not write {FILE}",
        came="no space left on device",
        to_do="nothing was changed, free space or check who may write there",
    ),
    Example(
        UnsavedError(FILE, "no space left on device", Path("rescue", "acme.json")),
        expected=f"could not write {FILE}",
        came="no space left on device; nothing was changed",
        to_do="'diligence restore rescue/acme.json' brings it back",
    ),
    Example(
        UnsavedError(FILE, "no space left on device", None),
        expected="no other place could be written either",
        came="no space left on device; nothing was changed",
        to_do="only on your screen: copy it, then free space",
    ),
)
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: type(e.error).__name__)


def classes() -> dict[str, type[BaseException]]:
    """Every error of the module."""
    found = [value for value in vars(errors).values() if isinstance(value, type)]
    ours = [kind for kind in found if kind.__module__ == errors.__name__]
    return {kind.__name__: kind for kind in ours if issubclass(kind, BaseException)}


def drawn() -> dict[str, tuple[str | None, str | None]]:
    """Each name of the tree in the module's text: the name above it, and the builtin beside it."""
    tree: dict[str, tuple[str | None, str | None]] = {}
    above: list[str] = []
    line = re.compile(r"^ {4}((?:[|` ] {3}|[|`]-- )*)([A-Z]\w*Error)\b.*?(?:\((\w+)\))?$")
    for row in filter(None, map(line.match, (errors.__doc__ or "").splitlines())):
        branch, name, builtin = row.groups()
        del above[len(branch) // 4 :]
        tree[name] = (above[-1] if above else None, builtin)
        above.append(name)
    return tree


def test_the_drawn_tree_is_the_real_one() -> None:
    """Each class stands in the text under its own base, with its builtin beside it, and none else does."""
    real: dict[str, tuple[str | None, str | None]] = {}
    for name, kind in classes().items():
        ours = [base.__name__ for base in kind.__bases__ if base.__module__ == errors.__name__]
        other = [b.__name__ for b in kind.__bases__ if b.__module__ == "builtins" and b is not Exception]
        real[name] = (next(iter(ours), None), next(iter(other), None))
    assert drawn() == real
    assert len(real) == 18


@pytest.mark.parametrize("kind", classes().values(), ids=lambda kind: kind.__name__)
def test_everything_is_caught_at_the_root(kind: type[BaseException]) -> None:
    """One except clause catches all; the builtin beside a class catches it too."""
    assert issubclass(kind, DiligenceError)
    _, builtin = drawn()[kind.__name__]
    if builtin is not None:
        assert issubclass(kind, getattr(builtins, builtin))


def test_trouble_with_files_is_caught_as_such() -> None:
    """What a form can't help, a folder or a file, has a branch of its own."""
    branch = {name for name, kind in classes().items() if issubclass(kind, StoreError)}
    assert branch == {
        "StoreError",
        "NotAWorkspaceError",
        "UnknownCompanyError",
        "CompanyExistsError",
        "BrokenFileError",
        "NewerFileError",
        "ChangedOnDiskError",
        "UnwritableError",
        "UnsavedError",
    }


def test_every_class_that_is_raised_has_an_example() -> None:
    """No sentence goes untested: only the two branches are never raised themselves."""
    tested = {type(example.error).__name__ for example in EXAMPLES}
    assert tested == set(classes()) - {"DiligenceError", "StoreError"}


@each_example
def test_a_message_says_what_was_expected_what_came_and_what_to_do(example: Example) -> None:
    """The three parts are in one sentence on one line, without a full stop for others to add."""
    message = str(example.error)
    for part in (example.expected, example.came, example.to_do):
        assert part in message
    assert "\n" not in message
    assert not message.endswith(".")


@each_example
def test_a_notebook_shows_the_sentence_alone(example: Example) -> None:
    """IPython asks an error how to show it: no lines of code, no name of a class."""
    assert example.error._render_traceback_() == [str(example.error)]


@each_example
def test_an_error_crosses_processes_whole(example: Example) -> None:
    """Taken apart and put together again, as on its way from a worker, an error is the same in all."""
    for same in (copy.copy(example.error), copy.deepcopy(example.error)):
        assert type(same) is type(example.error)
        assert str(same) == str(example.error)
        assert vars(same) == vars(example.error)


def test_the_parts_are_kept_for_whoever_catches_it() -> None:
    """A caller can use the values without taking the sentence apart."""
    kept = [list(vars(example.error)) for example in EXAMPLES]
    assert kept == [
        ["typed", "problem", "advice"],
        ["name", "near"],
        ["name", "expected", "got"],
        [],
        ["mine", "theirs", "newest"],
        ["library"],
        ["wanted", "tool", "advice"],
        ["path", "problem"],
        ["folder"],
        ["slug", "near"],
        ["slug"],
        ["path", "where", "problem", "advice"],
        ["path", "found", "known"],
        ["path"],
        ["path", "reason"],
        ["path", "reason", "rescue"],
        ["path", "reason", "rescue"],
    ]
    assert UnknownCompanyError("acne", ["acme"], 1).near == ("acme",)


def test_a_long_typing_is_quoted_in_part() -> None:
    """A message repeats sixty characters of what was typed; the error keeps all of it."""
    error = UnreadableAmountError("x" * 1_000, "it is long", "write less")
    assert str(error) == f"can't read '{'x' * 60}'...: it is long; write less"
    assert error.typed == "x" * 1_000
    assert str(UnreadableAmountError("x" * 60, "p", "a")) == f"can't read '{'x' * 60}': p; a"


@pytest.mark.parametrize(
    ("near", "hint"),
    [
        (("cash",), "did you mean cash?"),
        (("cash", "acv", "cac"), "did you mean cash, acv, cac?"),
        (("cash", "acv", "cac", "churn"), "use one of cash, acv, cac, churn"),
        ((), "use one of the catalogue"),
    ],
)
def test_few_names_are_a_question_and_many_a_list(near: tuple[str, ...], hint: str) -> None:
    """Up to three near names can have been meant; more of them are there to choose from."""
    assert str(UnknownMetricError("kash", near)) == f"no metric is called 'kash'; {hint}"


@pytest.mark.parametrize(
    ("near", "count", "hint"),
    [
        (("acme", "acre"), 5, "did you mean acme, acre?"),
        ((), 5, "this workspace has 5 others; 'diligence compare' shows them"),
        ((), 1, "this workspace has 1 other; 'diligence compare' shows it"),
        ((), 0, "this workspace is empty; make it with 'diligence new acne'"),
    ],
)
def test_an_unknown_company_is_met_with_what_there_is(near: tuple[str, ...], count: int, hint: str) -> None:
    """Near names, or how many others, or how to make the first: whichever helps."""
    assert str(UnknownCompanyError("acne", near, count)) == f"no company is called 'acne' here; {hint}"
