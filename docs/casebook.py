"""Writes the casebook page: what the toolkit says of real companies, and what became of them.

uv run python docs/casebook.py                      the page, from what is in the repository
uv run python docs/casebook.py --histories FOLDER   measures the bands anew, then the page
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from argparse import ArgumentParser
from datetime import date
from functools import partial
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, NamedTuple

from diligence.amounts import Measure, day_in_words, money_in_words, months_in_words, share_in_words
from diligence.analysis import Position, Value, Verdict, growth_of, simulate, swings_of
from diligence.assessment import assess
from diligence.bank import shipped_bank
from diligence.comparison import in_100
from diligence.model import Colour
from diligence.months import Month
from diligence.store import read_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from diligence.analysis import Analysis, Flip
    from diligence.assessment import Assessment
    from diligence.model import Answer

    History = Sequence[tuple[date, float]]
    Outcomes = Mapping[int, Sequence[bool]]
    Counts = Mapping[str, Mapping[str, int]]

DOCS = Path(__file__).parent
CASES = DOCS.parent / "data" / "casebook"
PAGE, MEASURED = DOCS / "casebook.md", DOCS / "coverage.json"
PROSE = DOCS / "casebook.md.template"
"""What the page says around its numbers."""

HORIZONS = (3, 6, 12)
"""Months ahead at which the bands are measured."""

LIVED = frozenset(("amazon-1997", "buffer-2016", "convertkit-2016", "gumroad-2015", "zoom-2019"))
"""Those that went on. All others closed, were insolvent, sold for a fraction, or had to be rescued."""

MISSES: Mapping[str, str] = tomllib.loads((DOCS / "misses.toml").read_text(encoding="utf-8"))
"""Why a verdict and the outcome differ, for those where they do."""

JUDGES = ("founder's terms", "sober terms", "odds of 24 months, above one half")
HITS = ("dead, and it failed", "alive, and it lived")
KINDS = (*HITS, "dead, and it lived", "alive, and it failed", "not enough data")


class Judged(NamedTuple):
    """One case: the toolkit's assessment on the day, and what its file tells besides."""

    slug: str
    assessment: Assessment
    told: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The company's name."""
        return self.assessment.name

    @property
    def analysis(self) -> Analysis:
        """What the verdicts rest on."""
        return self.assessment.analysis

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which of the `KINDS` the word of each of the `JUDGES` turned out to be."""
        analysis, odds = self.analysis, self.analysis.odds.alive[24].value
        readings = (_lives(reading.verdict) for reading in (analysis.founder, analysis.sober))
        lives = (*readings, None if odds is None else odds > 1 / 2)
        came = "lived" if self.slug in LIVED else "failed"
        words = {True: f"alive, and it {came}", False: f"dead, and it {came}", None: KINDS[-1]}
        return tuple(words[each] for each in lives)

    @property
    def is_miss(self) -> bool:
        """Whether one of the two readings did not say what came."""
        return any(kind not in HITS for kind in self.kinds[:2])


def _lives(verdict: Verdict) -> bool | None:
    lives = verdict in (Verdict.PROFITABLE, Verdict.DEFAULT_ALIVE)
    return lives if lives or verdict.is_dead else None


def judged(path: Path) -> Judged:
    """One case file, judged on its own day."""
    dossier, _ = read_case(path)
    told = json.loads(path.read_text(encoding="utf-8"))
    return Judged(path.stem, assess(dossier, as_of=date.fromisoformat(told["as_of"])), told)


def page() -> str:
    """The whole page, from the cases and the measured bands in the repository."""
    cases = [judged(path) for path in sorted(CASES.glob("*.json"))]
    others = [case.name for case in cases if case.analysis.verdict.value != case.told["expected_verdict"]]
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    bands = [{"history": name} | _shares(counts) for name, counts in measured.items()]
    return Template(PROSE.read_text(encoding="utf-8")).substitute(
        cases=len(cases),
        verdicts=_table([_row(case) for case in cases]),
        others=len(others),
        names=", ".join(others),
        counted=_table([_counted(kind, cases) for kind in KINDS]),
        misses="\n".join(_why(case) for case in cases if case.is_miss),
        flags="\n\n".join(_flags(case) for case in cases),
        histories=len(bands) - 1,
        bands=_table(bands),
    )


def _row(case: Judged) -> dict[str, str]:
    analysis, position, told = case.analysis, case.analysis.position, case.told
    projection, cash = analysis.founder.projection, position.likely("cash")
    money = partial(money_in_words, currency=position.currency)
    return {
        "company": f"[{case.name}](../data/casebook/{case.slug}.json)",
        "as of": day_in_words(position.as_of),
        "founder's terms": analysis.verdict.words,
        "sober terms": analysis.sober.verdict.words,
        "a careful reader": told["expected_verdict"].replace("_", " "),
        "profit in": _words(projection.months_to_profit, months_in_words),
        "needs until then": _words(projection.capital_needed, money),
        "has": "not known" if cash is None else money(cash),
        "alive after 24 months": _words(analysis.odds.alive[24], in_100),
        "what turns it": what_turns_it(analysis),
        "what happened": f"{told['outcome']} ({day_in_words(date.fromisoformat(told['outcome_date']))})",
    }


def _words(measure: Measure, said: Callable[[float], str]) -> str:
    absent = f"{measure.absence}".replace("unknown", "not known")
    return absent if measure.value is None else said(measure.value)


def what_turns_it(analysis: Analysis) -> str:
    """What would change the verdicts within the ranges of the figures, or that nothing does."""
    if analysis.verdict is Verdict.NOT_ENOUGH_DATA:
        return f"to ask: {', '.join(analysis.founder.missing)}".replace("_", " ")
    currency, turns = analysis.position.currency, []
    for terms, flips in (("", analysis.flips), ("on sober terms, ", analysis.sober_flips)):
        if flips:
            turns.append(terms + " or ".join(_flip(flip, currency) for flip in flips))
    if analysis.founder.verdict.is_dead != analysis.sober.verdict.is_dead:
        turns.append("the two terms disagree")
    return "; ".join(turns) or "firm"


def _flip(flip: Flip, currency: str) -> str:
    if flip.past is None:
        return f"all figures at their {'best' if flip.above else 'worst'}"
    is_money = flip.metric in ("revenue", "expenses", "cash")
    past = money_in_words(flip.past, currency) if is_money else share_in_words(flip.past)
    return f"{flip.metric} {'above' if flip.above else 'below'} {past}".replace("_", " ")


def _counted(kind: str, cases: Sequence[Judged]) -> dict[str, str]:
    row = {"it said": kind}
    for place, judge in enumerate(JUDGES):
        names = [case.name for case in cases if case.kinds[place] == kind]
        row[judge] = f"{len(names)}: {', '.join(names)}" if names else "none"
    return row


def _why(case: Judged) -> str:
    founder, sober, _ = case.kinds
    said = founder if founder == sober else f"{founder}; on sober terms {sober}"
    undecided = "; called undecided" if case.analysis.undecided else ""
    return f"- **{case.name}** ({said}{undecided}). {' '.join(MISSES[case.slug].split())}"


def _flags(case: Judged) -> str:
    """The titles of the flags by weight, then the facts, each with the signs heard in it."""
    titles: dict[str, dict[str, None]] = {}
    for flag in case.assessment.flags:
        weight = flag.severity if flag.colour is Colour.RED else "good"
        titles.setdefault(weight, {})[flag.title] = None
    raised = "; ".join(f"**{weight}**: {', '.join(named)}" for weight, named in titles.items())
    heard = "\n".join(f"- {line}" for answer in case.assessment.dossier.answers for line in _heard(answer))
    parts = (f"### {case.name}, {day_in_words(case.assessment.as_of)}", f"{raised}." if raised else "", heard)
    return "\n\n".join(part for part in parts if part)


def _heard(answer: Answer) -> Iterator[str]:
    """What a fact says and where it was published, after each sign heard in it."""
    question = shipped_bank().find(answer.question)
    signs = [sign for sign in question.signals if sign.id in answer.signals] if question else []
    told = f"{answer.text} [Published]({_address(answer.source_url)})."
    for sign in signs:
        weight = sign.severity if sign.colour is Colour.RED else "good"
        yield f"**{weight}**, {sign.text[:1].lower()}{sign.text[1:]}: {told}"
    if not signs:
        yield told


def _address(where: str) -> str:
    """The first web address in what is said of a source."""
    found = re.search(r"https?://\S+", where)
    return found[0] if found else ""


def _shares(counts: Counts) -> dict[str, str]:
    shares = {}
    for months, (held, forecasts) in ((months, n.values()) for months, n in counts.items()):
        share = f"{held} of {forecasts} ({share_in_words(held / forecasts)})" if forecasts else "too short"
        shares[f"{months} months ahead"] = share
    return shares


def _table(rows: Sequence[Mapping[str, str]]) -> str:
    lines = (tuple(rows[0]), ["---"] * len(rows[0]), *(row.values() for row in rows))
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def coverage(folder: Path) -> Mapping[str, Counts]:
    """How often the 80 % band of revenue held what came, over all histories and for each."""
    each = {name: outcomes(history) for name, history in histories_of(folder)}
    every = {months: [held for found in each.values() for held in found[months]] for months in HORIZONS}
    return {name: _counts(found) for name, found in ({"all": every} | each).items()}


def _counts(found: Outcomes) -> Counts:
    return {f"{months}": {"held": sum(held), "forecasts": len(held)} for months, held in found.items()}


def histories_of(folder: Path) -> Iterator[tuple[str, History]]:
    """Each column of revenue of each CSV file with a column ``month``: last days of months, and amounts."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in rows[0] if rows and "month" in rows[0] else ():
            if re.fullmatch(r"(revenue|mrr|recognized_revenue)_[a-z]{3}", column):
                filled = ((f"{row['month'][:7]}-01", row[column]) for row in rows if row[column])
                days = ((Month.of(date.fromisoformat(first)).last_day, float(text)) for first, text in filled)
                yield f"{path.stem}, {column}", sorted(days)


