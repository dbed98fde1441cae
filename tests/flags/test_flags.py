"""All flags together: their order, their causes, their evidence, on every real case."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from analysis.builders import CASES, case
from diligence.flags import RULES, Rubric, one_per_cause
from diligence.model import Colour, Severity, Whom
from flags.briefs import burning, found_in, raised

WHOLE = frozenset(
    f"{theme}{number}"
    for theme, count in {"S": 10, "R": 11, "P": 7, "F": 5, "O": 9, "Q": 11, "G": 7}.items()
    for number in range(1, count + 1)
)
"""The catalogue: 53 rules for red flags and 7 for green ones."""

NAMED = WHOLE | {"T"}
"""These, and T for the signs of the bank that were heard."""


@pytest.mark.parametrize("slug", CASES)
def test_flags_of_the_casebook_stand_on_its_figures(slug: str) -> None:
    """Every flag of a real case has a reason, a question, a source, and figures that exist behind it."""
    found = found_in(case(slug))
    known = {figure.id for figure in found.dossier.figures}
    known |= {answer.id for answer in found.dossier.answers}
    for flag in found.flags.values():
        assert set(flag.evidence) <= known
        assert flag.evidence, flag.id
        assert flag.id.partition(".")[0] in NAMED
        assert flag.why[0].isupper() or flag.why[0].isdigit()
        assert flag.why.endswith(".")
        assert flag.ask.endswith("?")
        assert isinstance(flag.whom, Whom)
        assert flag.source
        assert flag.title
        assert not re.search(r"\bnan\b", flag.why)
        assert "None" not in flag.why
    for rule, missing in found.unknown.items():
        assert rule.partition(".")[0] in WHOLE
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
        ("amazon-1997", ["Q9", "T.vision.strategy.one-sentence", "G1", "G2"]),
        (
            "bird-2022",
            [
                "T.pmf.revenue-year-ago.restated",
                "S6",
                "Q11.net_burn",
                "T.money.default-alive.round-is-the-plan",
                "R8.rule_of_40",
                "T.pmf.season.best-month-as-rule",
            ],
        ),
        (
            "buffer-2016",
            [
                "S1",
                "S4",
                "R2",
                "T.money.headcount-plan.outruns-revenue",
                "T.pmf.revenue-now.open-to-be-seen",
                "T.team.pay.rule-explained",
            ],
        ),
        (
            "builder-ai-2025",
            [
                "T.pmf.revenue-year-ago.restated",
                "F1",
                "Q11.pmf.revenue-now",
                "T.pmf.level.claims-more",
                "T.pmf.customers-top.related-customer",
                "T.money.cash.debt-due",
                "T.money.who-checks.close-to-founders",
                "Q9",
            ],
        ),
        ("convertkit-2016", ["T.pmf.revenue-now.open-to-be-seen", "T.pmf.ideal-customer.says-who-not", "G1"]),
        (
            "everpix-2013",
            [
                "S2",
                "S3",
                "S1",
                "S8",
                "T.money.fundraising.raising-to-survive",
                "S7",
                "R4",
                "R9",
                "T.money.fundraising.bridge",
                "T.money.runway.last-month-named",
            ],
        ),
        (
            "fab-com-2013",
            [
                "S1",
                "S4",
                "T.pmf.path.large-before-fit",
                "T.money.runway-assumptions.unsigned-money",
                "T.money.expenses.heavy-before-fit",
                "Q9",
                "T.vision.strategy.changes-often",
            ],
        ),
        (
            "fast-2022",
            [
                "S2",
                "S3",
                "S1",
                "S8",
                "T.money.fundraising.raising-to-survive",
                "S7",
                "T.pmf.path.large-before-fit",
                "T.money.expenses.heavy-before-fit",
                "T.money.headcount-plan.hiring-before-fit",
                "Q9",
            ],
        ),
        (
            "gumroad-2015",
            ["S1", "S7", "R4", "T.money.runway-assumptions.jump-needed", "S4", "T.team.sharing.bad-news-too"],
        ),
        (
            "theranos-2018",
            [
                "S3",
                "Q9",
                "Q11.pmf.revenue-now",
                "T.pmf.reached.claim-without-figures",
                "T.pmf.path.large-before-fit",
                "T.pmf.level.claims-more",
                "T.money.cash.not-all-spendable",
            ],
        ),
        (
            "webvan-2001",
            ["S2", "S3", "S1", "S8", "T.money.fundraising.raising-to-survive", "S7", "R8.rule_of_40"],
        ),
        (
            "wework-2019",
            [
                "S6",
                "T.money.expenses.costs-keep-pace",
                "T.money.burn.differs-from-difference",
                "T.culture.who-decides.one-voice",
            ],
        ),
        (
            "zirtual-2015",
            [
                "T.money.fundraising.raising-to-survive",
                "T.money.default-alive.round-is-the-plan",
                "T.money.expenses.below-payroll",
                "T.money.headcount-plan.hiring-before-fit",
            ],
        ),
        ("zoom-2019", ["T.vision.motivation.met-the-problem", "T.pmf.explain.two-sentences-do", "G1"]),
    ],
)
def test_the_flags_of_each_case(slug: str, rules: list[str]) -> None:
    """What is raised on each real case, in order, so that a change is seen."""
    assert list(found_in(case(slug)).flags) == rules


def test_an_empty_dossier_raises_nothing() -> None:
    """Unknown is never bad: without a figure there is no flag, and every rule that needs one says so."""
    found = raised()
    assert found.flags == {}
    silent = {"Q9", "Q11"}
    assert {rule.partition(".")[0] for rule in found.unknown} == WHOLE - silent
    assert found.withheld == {}


def test_a_dead_company_has_one_trouble_with_money() -> None:
    """Pinch, short runway, death and heroic plan are one cause seen four times; growth is another."""
    flags = raised(*burning(cash=300_000.0)).flags
    assert {"S1", "S2", "S3", "S7"} <= set(flags)
    assert [flag.id for flag in one_per_cause(flags.values())] == ["S2", "R1", "R4"]


def test_no_word_of_a_flag_judges_a_person() -> None:
    """Flags speak of figures, companies and answers; no sentence is about anybody's character."""
    told = [flag for slug in CASES for flag in found_in(case(slug)).flags.values()]
    words = " ".join(f"{flag.title} {flag.why} {flag.ask}" for flag in told).lower()
    for accusation in ("liar", "lied", "lying", "fraud", "incompetent", "evasive", "dishonest", "hide"):
        assert f" {accusation}" not in words


