"""A report as data: which blocks, in which order, with which words."""

from __future__ import annotations

from datetime import date
from importlib.metadata import PackageNotFoundError

import pytest

from charts.samples import CASES, TODAY, case, figure, five, nothing_known
from diligence.assessment import assess
from diligence.comparison import compare
from diligence.model import Answer, Company, Conversation, Dossier, Rating, Whom
from diligence.report.compose import compose
from diligence.report.document import (
    Block,
    Chart,
    Folded,
    Items,
    Masthead,
    Pair,
    Section,
    Table,
    VerdictCard,
    Versus,
)
from diligence.report.entries import Answered, AnswerList, AskList, FlagList
from diligence.report.share import Share


def _sections(slug: str, share: Share = Share.TRUSTED) -> dict[str, Section]:
    document = compose(case(slug), share)
    return {block.heading: block for block in document.blocks if isinstance(block, Section)}


def answers_in(block: Block) -> list[Answered]:
    """Every answer shown in a section, also in the sections within."""
    if isinstance(block, AnswerList):
        return list(block.items)
    inner = block.blocks if isinstance(block, Section | Folded) else ()
    return [answer for one in inner for answer in answers_in(one)]


def test_the_first_screen() -> None:
    """Masthead, verdict, worst flags beside what to ask next, then the cash chart."""
    masthead, verdict, pair, chart = compose(case("everpix-2013")).blocks[:4]
    assert isinstance(masthead, Masthead)
    assert isinstance(verdict, VerdictCard)
    assert isinstance(pair, Pair)
    assert isinstance(chart, Chart)
    assert [heading for heading, _ in pair.parts] == ["Worst flags", "Ask next"]
    assert [line.label for line in verdict.lines] == ["Founder's terms", "Sober terms", "Odds"]


def test_one_worst_flag_a_cause_with_the_others_under_it() -> None:
    """Four of Everpix's red flags are one trouble with money; the other two stand alone."""
    pair = compose(case("everpix-2013")).blocks[2]
    assert isinstance(pair, Pair)
    flags, questions = (block for _, block in pair.parts)
    assert isinstance(flags, FlagList)
    assert isinstance(questions, AskList)
    worst, *others = flags.items
    assert (worst.sign, worst.title) == ("critical", "Fatal pinch")
    assert [(each.title, each.also) for each in others] == [
        ("Growth is costly", ()),
        ("The gross margin is thin", ()),
    ]
    assert worst.also == (
        ("Less than six months of money", "critical"),
        ("Default dead", "critical"),
        ("Survival needs a heroic plan", "major"),
    )
    assert len(questions.items) == 3


def test_sections_in_order_and_none_empty() -> None:
    """What has nothing to say is not there: Zoom has no red flag's derived values, but a green flag."""
    for slug in CASES:
        assert all(section.blocks for section in _sections(slug).values())
    assert list(_sections("everpix-2013")) == [
        "Money",
        "Product-market fit",
        "Founders, vision and strategy",
        "Team",
        "Culture",
        "The role",
        "Not asked about yet",
        "How much is known",
        "Every flag",
        "What to ask",
        "Figures",
        "Assumptions and method",
        "On record",
        "Afterwards",
    ]


def test_green_flags_have_their_own_heading() -> None:
    """Amazon has reasons for hope; Everpix has none and no empty heading."""

    def headings(slug: str) -> list[str]:
        return [b.heading for b in _sections(slug)["Every flag"].blocks if isinstance(b, Section)]

    assert headings("amazon-1997") == ["What speaks for it", "Not judged"]
    assert headings("everpix-2013") == ["Not raised", "Not judged"]


def test_both_readings_number_by_number() -> None:
    """Everpix on the founder's terms has numbers, on sober terms reasons."""
    table = _sections("everpix-2013")["Money"].blocks[0]
    assert isinstance(table, Table)
    rows = {row[0].text: (row[1].text, row[2].text) for row in table.rows}
    assert rows["Profit in"][0] == "19 months"
    assert rows["Profit in"][1].startswith("never: each sale costs more")
    assert rows["Needs until profit"][0] == "$1.23M"
    assert rows["Growth needed to live"][0] == "152 % a month"
    assert rows["Growth needed to live"][1].startswith("there is none: ")


