"""Theme by theme: what was answered, how well, how much is not known, and never without its worst flag."""

from __future__ import annotations

from pathlib import Path

import pytest

from charts.samples import TODAY, case, nothing_known
from diligence.assessment import Assessment, assess
from diligence.bank import shipped_bank
from diligence.flags import RULES, Thresholds
from diligence.flags.flag import Exemption, Rubric
from diligence.model import Answer, Company, Dossier, Rating, Severity, Whom
from diligence.report import Share
from diligence.report import fit as fit_section
from diligence.report.compose import compose
from diligence.report.document import Block, Folded, Items, Section, Table
from diligence.report.entries import AnswerList, AskList, FlagList
from diligence.report.themes import blocks_of, sections


def judged(*answers: Answer, **more: object) -> Assessment:
    """A company that gave these answers."""
    dossier = Dossier(company=Company(slug="acme", name="Acme"), answers=answers)
    return assess(dossier, as_of=TODAY, **more)  # type: ignore[arg-type]


def said(question: str, rating: Rating | None = Rating.CLEAR, **more: object) -> Answer:
    """An answer to a question."""
    plain = {"id": f"{question}-{rating}", "question": question, "rating": rating, "as_of": TODAY}
    return Answer.model_validate(plain | more)


def introduction(blocks: tuple[Block, ...]) -> str:
    """The first line of a theme."""
    first = blocks[0]
    assert isinstance(first, Items)
    return first.introduction


def test_how_good_the_answers_were_is_counted() -> None:
    """Two clear ones and a vague one; of an evasive answer nothing is known, and it was asked."""
    assessment = judged(
        said("team.closest"),
        said("team.attract-retain"),
        said("team.first-hires", Rating.VAGUE),
    )
    assert introduction(blocks_of(assessment, "team")) == (
        "2 of 11 known, none with evidence; no red flag so far. "
        "How good the answers were: 1 vague and 2 clear."
    )


def test_a_critical_flag_is_named_whatever_else_is_good() -> None:
    """Eleven clear answers don't hide it: it stands in the first line of the theme, and in the table."""

    def alarm(_: object) -> object:
        rubric = Rubric("team.fire", "The building burns", "our own threshold", "fire")
        yield rubric.red(Severity.CRITICAL, "There is smoke.", (), "Where is the exit?")

    questions = [q.id for t in shipped_bank().themes if t.id == "team" for q in t.questions]
    assessment = judged(*map(said, questions), rules=(*RULES, alarm))
    blocks = blocks_of(assessment, "team")
    assert "worst: The building burns (critical)" in introduction(blocks)
    first = blocks[0]
    assert isinstance(first, Items)
    assert first.items[0].text == "The building burns (critical)."
    (known,) = [
        b for b in compose(assessment, Share.PRIVATE).blocks if getattr(b, "anchor", "") == "coverage"
    ]
    assert isinstance(known, Section)
    (table,) = [b for b in known.blocks if isinstance(b, Table)]
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    assert rows["Team"] == ["11 of 11", "0", "The building burns (critical)"]
    assert rows["The role"] == ["0 of 5", "0", "none so far"]


def test_where_nothing_is_known_it_says_what_to_begin_with() -> None:
    """The weightiest two questions, in the section of the theme; themes that can wait are one list."""
    found = {section.heading: section.blocks for section in sections(nothing_known())}
    assert list(found) == [
        "Founders, vision and strategy",
        "Team",
        "Culture",
        "The role",
        "Not asked about yet",
    ]
    (asks,) = [block for block in found["Team"] if isinstance(block, AskList)]
    assert len(asks.items) == 2
    (rest,) = found["Not asked about yet"]
    assert isinstance(rest, Items)
    assert next(item.topic for item in rest.items) == "Daily work"


