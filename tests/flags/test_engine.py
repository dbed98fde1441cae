"""The engine: foreign rules that break, the order of flags, one trouble counted once."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from analysis.builders import claim, dossier
from diligence.errors import ImpossibleInputError
from diligence.flags import RULES, Brief, Exemption, Flag, Rubric, Unknown, one_per_cause, run_rules
from diligence.model import Colour, Severity
from flags.briefs import brief_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.flags import Finding

RED = Rubric("T1", "A test", "our own threshold", "testing")
TOO_SOON = Exemption("X3", "It is too soon.", "a source")
BRIEF = brief_of(dossier())


def red(severity: Severity, cause: str = "testing") -> Flag:
    """A red flag of some weight."""
    return replace(RED.red(severity, "Why.", (), "Ask?"), cause=cause)


def green() -> Flag:
    """A green flag."""
    return RED.green("Why.", (), "Ask?")


def changed(**parts: Any) -> Flag:
    """A flag with a part of the wrong kind, as somebody may make one."""
    return replace(red(Severity.MINOR), **parts)


def saying(*items: object) -> Any:
    """A rule that yields these."""
    return lambda _: iter(items)


def test_every_order_of_rules_gives_worst_first() -> None:
    """The order of flags is that of their weight, and of their rules only among equals."""
    flags = (red(Severity.MINOR), green(), red(Severity.CRITICAL), red(Severity.MAJOR))
    for order in permutations(flags):
        ranked = run_rules([saying(flag) for flag in order], BRIEF).flags
        assert [flag.severity for flag in ranked] == list(Severity)
        assert ranked[-1].colour is Colour.GREEN


def test_among_equals_the_earlier_rule_comes_first() -> None:
    """The most telling rule stands first in the tuple, and its flag first among equals."""
    first, second = red(Severity.MAJOR, "first"), red(Severity.MAJOR, "second")
    assert [flag.cause for flag in run_rules([saying(first), saying(second)], BRIEF).flags] == [
        "first",
        "second",
    ]
    assert run_rules([saying(second), saying(first)], BRIEF).flags[0] is second


def test_what_is_no_flag_is_kept_apart() -> None:
    """Open rules and withheld flags are neither red nor green."""
    items = Unknown("T1", ("cash",)), RED.withheld(TOO_SOON), red(Severity.MINOR)
    found = run_rules([saying(*items)], BRIEF)
    assert (found.unknown, found.withheld, found.flags) == ((items[0],), (items[1],), (items[2],))
    assert found.broken == ()


def test_a_rule_that_breaks_is_named_and_the_rest_still_run() -> None:
    """Whatever a reader's rule raises: its name, the kind and words of it, and the line it came from."""

    def shaky(brief: Brief) -> Iterator[Finding]:
        yield red(Severity.MINOR)
        yield RED.red(Severity.MAJOR, brief.analysis.position.values["no such metric"].how, (), "Ask?")

    found = run_rules([saying(red(Severity.CRITICAL)), shaky, saying(green())], BRIEF)
    assert [flag.severity for flag in found.flags] == [Severity.CRITICAL, Severity.MINOR, Severity.INFO]
    [broken] = found.broken
    assert broken.rule == "shaky"
    assert broken.problem.startswith("KeyError: 'no such metric' (line ")
    assert broken.problem.endswith(" of test_engine.py)")


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (lambda _: None, "TypeError: a rule yields what it finds, and gave None"),
        (saying("cash is low"), "TypeError: a rule yields Flag, Unknown or Withheld, not 'cash is low'"),
        (
            lambda _: iter([changed(severity="major")]),
            "diligence.errors.ImpossibleInputError: the severity of flag T1 must be a Severity, got 'major'",
        ),
        (
            lambda _: iter([changed(evidence="cash-1")]),
            "diligence.errors.ImpossibleInputError: the evidence of flag T1 must be a tuple, got 'cash-1'",
        ),
        (
            lambda _: iter([changed(evidence=("cash-1", None))]),
            "diligence.errors.ImpossibleInputError: an id in the evidence of flag T1 must be a str, got None",
        ),
        (
            lambda _: iter([changed(source=None)]),
            "diligence.errors.ImpossibleInputError: the source of flag T1 must be a str, got None",
        ),
        (
            lambda _: iter([RED.unknown(None)]),  # type: ignore[arg-type]
            "diligence.errors.ImpossibleInputError: what rule T1 misses must be a str, got None",
        ),
        (lambda _: sys.exit(3), "SystemExit: 3"),
    ],
)
def test_a_rule_that_yields_no_finding_is_broken_too(rule: Any, problem: str) -> None:
    """What can't be sorted or shown never gets among the flags."""
    found = run_rules([rule, saying(red(Severity.MINOR))], BRIEF)
    assert len(found.flags) == 1
    assert found.broken[0].problem.startswith(problem)


def test_a_rule_without_a_name_is_broken_by_what_it_is() -> None:
    """Any callable can be a rule; one without a name is told by how it prints."""

    class Odd:
        def __call__(self, brief: Brief) -> Iterator[Finding]:
            raise ValueError(brief.dossier.company.name)

        def __repr__(self) -> str:
            return "Odd()"

    [broken] = run_rules([Odd()], BRIEF).broken
    assert broken.rule == "Odd()"
    assert broken.problem.startswith("ValueError: Acme")


def test_a_wish_to_stop_is_no_broken_rule() -> None:
    """Control-C ends the work, whichever rule is running."""

    def interrupted(_: Brief) -> Iterator[Finding]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_rules([interrupted], BRIEF)


def test_no_shipped_rule_breaks_on_nothing() -> None:
    """The empty dossier asks, and breaks nothing."""
    assert run_rules(RULES, BRIEF).broken == ()


def test_softening_only_ever_softens() -> None:
    """A flag that weighs no more already is left as it is; a softer one says why."""
    major = red(Severity.MAJOR)
    assert major.softened_to(Severity.CRITICAL, TOO_SOON) is major
    assert major.softened_to(Severity.MAJOR, TOO_SOON) is major
    minor = major.softened_to(Severity.MINOR, TOO_SOON)
    assert (minor.severity, minor.softened) == (Severity.MINOR, "It is too soon.")
    twice = minor.softened_to(Severity.INFO, Exemption("X6", "And at seed.", "a source"))
    assert (twice.severity, twice.softened) == (Severity.INFO, "It is too soon. And at seed.")


def test_one_trouble_counts_once() -> None:
    """Of flags with one cause the worst is kept, in whatever order they come."""
    flags = (red(Severity.MINOR), red(Severity.CRITICAL), red(Severity.MAJOR), red(Severity.MINOR, "other"))
    for order in permutations(flags):
        assert [(flag.severity, flag.cause) for flag in one_per_cause(order)] == [
            (Severity.CRITICAL, "testing"),
            (Severity.MINOR, "other"),
        ]


def test_evidence_names_each_figure_once() -> None:
    """A figure behind two metrics is listed once."""
    figures = (claim("revenue", 20.0), claim("expenses", 100.0))
    brief = brief_of(dossier(*figures))
    assert brief.evidence("net_burn", "revenue", "expenses", "cash") == (figures[1].id, figures[0].id)


def test_a_flag_of_the_wrong_kind_is_refused_where_it_is_made() -> None:
    """So that it can be mended there."""
    with pytest.raises(ImpossibleInputError, match="colour of flag T1 must be a Colour"):
        replace(red(Severity.MINOR), colour="red")  # type: ignore[arg-type]
