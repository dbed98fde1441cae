"""What a reader may not see is not in the bytes, and what was left out is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.samples import TODAY, case, figure
from diligence.assessment import Assessment, assess
from diligence.comparison import compare
from diligence.errors import ImpossibleInputError
from diligence.model import (
    Answer,
    Company,
    Conversation,
    Dossier,
    Fact,
    Figure,
    Rating,
    Source,
    SourceKind,
    Whom,
)
from diligence.report import Share, report
from diligence.report.left_out import LeftOut
from diligence.report.redact import redacted, release
from diligence.report.share import share_of

markers = st.text("abcdefghijklmnopqrstuvwxyz", min_size=14, max_size=20)


def _private(marks: list[str], *, confidential: bool = False) -> Dossier:
    """A dossier with a mark in every private field."""
    who, name, kind, text, value, note, url, typed, problem, extra = marks
    claims = (
        ("cash", 600_000, True),
        ("revenue", 20_000, confidential),
        ("expenses", 80_000, False),
        ("growth", 0.08, False),
    )
    figures = tuple(
        figure(
            metric,
            amount,
            source=Source(
                kind=SourceKind.FOUNDER,
                who=who,
                note=note if closed else "",
                url=f"https://example.org/{url}" if closed else "",
            ),
            confidential=closed,
            typed=typed,
            id=f"{metric}-{who}",
        )
        for metric, amount, closed in claims
    )
    unreadable = figure("headcount", 1, typed=typed).model_copy(
        update={"low": None, "likely": None, "high": None, "problem": f"can't read {problem!r}", "id": "x"}
    )
    answer = Answer(
        id=f"a-{text}", question="money.runway", rating=Rating.VAGUE, value=value, text=text, as_of=TODAY
    )
    talk = Conversation(id=f"c-{name}", on=TODAY, role=Whom.FOUNDER, name=name, kind=kind, minutes=30)
    return Dossier.model_validate(
        {
            "company": Company(slug="acme", name="Acme"),
            "figures": (*figures, unreadable),
            "answers": (answer,),
            "conversations": (talk,),
            "future_field": extra,
        }
    )


@given(marks=st.lists(markers, min_size=10, max_size=10, unique=True))
@settings(max_examples=5)
def test_no_private_word_is_in_the_bytes(marks: list[str]) -> None:
    """Names, answers, notes on confidential figures, what was typed, and fields of newer versions."""
    assessment = assess(_private(marks), as_of=TODAY)
    for value, share in (
        (assessment, Share.TRUSTED),
        (assessment, Share.PUBLIC),
        (compare(assessment), Share.TRUSTED),
    ):
        html = report(value, share).html.replace("<wbr>", "").lower()
        assert not [mark for mark in marks if mark in html]


def test_for_yourself_everything_is_there() -> None:
    """So the test above can fail: the private version has what the others lack."""
    marks = ["quinzelname", "talkername", "coffeekind", "answertext", "answervalue"]
    marks += ["closednote", "closedurl", "typedwords", "problemwords", "extrawords"]
    html = report(assess(_private(marks), as_of=TODAY), "private").html
    assert not [mark for mark in marks[:-1] if mark not in html]


def test_public_leaves_confidential_figures_out_entirely() -> None:
    """600,000 of cash is confidential: no trace of it, and the verdict is computed without it."""
    marks = [f"mark{letter * 10}" for letter in "abcdefghij"]
    assessment = assess(_private(marks), as_of=TODAY)
    trusted, public = release(assessment, Share.TRUSTED), release(assessment, Share.PUBLIC)
    assert trusted.assessment.position.likely("cash") == 600_000
    assert public.assessment.position.likely("cash") is None
    assert public.assessment.verdict.value == "not_enough_data"
    html = report(assessment, "public").html
    assert "600,000" not in html
    assert "$600k" not in html
    assert "600,000" in report(assessment, "trusted").html


def test_what_was_left_out_is_said() -> None:
    """One private answer, two names (who and the talk's), one note; for the public the figure too."""
    marks = [f"mark{letter * 10}" for letter in "abcdefghij"]
    assessment = assess(_private(marks), as_of=TODAY)
    trusted = release(assessment, Share.TRUSTED).left_out
    assert trusted == LeftOut(names=2, answers=1, notes=1)
    assert trusted.words == ("Left out of this version: 1 private answer, 2 names and 1 note on a figure.")
    assert trusted.words in report(assessment).html
    public = release(assessment, Share.PUBLIC).left_out
    assert public == LeftOut(names=2, answers=1, figures=1, unsourced_figures=4, talks=1)
    assert release(assessment, Share.PRIVATE).left_out.words == ""


@pytest.mark.parametrize("slug", ["everpix-2013", "wework-2019", "buffer-2016"])
def test_a_trusted_reader_sees_the_same_verdict(slug: str) -> None:
    """Names change no number: verdict, odds, flags and values are those of the notebook."""
    before, after = case(slug), release(case(slug), Share.TRUSTED).assessment
    assert after.verdict is before.verdict
    assert after.odds is before.odds
    assert [f.id for f in after.flags] == [f.id for f in before.flags]
    assert {m: v.likely for m, v in after.position.values.items()} == {
        m: v.likely for m, v in before.position.values.items()
    }


def test_the_odds_keep_the_notebooks_luck() -> None:
    """Whatever its seed, a trusted reader sees the same futures."""
    lucky = assess(case("buffer-2016").dossier, as_of=case("buffer-2016").as_of, seed=7)
    assert lucky.odds.alive != case("buffer-2016").odds.alive
    assert release(lucky, Share.TRUSTED).assessment.odds.alive == lucky.odds.alive


def test_two_people_stay_two_people() -> None:
    """Names become roles with numbers, the same for the same person."""
    figures = [
        figure("cash", 1, id="a", source=Source(kind=SourceKind.FOUNDER, who="Ann")),
        figure("cash", 2, id="b", source=Source(kind=SourceKind.FOUNDER, who="Bo")),
        figure("revenue", 3, id="c", source=Source(kind=SourceKind.FOUNDER, who="Ann")),
        figure("users", 4, id="d", source=Source(kind=SourceKind.ENGINEER, who="Cy")),
        figure("customers", 5, id="e"),
    ]
    dossier = Dossier(company=Company(slug="acme", name="Acme"), figures=tuple(figures))
    told = [f.source.who for f in redacted(dossier, Share.TRUSTED).figures]
    assert told == ["founder 1", "founder 2", "founder 1", "engineer 1", ""]
    assert redacted(dossier, Share.PRIVATE) is dossier


def test_two_founders_who_answer_stay_two() -> None:
    """What they disagree on is still found, without a word of who they are."""
    talks = tuple(
        Conversation(id=f"talk-with-{name}", on=TODAY, role=Whom.FOUNDER, name=name) for name in ("Ann", "Bo")
    )
    answers = tuple(
        Answer(
            id=talk.name,
            question="vision.exit",
            value=value,
            as_of=TODAY,
            conversation=talk.id,
            private=False,
            source_url="https://example.org/interview",
        )
        for talk, value in zip(talks, ("no plan to sell", "they plan to sell"), strict=True)
    )
    dossier = Dossier(company=Company(slug="acme", name="Acme"), answers=answers, conversations=talks)
    for share in (Share.TRUSTED, Share.PUBLIC):
        fresh = release(assess(dossier, as_of=TODAY), share).assessment
        assert "Q11.vision.exit" in [flag.id for flag in fresh.flags]
        assert not {"Ann", "Bo"} & set(fresh.dossier.model_dump_json().replace("-", '"').split('"'))


def test_answers_that_are_not_private_stay() -> None:
    """With rating, value and words; private ones take their flags with them."""
    answers = (
        Answer(id="a", question="money.default-alive", value="they don't know", as_of=TODAY),
        Answer(id="b", question="money.runway", text="openwords", as_of=TODAY, private=False),
    )
    dossier = Dossier(company=Company(slug="acme", name="Acme"), answers=answers)
    assessment = assess(dossier, as_of=TODAY)
    assert "S9" in [flag.id for flag in assessment.flags]
    html = report(assessment).html
    assert "openwords" in html
    assert "S9" not in [flag.id for flag in release(assessment, Share.TRUSTED).assessment.flags]
    assert "The question was not answered" not in html


def test_statements_without_a_public_source_stay_with_those_trusted() -> None:
    """A statement anyone can look up is public, another is not."""
    facts = (
        Fact(topic="round", statement="looked up", source_url="https://example.org"),
        Fact(topic="round", statement="heard at lunch"),
    )
    dossier = Dossier(company=Company(slug="acme", name="Acme"), facts=facts)
    assert len(redacted(dossier, Share.TRUSTED).facts) == 2
    (kept,) = redacted(dossier, Share.PUBLIC).facts
    assert kept.statement == "looked up"
    assert "statement without a public source" in report(assess(dossier, as_of=TODAY), "public").html


def test_only_allowed_fields_leave() -> None:
    """A field of the model that is not named here is left out: extend the list on purpose."""
    marks = [f"mark{letter * 10}" for letter in "abcdefghij"]
    kept = redacted(_private(marks), Share.TRUSTED)
    told = kept.model_dump()
    assert "future_field" not in told
    assert {key for f in told["figures"] for key, v in f.items() if v not in ("", None, False)} == {
        "id", "metric", "low", "likely", "high", "currency", "per", "as_of", "source", "trust",
        "confidential", "problem",
    }  # fmt: skip
    assert {f["problem"] for f in told["figures"]} == {"", "what was entered could not be read"}


def test_shares_have_three_names() -> None:
    """Anything else is refused with the three that exist."""
    assert share_of("public") is Share.PUBLIC
    with pytest.raises(ImpossibleInputError, match="private, trusted or public"):
        share_of("everyone")
    with pytest.raises(ImpossibleInputError):
        report(case("zoom-2019"), "secret")


def test_figures_get_new_ids() -> None:
    """An id somebody made from a name does not leave the house."""
    dossier = Dossier(
        company=Company(slug="acme", name="Acme"),
        figures=(figure("cash", 5, date(2026, 1, 1), id="cash-from-ann"),),
    )
    assert [f.id for f in redacted(dossier, Share.TRUSTED).figures] == ["f1"]


def test_a_comparison_is_redacted_company_by_company() -> None:
    """What one of them leaves out is counted for all."""
    marks = [f"mark{letter * 10}" for letter in "abcdefghij"]
    private: Assessment = assess(_private(marks), as_of=TODAY)
    html = report(compare(private, case("zoom-2019"))).html
    assert "1 private answer, 2 names" in html
    assert not [mark for mark in marks if mark in html]


def test_a_figure_is_a_figure() -> None:
    """Amounts, dates and trust of a released figure are those of the private one."""
    before = case("everpix-2013").dossier.figures
    after = redacted(case("everpix-2013").dossier, Share.TRUSTED).figures

    def told(f: Figure) -> tuple[object, ...]:
        return (
            f.metric,
            f.low,
            f.likely,
            f.high,
            f.currency,
            f.per,
            f.as_of,
            f.trust,
            f.source.note,
            f.source.url,
        )

    assert [told(f) for f in after] == [told(f) for f in before]