def test_many_answers_are_folded() -> None:
    """Seven and more; fewer stand open."""
    questions = [q.id for t in shipped_bank().themes if t.id == "team" for q in t.questions]
    few, many = judged(*map(said, questions[:6])), judged(*map(said, questions[:7]))
    assert any(isinstance(block, AnswerList) for block in blocks_of(few, "team"))
    (folded,) = [block for block in blocks_of(many, "team") if isinstance(block, Folded)]
    assert folded.summary == "7 answers, one by one"


def test_a_claim_of_fit_is_no_evidence() -> None:
    """Level 5 is claimed and nothing shows one: the claim is said, and said to be none."""
    levels = next(q for q in shipped_bank().questions if q.id == "pmf.level").choices
    assessment = judged(said("pmf.level", None, value=levels[-1], by=Whom.FOUNDER))
    first = fit_section.section(assessment).blocks[0]
    assert isinstance(first, Items)
    assert first.introduction.startswith("The level is not known")
    told = {item.topic: item.text for item in first.items}
    assert told["Claimed, not shown"].startswith("level 5, ")
    assert told["Claimed, not shown"].endswith("(the founder).")
    assert "What would show more" in told


def test_what_was_not_raised_and_what_was_not_judged() -> None:
    """Exceptions and softened flags with their reason, a rule that stopped by its name, lines by theirs."""
    why = Exemption("X1", "It is early.", "our own threshold")

    def doubtful(_: object) -> object:
        rubric = Rubric("U1", "Doubtful", "our own threshold", "doubt")
        yield rubric.withheld(why)
        yield rubric.red(Severity.MAJOR, "So so.", (), "How so?").softened_to(Severity.MINOR, why)

    def stopping(_: object) -> object:
        yield Path("/srv/ann/rules.csv").read_text(encoding="utf-8")

    strict = Thresholds().overridden({"stale_days": 30})
    assessment = judged(rules=(doubtful, stopping), thresholds=strict)
    for share in Share:
        document = compose(assessment, share)
        found = {b.heading: b.blocks for b in document.blocks if isinstance(b, Section)}
        flags = found["Every flag"]
        red, *rest = flags
        assert isinstance(red, FlagList)
        assert [(flag.sign, flag.softened) for flag in red.items] == [("minor", "It is early.")]
        text = repr(rest)
        assert "Rule U1, exception X1" in text
        assert "Rule stopping" in text
        assert "FileNotFoundError" in text
        assert "/srv/ann" not in text
        assert "30, where the toolkit has 90." in repr(found["Assumptions and method"])


@pytest.mark.parametrize(("yes", "verdict"), [(("yes", "yes"), "passed"), (("no", "no"), "not passed")])
def test_the_yes_or_no_test_is_shown_by_area(yes: tuple[str, str], verdict: str) -> None:
    """As far as it can be told; an area of which too little is known is not judged."""
    theme = next(theme for theme in shipped_bank().themes if theme.checklist)
    assert theme.checklist is not None
    area = theme.checklist.areas[0]
    filled = [yes[0]] * len(area.questions)
    answers = [said(q, None, value=value) for q, value in zip(area.questions, filled, strict=True)]
    (table,) = [b for b in blocks_of(judged(*answers), theme.id) if isinstance(b, Table)]
    first, *others = table.rows
    assert first[2].text == verdict
    assert {row[2].text for row in others} == {"not known yet"}
    assert not [b for b in blocks_of(case("zoom-2019"), theme.id) if isinstance(b, Table)]


def test_answers_that_do_not_fit_are_named() -> None:
    """A sign the question does not have: the answer stands, and its fault beside it."""
    assessment = judged(said("team.closest", signals=("no-such-sign",), private=False))
    found = {b.heading: b.blocks for b in compose(assessment).blocks if isinstance(b, Section)}
    (told,) = [block for block in found["On record"] if isinstance(block, Items)]
    assert [item.topic for item in told.items] == ["team.closest"]
    assert "no sign called 'no-such-sign'" in told.items[0].text
