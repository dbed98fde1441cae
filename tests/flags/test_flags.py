"""All flags together: their order, their causes, their evidence, on every real case."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from analysis.builders import CASES, TODAY, case, claim, dossier
from diligence.analysis import analyse
from diligence.flags import RULES, Brief, Flag, Unknown, one_per_cause, run_rules
from diligence.flags.flag import Rubric
from diligence.model import Colour, Severity, Whom
from flags.briefs import burning, found_in, raised

RED = Rubric("T1", "A test", "our own threshold", "testing")
CATALOGUE = {*(f"S{n}" for n in range(1, 10)), "G1", "G2", "R5", *(f"Q{n}" for n in range(1, 10)), "Q11"}


def red(severity: Severity, cause: str = "testing") -> Flag:
    """A red flag of some weight."""
    return replace(RED.red(severity, "Why.", (), "Ask?"), cause=cause)


def green() -> Flag:
    """A green flag."""
    return RED.green("Why.", (), "Ask?")


@pytest.mark.parametrize("slug", CASES)
def test_flags_of_the_casebook_stand_on_its_figures(slug: str) -> None:
    """Every flag of a real case has a reason, a question, a source, and figures that exist behind it."""
    found = found_in(case(slug))
    known = {figure.id for figure in found.dossier.figures}
    for flag in found.flags.values():
        assert set(flag.evidence) <= known
        assert flag.evidence, flag.id
        assert flag.id.partition(".")[0] in CATALOGUE
        assert flag.why[0].isupper() or flag.why[0].isdigit()
        assert flag.why.endswith(".")
        assert flag.ask.endswith("?")
        assert isinstance(flag.whom, Whom)
        assert flag.source
        assert flag.title
        assert "nan" not in flag.why
        assert "None" not in flag.why
    for rule, missing in found.unknown.items():
        assert rule in CATALOGUE
        assert missing, f"{rule} is open for want of nothing"
        assert rule not in found.flags


@pytest.mark.parametrize("slug", CASES)
def test_the_worst_comes_first(slug: str) -> None:
    """Red before green, critical before major before minor."""
    flags = list(found_in(case(slug)).flags.values())
    weights = [(flag.colour is Colour.GREEN, flag.severity.rank) for flag in flags]
    assert weights == sorted(weights)


@pytest.mark.parametrize(
    ("slug", "rules"),
    [
        ("amazon-1997", ["R5", "Q9", "G1", "G2"]),
        ("bird-2022", ["Q11.net_burn"]),
        ("buffer-2016", ["S1", "S4"]),
        ("builder-ai-2025", ["Q9"]),
        ("convertkit-2016", ["G1"]),
        ("everpix-2013", ["S2", "S3", "S1", "S7"]),
        ("fab-com-2013", ["S1", "S4", "Q9"]),
        ("fast-2022", ["S2", "S3", "S1", "S7", "Q9"]),
        ("gumroad-2015", ["S1", "S7", "S4"]),
        ("theranos-2018", ["S3", "Q9"]),
        ("webvan-2001", ["S2", "S3", "S1", "S7"]),
        ("wework-2019", ["S6"]),
        ("zirtual-2015", []),
        ("zoom-2019", ["G1"]),
    ],
)
def test_the_flags_of_each_case(slug: str, rules: list[str]) -> None:
    """What is raised on each real case, in order, so that a change is seen."""
    assert list(found_in(case(slug)).flags) == rules


def test_an_empty_dossier_raises_nothing() -> None:
    """Unknown is never bad: without a figure there is no flag, and every rule that needs one says so."""
    found = raised()
    assert found.flags == {}
    assert set(found.unknown) == CATALOGUE - {"S4", "Q9", "Q11"}


def test_every_order_of_rules_gives_worst_first() -> None:
    """The order of flags is that of their weight, and of their rules only among equals."""
    flags = (red(Severity.MINOR), green(), red(Severity.CRITICAL), red(Severity.MAJOR))
    brief = Brief(dossier(), analyse(dossier(), TODAY))
    for order in permutations(flags):
        sorted_flags, _ = run_rules([lambda _, flag=flag: iter((flag,)) for flag in order], brief)  # type: ignore[misc]
        assert [flag.severity for flag in sorted_flags] == list(Severity)
        assert sorted_flags[-1].colour is Colour.GREEN


def test_open_rules_are_kept_apart() -> None:
    """What could not be judged is not among the flags."""
    brief = Brief(dossier(), analyse(dossier(), TODAY))
    flags, unknown = run_rules([lambda _: iter((Unknown("T1", ("cash",)), red(Severity.MINOR)))], brief)
    assert (len(flags), unknown) == (1, (Unknown("T1", ("cash",)),))


def test_one_trouble_counts_once() -> None:
    """Of flags with one cause the worst is kept, in whatever order they come."""
    flags = (red(Severity.MINOR), red(Severity.CRITICAL), red(Severity.MAJOR), red(Severity.MINOR, "other"))
    for order in permutations(flags):
        assert [(flag.severity, flag.cause) for flag in one_per_cause(order)] == [
            (Severity.CRITICAL, "testing"),
            (Severity.MINOR, "other"),
        ]


def test_a_dead_company_has_one_trouble_with_money() -> None:
    """Pinch, short runway, death and heroic plan are one cause seen four times."""
    flags = raised(*burning(cash=300_000.0)).flags
    assert {"S1", "S2", "S3", "S7"} <= set(flags)
    assert [flag.id for flag in one_per_cause(flags.values())] == ["S2"]


def test_evidence_names_each_figure_once() -> None:
    """A figure behind two metrics is listed once."""
    figures = (claim("revenue", 20.0), claim("expenses", 100.0))
    brief = Brief(dossier(*figures), analyse(dossier(*figures), TODAY))
    assert brief.evidence("net_burn", "revenue", "expenses", "cash") == (figures[1].id, figures[0].id)


def test_no_word_of_a_flag_judges_a_person() -> None:
    """Flags speak of figures, companies and answers; no sentence is about a founder's character."""
    told = [flag for slug in CASES for flag in found_in(case(slug)).flags.values()]
    words = " ".join(f"{flag.title} {flag.why} {flag.ask}" for flag in told).lower()
    for accusation in ("founder", "lie", "liar", "fraud", "incompetent", "evasive", "dishonest", "hide"):
        assert f" {accusation}" not in words


def test_every_rule_is_run() -> None:
    """Twenty-two rows of the catalogue, judged by twenty-one rules: S3 and S4 are two bands of one."""
    assert len(RULES) == len(set(RULES)) == len(CATALOGUE) - 1
