"""What a pause in typing costs the kernel, and the questions form against all its inputs."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

from benchmarks.ratio import Row, side_by_side
from diligence.assessment import assess
from diligence.bank import shipped_bank
from diligence.forms import Desk
from diligence.forms.questions import QuestionsForm
from diligence.notebook.live import Live
from diligence.store import read_casebook

if TYPE_CHECKING:
    from diligence.model import Dossier

MOST_TIMES_THE_JUDGING = 4.0
MOST_OF_ALL_INPUTS = 0.5


def rows(rounds: int = 15) -> list[Row]:
    """Both lines of the table."""
    dossier = next(found for found in read_casebook() if found.company.slug == "everpix-2013")
    return [_typing(dossier, rounds), _questions(dossier, max(rounds // 5, 1))]


def _typing(dossier: Dossier, rounds: int) -> Row:
    """Card, words and chart for another amount each time, against judging it and nothing else."""
    day = dossier.as_of or datetime.now(tz=UTC).date()
    judge = partial(assess, as_of=day)
    live = Live(judge, dossier, with_cash=True)
    cash = [figure for figure in dossier.figures if figure.metric == "cash"][-1]
    amounts = cycle((1e5, 2e5, 4e5, 8e5))

    def other() -> Dossier:
        amount = next(amounts)
        ends = {"low": amount, "likely": amount, "high": amount}
        return dossier.with_figure(cash.model_copy(update=ends))

    ratio, seconds = side_by_side(lambda: live.typed(other()), lambda: judge(other()), rounds)
    return Row(
        "verdict, odds, flags and cash chart after a pause in typing",
        "judging alone",
        ratio,
        f"at most {MOST_TIMES_THE_JUDGING:g}",
        ratio <= MOST_TIMES_THE_JUDGING,
        seconds,
    )


def _questions(dossier: Dossier, rounds: int) -> Row:
    """The form as it is opened, against the same with every theme opened."""
    bank = shipped_bank()
    now = datetime.now(tz=UTC)
    desk = Desk(lambda edit: edit(dossier), lambda: now, now.date())

    def every_theme() -> None:
        form = QuestionsForm(dossier, bank, desk)
        for section in form.sections[1:]:
            section.turn()

    ratio, seconds = side_by_side(lambda: QuestionsForm(dossier, bank, desk), every_theme, rounds)
    return Row(
        f"the questions form of {len(bank.questions)} questions, opened",
        "with every theme opened",
        ratio,
        f"at most {MOST_OF_ALL_INPUTS:g}",
        ratio <= MOST_OF_ALL_INPUTS,
        seconds,
    )
