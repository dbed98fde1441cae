"""What changed between two readings, worked out by hand."""

from __future__ import annotations

from datetime import date

from charts.samples import TODAY, figure
from diligence.assessment import Assessment, assess
from diligence.model import Answer, Company, Dossier, Rating
from diligence.report import Share, report
from diligence.report.changes import section
from diligence.report.compose import compose
from diligence.report.document import Block, Items, Section, Table

THEN = date(2025, 11, 30)


def judged(day: date, answers: tuple[Answer, ...] = (), **known: float) -> Assessment:
    """A company on a day, with these figures of that day."""
    figures = tuple(figure(metric, value, day) for metric, value in known.items())
    dossier = Dossier(company=Company(slug="acme", name="Acme"), figures=figures, answers=answers)
    return assess(dossier, as_of=day)


def told(blocks: tuple[Block, ...]) -> dict[str, list[str]]:
    """What is said, by topic."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        for item in block.items if isinstance(block, Items) else ():
            found.setdefault(item.topic, []).append(item.text)
    return found


def test_the_verdict_then_and_now() -> None:
    """8 % a month with $1.2M lives (it takes $691k); 2 % with $300k does not."""
    before = judged(THEN, revenue=20_000, expenses=80_000, growth=0.02, cash=300_000)
    after = judged(TODAY, revenue=20_000, expenses=80_000, growth=0.08, cash=1_200_000)

    changed = section(before, after)

    said = told(changed.blocks)
    assert changed.heading == "What changed since 30 November 2025"
    assert said["Founder's terms"] == ["default alive, was default dead."]
    assert "Less than six months of money (was critical)." in said["Gone"]
    (table,) = [block for block in changed.blocks if isinstance(block, Table)]
    rows = {row[0].text: (row[1].text, row[2].text) for row in table.rows}
    assert rows["Revenue growth"] == ("2 % a month", "8 % a month")
    assert rows["Cash"] == ("$300k", "$1.2M")
    assert "Revenue" not in rows


def test_nothing_changed() -> None:
    """The same day, the same figures: both verdicts are as they were, and there is no table."""
    same = judged(TODAY, revenue=20_000, expenses=80_000, growth=0.08, cash=1_200_000)
    changed = section(same, same)
    assert told(changed.blocks) == {
        "Founder's terms": ["still default alive."],
        "Sober terms": ["still default alive."],
    }
    assert len(changed.blocks) == 1


def test_new_and_lost_figures_are_not_zero() -> None:
    """What was not known then, or is not any more, says so."""
    changed = section(judged(THEN, cash=5.0), judged(TODAY, headcount=7.0))
    (table,) = [block for block in changed.blocks if isinstance(block, Table)]
    rows = {row[0].text: (row[1].text, row[2].text) for row in table.rows}
    assert rows == {"Cash": ("$5", "not known"), "Headcount": ("not known", "7")}


def test_answers_that_are_new() -> None:
    """Counted and named by question; for others only those they may see."""
    said = (
        Answer(
            id="a", question="money.runway", rating=Rating.CLEAR, text="Long.", as_of=TODAY, private=False
        ),
        Answer(id="b", question="team.closest", rating=Rating.VAGUE, text="Hm.", as_of=TODAY),
    )
    before, after = judged(THEN), judged(TODAY, said)
    assert told(section(before, after).blocks)["Answers"] == ["2 new answers, on runway and closest."]
    document = compose(after, Share.TRUSTED, before)
    (changed,) = [b for b in document.blocks if isinstance(b, Section) and b.anchor == "changes"]
    assert told(changed.blocks)["Answers"] == ["1 new answer, on runway."]
    assert "closest" not in report(after, Share.TRUSTED, before).html.partition("What changed since")[2]
