"""The casebook page says what the code says, and says why where that was wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "docs" / "casebook.py"
CASEBOOK: dict[str, Any] = run_path(str(GENERATOR))
PAGE = (ROOT / "docs" / "casebook.md").read_text(encoding="utf-8")
SLUGS = sorted(path.stem for path in (ROOT / "data" / "casebook").glob("*.json"))

FAILED = {
    "bird-2022": "Chapter 11",
    "builder-ai-2025": "insolvency",
    "everpix-2013": "shutdown",
    "fab-com-2013": "sold to PCH in March 2015 (day from memory) for roughly $15M",
    "fast-2022": "Shut down",
    "theranos-2018": "Dissolved",
    "webvan-2001": "Ceased operations",
    "wework-2019": "rescue",
    "zirtual-2015": "Shut overnight",
}
"""Those that did not go on by themselves, and the words of their file that say so."""


@cache
def judged(slug: str) -> Any:
    """A case as the page shows it."""
    return CASEBOOK["judged"](ROOT / "data" / "casebook" / f"{slug}.json")


def row(slug: str) -> list[str]:
    """The cells of a case in the table of verdicts."""
    line = next(line for line in PAGE.splitlines() if f"casebook/{slug}.json" in line)
    return [cell.strip() for cell in line.strip("|").split(" | ")]


def test_the_page_is_up_to_date() -> None:
    """If this fails, run: uv run python docs/casebook.py."""
    assert CASEBOOK["page"]() == PAGE


def test_what_became_of_each_case_is_decided() -> None:
    """Every case either lived or failed; a new one has to be told apart here and in the generator."""
    assert sorted(CASEBOOK["LIVED"] | FAILED.keys()) == SLUGS
    assert not CASEBOOK["LIVED"] & FAILED.keys()


@pytest.mark.parametrize("slug", sorted(FAILED))
def test_a_failure_is_on_record(slug: str) -> None:
    """The case's own file says that it did not go on, within the 24 months of the odds."""
    case = judged(slug)
    ended = date.fromisoformat(case.told["outcome_date"])
    assert FAILED[slug] in case.told["outcome"]
    assert (ended - case.analysis.position.as_of).days < 2 * 365


def test_each_miss_has_its_reason_and_no_other() -> None:
    """Every verdict that was wrong or missing is explained, and no explanation outlives its miss."""
    assert set(CASEBOOK["MISSES"]) == {slug for slug in SLUGS if judged(slug).is_miss}


@pytest.mark.parametrize("slug", sorted(CASEBOOK["MISSES"]))
def test_a_reason_has_no_number_of_its_own(slug: str) -> None:
    """Every number of the page is computed, or quoted from a case: prose would grow old."""
    assert not re.search(r"\d", CASEBOOK["MISSES"][slug])


FOUNDER, SOBER, ODDS = range(3)


@pytest.mark.parametrize(
    ("slug", "judge", "kind"),
    [
        # 1.23M needed, 0.2M there; shut down.
        ("everpix-2013", FOUNDER, "dead, and it failed"),
        # It earned more than it spent; listed.
        ("zoom-2019", FOUNDER, "alive, and it lived"),
        # 1.72M needed, 1.22M there; went on after a cut.
        ("buffer-2016", FOUNDER, "dead, and it lived"),
        # 0.72B needed, 2.47B there; rescued. Its costs grew along, and the sober terms say so.
        ("wework-2019", FOUNDER, "alive, and it failed"),
        ("wework-2019", SOBER, "dead, and it failed"),
        # No future of 10,000 lasts: a zero is an answer.
        ("wework-2019", ODDS, "dead, and it failed"),
        # 46 in 100 is fewer than half.
        ("buffer-2016", ODDS, "dead, and it lived"),
        # No expenses on record.
        ("builder-ai-2025", FOUNDER, "not enough data"),
        ("builder-ai-2025", ODDS, "not enough data"),
    ],
)
def test_what_was_said_beside_what_came(slug: str, judge: int, kind: str) -> None:
    """A word is a hit or a miss by what the company came to, and nothing said is neither."""
    assert judged(slug).kinds[judge] == kind


def test_every_case_is_counted_once_by_each_judge() -> None:
    """The five kinds of the table share out all cases, in each column."""
    [table] = re.findall(r"\| it said .*?\n\n", PAGE, flags=re.DOTALL)
    cells = [line.strip("|").split("|")[1:] for line in table.strip().splitlines()[2:]]
    counts = [[int(cell.split(":")[0].replace("none", "0")) for cell in line] for line in cells]
    assert [sum(column) for column in zip(*counts, strict=True)] == [len(SLUGS)] * 3


def test_the_verdicts_on_both_terms() -> None:
    """The whole backtest in short: founder's terms, sober terms."""
    shown = {slug: (row(slug)[2], row(slug)[3]) for slug in SLUGS}
    assert shown == {
        "amazon-1997": ("default alive", "default alive"),
        "bird-2022": ("default alive", "default alive"),
        "buffer-2016": ("default dead", "default dead"),
        "builder-ai-2025": ("not enough data", "not enough data"),
        "convertkit-2016": ("profitable", "profitable"),
        "everpix-2013": ("fatal pinch", "default dead"),
        "fab-com-2013": ("default dead", "default dead"),
        "fast-2022": ("fatal pinch", "default dead"),
        "gumroad-2015": ("default dead", "default dead"),
        "theranos-2018": ("not enough data", "not enough data"),
        "webvan-2001": ("fatal pinch", "default dead"),
        "wework-2019": ("default alive", "default dead"),
        "zirtual-2015": ("not enough data", "not enough data"),
        "zoom-2019": ("profitable", "profitable"),
    }