def test_every_rule_is_run() -> None:
    """S3 and S4 are bands of one rule; R8, and Q11 for answers, have a second one; T is beside the sixty."""
    assert len(WHOLE) == 60
    assert len(RULES) == len(set(RULES)) == len(WHOLE) - 1 + 2 + 1


def rubrics() -> set[str]:
    """Ids of every rule that is written down where the rules that run come from."""
    modules = {import_module(rule.__module__) for rule in RULES}
    named = {value.id for module in modules for value in vars(module).values() if isinstance(value, Rubric)}
    # Q8 and Q11 make a rubric for each metric.
    return {name.partition(".")[0] for name in named} | {"Q8", "Q11"}


def test_the_catalogue_is_whole() -> None:
    """Each of the sixty rules is written down, and none beside them."""
    assert {name for name in rubrics() if name != "T"} == WHOLE


@pytest.mark.parametrize("slug", ["amazon-1997", "convertkit-2016", "zoom-2019"])
def test_companies_that_won_are_not_painted_red(slug: str) -> None:
    """Nothing critical or major, by figures, on three companies that lived on their revenue or had room."""
    flags = found_in(case(slug)).flags.values()
    red = [flag for flag in flags if flag.colour is Colour.RED]
    assert [flag.id for flag in red if flag.severity in (Severity.CRITICAL, Severity.MAJOR)] == []
    assert "G1" in {flag.id for flag in flags}