def test_what_would_change_the_verdict() -> None:
    """Buffer has two figures that flip it on either terms, each with the value; Everpix has none."""

    def turns(slug: str) -> list[Items]:
        blocks = _sections(slug)["Money"].blocks
        return [b for b in blocks if isinstance(b, Items) and b.introduction.startswith("What would change")]

    (found,) = turns("buffer-2016")
    assert [item.text.split(" it would")[0] for item in found.items] == [
        "With expenses below $1.01M a month",
        "With revenue growth above 1.3 % a month",
        "With expenses below $1M a month",
        "With revenue growth above 1.5 % a month",
    ]
    assert [item.topic for item in found.items] == ["Founder's terms"] * 2 + ["Sober terms"] * 2
    assert turns("everpix-2013") == []


def test_figures_the_reading_rests_on_come_first() -> None:
    """Everpix: 79 on record, of which the older months are folded away."""
    table, folded = _sections("everpix-2013")["Figures"].blocks
    assert isinstance(table, Table)
    assert isinstance(folded, Folded)
    assert len(table.rows) + 59 == 79
    assert folded.summary == "59 more figures on record"
    first = [cell.text for cell in table.rows[0]]
    assert first == ["Revenue", "$14,186 a month", "exact", "30 June 2013", "press, seen"]
    assert table.rows[0][4].link == "github.com"


@pytest.mark.parametrize(
    ("low", "likely", "high", "told"),
    [
        (None, 5.0, 5.0, "lower end not known"),
        (5.0, 5.0, None, "upper end not known"),
        (None, 5.0, None, "lower and upper end not known"),
        (4.0, 5.0, 6.0, "$4 to $6"),
        (0.0, 0.0, 0.0, "exact"),
    ],
)
def test_ranges_say_which_end_is_known(
    low: float | None, likely: float, high: float | None, told: str
) -> None:
    """An open end is not the likely value, and not zero."""
    cash = figure("cash", 5.0).model_copy(update={"low": low, "likely": likely, "high": high})
    dossier = Dossier(company=Company(slug="acme", name="Acme"), figures=(cash,))
    document = compose(assess(dossier, as_of=TODAY))
    (section,) = [b for b in document.blocks if isinstance(b, Section) and b.heading == "Figures"]
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][2].text == told


def test_what_could_not_be_read_is_kept_and_said() -> None:
    """Word for word for yourself; for others only that it could not be read."""
    odd = figure("nrr", 1.0).model_copy(
        update={
            "low": None,
            "likely": None,
            "high": None,
            "typed": "pretty good",
            "problem": "no number in it",
        }
    )
    dossier = Dossier(company=Company(slug="acme", name="Acme"), figures=(odd,))
    assessment = assess(dossier, as_of=TODAY)

    def note(share: Share) -> str:
        document = compose(assessment, share)
        (section,) = [b for b in document.blocks if isinstance(b, Section) and b.heading == "Figures"]
        folded = section.blocks[0]
        assert isinstance(folded, Folded)
        assert folded.summary == "One more figure on record"
        table = folded.blocks[0]
        assert isinstance(table, Table)
        assert table.rows[0][1].text == "could not be read"
        assert table.rows[0][2].text == "not known"
        return table.rows[0][0].note

    assert note(Share.PRIVATE) == "not used: no number in it, typed \u201cpretty good\u201d"
    assert note(Share.TRUSTED) == "not used: what was entered could not be read"


def test_where_values_come_from() -> None:
    """Derived values with their formula, later figures with their date, disagreements with both values."""

    def derived(slug: str) -> Items:
        (found,) = [
            block
            for block in _sections(slug)["Assumptions and method"].blocks
            if isinstance(block, Items) and block.introduction.startswith("What was not stated")
        ]
        return found

    everpix = derived("everpix-2013")
    told = {item.topic: item.text for item in everpix.items}
    assert told["Gross margin"].startswith("-6.9 %, derived: ")
    assert "after the day of this reading" in told["Headcount"]
    bird = derived("bird-2022")
    assert any("figures disagree: " in item.text for item in bird.items if item.topic == "Net burn")