def test_bird_is_open_within_the_range_of_its_burn() -> None:
    """Alive at the summer quarter's burn; past 24.3 + 4.86 = 29.2M a month, dead on sober terms."""
    analysis = judged("bird-2022").analysis
    assert (analysis.firm, analysis.undecided) == (False, True)
    [flip] = analysis.sober_flips
    assert flip.becomes.is_dead
    assert 24.3e6 + 3.27e6 < flip.past < 24.3e6 + 4.99e6
    assert row("bird-2022")[9] == "on sober terms, expenses above $29.2M"


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("wework-2019", "the two terms disagree"),
        ("zoom-2019", "firm"),
        ("theranos-2018", "to ask: expenses, growth, cash"),
    ],
)
def test_what_turns_a_verdict(slug: str, words: str) -> None:
    """Nothing, the terms, or the figures that are missing."""
    assert CASEBOOK["what_turns_it"](judged(slug).analysis) == words


def test_everpix_in_the_table() -> None:
    """19 months and 1.23M against 196k, as in its file's arithmetic."""
    assert row("everpix-2013")[5:9] == ["19 months", "$1.23M", "$196k", "fewer than 1 in 100"]


def test_an_unknown_is_never_a_number() -> None:
    """Theranos: nothing to project, and each of the four cells says so."""
    assert row("theranos-2018")[5:9] == ["not known"] * 4


def section(slug: str) -> str:
    """What the page says of the flags and facts of a case."""
    [found] = re.findall(rf"### {re.escape(judged(slug).name)}, .*?(?=\n##)", PAGE, flags=re.DOTALL)
    return str(found)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_flag_and_fact_is_shown(slug: str) -> None:
    """Each flag by its title; each answer in its words, with a link to where its fact was published."""
    assessment, shown = judged(slug).assessment, section(slug)
    assert [flag.title for flag in assessment.flags if flag.title not in shown] == []
    for answer in assessment.dossier.answers:
        [address] = re.findall(r"https?://\S+", answer.source_url)
        lines = [line for line in shown.splitlines() if f"{answer.text} [Published]({address})." in line]
        assert len(lines) == max(1, len(answer.signals))


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        # A warning, a good sign, and a fact in which none is heard.
        ("fast-2022", "- **major**, hiring fast without fit or growth: The plan is to double the team. ["),
        ("zoom-2019", "- **good**, two sentences of my own are enough: One product, plain to explain. ["),
        ("theranos-2018", "- Investors were shown $100M for 2014. ["),
    ],
)
def test_what_is_heard_in_a_fact(slug: str, line: str) -> None:
    """The weight and the sign stand before what the fact says."""
    assert any(shown.startswith(line) for shown in section(slug).splitlines())


def test_a_flag_stands_under_its_weight() -> None:
    """Everpix, on its figures: two months of money are critical, and come first."""
    assert "\n**critical**: Fatal pinch, Less than six months of money" in section("everpix-2013")


def test_links_lead_somewhere() -> None:
    """Every relative link of the page leads to a file."""
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", PAGE) if not t.startswith("http")]
    assert len(targets) > len(SLUGS)
    assert [t for t in targets if not (ROOT / "docs" / t).exists()] == []


def test_a_folder_of_histories_is_read(tmp_path: Path) -> None:
    """Every column of revenue counts, an empty cell is a gap, and a file without months is passed over.

    Spreadsheets put a byte order mark before the first heading.
    """
    (tmp_path / "a.csv").write_text(
        "month,revenue_usd,profit_usd,mrr_eur\n2026-02,20,1,\n2026-01,10,1,7.5\n2026-03,,1,8\n",
        encoding="utf-8-sig",
    )
    (tmp_path / "b.csv").write_text("day,revenue_usd\n2026-01-01,5\n")
    (tmp_path / "empty.csv").write_text("")
    found = dict(CASEBOOK["histories_of"](tmp_path))
    january, february, march = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
    assert found == {
        "a, revenue_usd": [(january, 10.0), (february, 20.0)],
        "a, mrr_eur": [(january, 7.5), (march, 8.0)],
    }


def test_forecasts_start_with_six_months() -> None:
    """Of ten months, the 6th and 7th see three months on, the others no further than the tenth.

    What comes is on the path of 5 % a month but for the tenth month, ten times as high: a band
    around so even a history holds the ninth and not the tenth.
    """
    days = [date(2025, month, 28) for month in range(1, 11)]
    amounts = [1_000 * 1.05**n for n in range(9)] + [10_000 * 1.05**9]
    found = CASEBOOK["outcomes"](tuple(zip(days, amounts, strict=True)))
    assert found == {3: [True, False], 6: [], 12: []}


def test_a_folder_without_histories_is_refused(tmp_path: Path) -> None:
    """One line says what was looked for, and neither file is written."""
    measured = ROOT / "docs" / "coverage.json"
    before = measured.read_bytes()
    ran = subprocess.run(
        [sys.executable, GENERATOR, "--histories", tmp_path], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "no CSV file with a column month" in ran.stderr
    assert measured.read_bytes() == before
