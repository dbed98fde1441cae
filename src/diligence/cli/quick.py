"""``diligence quick``: an answer without any file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from diligence.amounts import Kind, Period, parse_amount
from diligence.cli.output import print_json
from diligence.errors import ImpossibleInputError, UnreadableAmountError
from diligence.forms.draft import Claim, figure_from
from diligence.model import METRICS, Company, Dossier, Figure, Source, SourceKind

if TYPE_CHECKING:
    from diligence.analysis import Analysis


def quick_command(
    revenue: Annotated[
        str | None, typer.Option(help="Revenue; a month unless you say per year.", show_default=False)
    ] = None,
    expenses: Annotated[
        str | None, typer.Option(help="All expenses; a month unless you say so.", show_default=False)
    ] = None,
    growth: Annotated[
        str | None, typer.Option(help="Of revenue, as in 8%/month or 150%/year.", show_default=False)
    ] = None,
    cash: Annotated[str | None, typer.Option(help="Money in the bank.", show_default=False)] = None,
    net_burn: Annotated[
        str | None, typer.Option(help="Expenses less revenue, where one is unknown.", show_default=False)
    ] = None,
    gross_margin: Annotated[
        str | None, typer.Option(help="Share of revenue left after its own cost.", show_default=False)
    ] = None,
    expense_growth: Annotated[
        str | None, typer.Option(help="Of costs, as in 2%/month.", show_default=False)
    ] = None,
    persistence: Annotated[
        str | None, typer.Option(help="Next year's growth over this year's, as in 0.7.", show_default=False)
    ] = None,
    convention: Annotated[
        Literal["monthly", "continuous"], typer.Option(help="How time passes.")
    ] = "monthly",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Is it default alive? From a few figures, without any file."""
    from diligence.cli.words import analysis_in_words

    typed = {
        "revenue": revenue,
        "expenses": expenses,
        "growth": growth,
        "cash": cash,
        "net_burn": net_burn,
        "gross_margin": gross_margin,
    }
    rates = (
        None if persistence is None else _share(persistence, "persistence"),
        None if expense_growth is None else _monthly_rate(expense_growth),
    )
    analysis = _analysed(typed, rates, convention)
    if as_json:
        print_json(_answer(analysis, typed))
    else:
        typer.echo(analysis_in_words(analysis))


def _analysed(
    typed: dict[str, str | None], rates: tuple[float | None, float | None], convention: str
) -> Analysis:
    from diligence.analysis import Convention, reconcile
    from diligence.assessment import Wishes, quick

    today = datetime.now(tz=UTC).astimezone().date()
    figures = _figures({name: text for name, text in typed.items() if text is not None}, today)
    currency = next((f.currency for f in figures if f.currency), "USD")
    dossier = Dossier(company=Company(slug="quick", name="Quick", currency=currency), figures=figures)
    position = reconcile(dossier, today)
    for left_out, why in position.unused:
        metric = next(figure.metric for figure in figures if figure.id == left_out)
        problem, _, advice = why.partition("; ")
        raise UnreadableAmountError(typed[metric] or "", f"--{metric.replace('_', '-')}: {problem}", advice)
    return quick(position, Wishes(*rates, Convention(convention)))


def _figures(typed: dict[str, str], today: date) -> tuple[Figure, ...]:
    currency = _one_currency(typed)
    claim = Claim(today, Source(kind=SourceKind.OWN_ESTIMATE), currency=currency)
    found: list[Figure] = []
    for name, text in typed.items():
        draft = figure_from(text, METRICS[name], claim, taken=[f.id for f in found])
        option, lowest, highest = f"--{name.replace('_', '-')}", METRICS[name].lowest, METRICS[name].highest
        if draft.figure.problem:
            problem, _, advice = draft.figure.problem.partition("; ")
            raise UnreadableAmountError(text, f"{option}: {problem}", advice)
        ends = (draft.figure.low, draft.figure.high)
        if any(end is not None and not lowest <= end <= highest for end in ends):
            raise ImpossibleInputError(option, f"at least {lowest:g} and at most {highest:g}", text)
        found.append(draft.figure)
    return tuple(found)


def _one_currency(typed: dict[str, str]) -> str:
    named = {}
    for name in ("revenue", "expenses", "cash", "net_burn"):
        if name in typed:
            currency = parse_amount(typed[name]).currency
            if currency:
                named[currency] = typed[name]
    if len(named) > 1:
        raise ImpossibleInputError("the currency", "the same in all amounts", " and ".join(named.values()))
    return next(iter(named), "USD")


def _share(text: str, name: str) -> float:
    amount = parse_amount(text)
    if amount.kind not in (Kind.SHARE, Kind.COUNT) or not 0 <= amount.likely <= 1:
        raise ImpossibleInputError(f"--{name}", "a share between 0 and 1, as in 0.7 or 70%", text)
    return amount.likely


def _monthly_rate(text: str) -> float:
    amount = parse_amount(text)
    if amount.kind is not Kind.SHARE or amount.likely <= -1:
        raise UnreadableAmountError(text, "--expense-growth is a percentage", "write 2%/month or 30%/year")
    if amount.per is None:
        raise UnreadableAmountError(text, "it does not say per what", f"write {text}/month or {text}/year")
    if amount.per is Period.MONTH:
        return amount.likely
    return float((1 + amount.likely) ** (1 / amount.per.months) - 1)


def _answer(analysis: Analysis, typed: dict[str, str | None]) -> dict[str, object]:
    from diligence.assessment import plain_analysis

    plain = plain_analysis(analysis)
    flows = [name for name in ("revenue", "expenses", "net_burn") if _without_period(typed.get(name))]
    taken = [f"{name.replace('_', ' ')} is taken as per month: no period was typed" for name in flows]
    return {**plain, "assumptions": [*plain["assumptions"], *taken]}


def _without_period(text: str | None) -> bool:
    return text is not None and parse_amount(text).per is None