def outcomes(history: History) -> Outcomes:
    """Whether the band of so many months ahead held what came, from each month with a known past."""
    found: dict[int, list[bool]] = {months: [] for months in HORIZONS}
    for now, (today, revenue) in enumerate(history, start=1):
        known = tuple(history[:now])
        growth = growth_of(known, "USD").value()
        if revenue <= 0 or growth is None or swings_of(known) is None:
            continue
        # Revenue goes its way whatever is spent, and the money never runs out.
        values = {"revenue": revenue, "expenses": 1.0, "cash": 1e12}
        given = {"growth": growth} | {name: Value.exact(amount) for name, amount in values.items()}
        bands = simulate(Position(today, "USD", given, history=known)).revenue_bands
        for day, came in history[now:]:
            months = Month.of(day) - Month.of(today)
            if months in HORIZONS:
                found[months].append(bool(bands[10][months] <= came <= bands[90][months]))
    return found


def main() -> None:
    """Write the page, after measuring the bands where a folder of histories is given."""
    parser = ArgumentParser(description="Write docs/casebook.md.")
    parser.add_argument("--histories", type=Path, metavar="FOLDER", help="measure the bands on these")
    folder = parser.parse_args().histories
    if folder is not None:
        found = coverage(folder)
        if len(found) == 1:
            parser.error(f"{folder}: no CSV file with a column month and one such as revenue_usd")
        MEASURED.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