def test_answers_and_talks_for_yourself() -> None:
    """What was said, by whom, when, how good; and the talk it came from."""
    answers = (
        Answer(
            id="a", question="money.runway", rating=Rating.VAGUE, value="plenty", text="Looked away.",
            signals=("worked-it-out",), as_of=date(2026, 1, 5),
        ),
        Answer(id="b", question="pmf.doubt", by=Whom.ENGINEER, as_of=date(2026, 1, 6), private=False),
    )  # fmt: skip
    talk = Conversation(id="c", on=date(2026, 1, 5), role=Whom.FOUNDER, name="Ann", kind="call", minutes=30)
    dossier = Dossier(company=Company(slug="acme", name="Acme"), answers=answers, conversations=(talk,))
    document = compose(assess(dossier, as_of=TODAY), Share.PRIVATE)
    sections = {b.heading: b for b in document.blocks if isinstance(b, Section)}
    record = sections["On record"].blocks[0]
    assert isinstance(record, Items)
    said = [answers_in(sections[heading]) for heading in ("Money", "Product-market fit")]
    assert said[0] == [
        Answered(
            "Until which month does the money you have last, and how many months of runway is that?",
            "vague",
            "plenty; \u201cLooked away.\u201d; heard: worked it out",
            "the founder, 5 January 2026, private",
        )
    ]
    assert [(each.rating, each.said, each.by) for each in said[1]] == [
        ("not rated", "noted without words", "the engineer, 6 January 2026")
    ]
    assert record.items[0].text == "Founder Ann, 5 January 2026, call, 30 minutes."


def test_coverage_says_what_is_missing() -> None:
    """Key figures that are not known; what rules wait for stands with the flags."""
    first = _sections("fast-2022")["How much is known"].blocks[0]
    assert isinstance(first, Items)
    assert "of what matters is known." in first.introduction
    assert "Key figures not known yet: revenue growth" in first.introduction


def test_the_colophon_says_for_whom() -> None:
    """And from how much it was made; no date of making, so that the bytes stay the same."""
    trusted = compose(case("everpix-2013")).colophon
    assert trusted[0] == "Judged as of 30 June 2013, from 79 figures and no answers."
    assert trusted[1].startswith("Made for somebody you trust")
    assert trusted[-1].startswith("diligence ")
    assert compose(case("everpix-2013"), Share.PRIVATE).colophon[1].endswith("Do not pass it on.")
    assert "days from 31 March 2001 to 30 June 2019" in compose(five()).colophon[0]


def test_more_than_six_are_counted_and_not_named() -> None:
    """Fourteen names are no sentence."""
    document = compose(compare(*(case(slug) for slug in CASES)))
    card = document.blocks[1]
    assert isinstance(card, VerdictCard)
    assert card.sentence == "Three are alive; four are undecided; four are dead; three are not known yet."
    assert document.wide


def test_an_empty_dossier_has_a_report() -> None:
    """The word, what is missing, what to ask; no figures, no flags, no exception."""
    document = compose(nothing_known())
    headings = [block.heading for block in document.blocks if isinstance(block, Section)]
    assert headings == [
        "Money",
        "Product-market fit",
        "Founders, vision and strategy",
        "Team",
        "Culture",
        "The role",
        "Not asked about yet",
        "How much is known",
        "Every flag",
        "What to ask",
        "Assumptions and method",
    ]
    assert document.title == "Acme: not enough data"


def test_a_working_copy_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from a folder that was never installed, the colophon says so."""

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("diligence.report.compose.version", absent)
    assert compose(nothing_known()).colophon[-1] == "diligence from a working copy"


def test_a_comparison_answers_in_this_order() -> None:
    """How long, what is wrong, the table in groups, how stable the order is; of one company no order."""
    several = {b.heading: b for b in compose(five()).blocks if isinstance(b, Section)}
    assert list(several) == [
        "How long the money lasts",
        "What is wrong, and how well we know",
        "Side by side",
        "How stable the order is",
        "Growth against burn",
        "How likely it lives on",
        "Cash, each on its own scale",
        "Worst flags and what to ask",
    ]
    (table,) = several["Side by side"].blocks
    assert isinstance(table, Versus)
    groups = list(dict.fromkeys(row.group for row in table.rows))
    assert groups[:4] == ["", "Survival", "Growth and efficiency", "Product-market fit"]
    said, chart = several["How stable the order is"].blocks
    assert isinstance(said, Items)
    assert isinstance(chart, Chart)
    # The same order in words and picture: Zoom, alone profitable, comes first most often.
    assert "Zoom" in said.introduction[:120]
    assert chart.title.startswith("Zoom Video Communications comes first")
    alone = [b.heading for b in compose(compare(case("zoom-2019"))).blocks if isinstance(b, Section)]
    assert "How stable the order is" not in alone
