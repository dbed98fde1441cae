"""A dossier changes by copy: adding, replacing, and ids that are never taken."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from diligence.model import (
    Answer,
    Company,
    Dossier,
    ExchangeRate,
    Figure,
    Rating,
    Severity,
    Source,
    SourceKind,
    Trust,
    fresh_id,
)
from strategies import answers, companies, dossiers, figures

FOUNDER = Source(kind=SourceKind.FOUNDER)
DAY = date(2013, 6, 30)
ACME = Dossier(company=Company(slug="acme", name="Acme"))


def cash(name: str, likely: float) -> Figure:
    """A cash figure with an id."""
    return Figure(id=name, metric="cash", likely=likely, as_of=DAY, source=FOUNDER)


def test_a_figure_with_a_new_id_is_added_at_the_end() -> None:
    """Figures stand in the order in which they were entered, and the dossier before is unchanged."""
    one = ACME.with_figure(cash("a", 1))
    two = one.with_figure(cash("b", 2))
    assert [(f.id, f.likely) for f in two.figures] == [("a", 1), ("b", 2)]
    assert [(f.id, f.likely) for f in one.figures] == [("a", 1)]
    assert ACME.figures == ()


def test_a_figure_with_a_known_id_takes_its_place() -> None:
    """Replacing keeps the place and the neighbours."""
    three = ACME.with_figure(cash("a", 1)).with_figure(cash("b", 2)).with_figure(cash("c", 3))
    changed = three.with_figure(cash("b", 20))
    assert [(f.id, f.likely) for f in changed.figures] == [("a", 1), ("b", 20), ("c", 3)]


def test_an_id_used_twice_by_hand_loses_one_figure_at_most() -> None:
    """Of two figures that share an id, only the later makes way: a block copied in an editor is kept."""
    twice = ACME.model_copy(update={"figures": (cash("a", 1), cash("a", 2), cash("b", 3))})
    assert [f.likely for f in twice.with_figure(cash("a", 9)).figures] == [1, 9, 3]


def test_an_answer_is_added_or_replaced_by_its_id() -> None:
    """Answers follow the rule of figures: a new id adds, a known one replaces."""
    vague = Answer(id="x", question="pmf.doubt", rating=Rating.VAGUE, as_of=DAY)
    clear = vague.model_copy(update={"rating": Rating.CLEAR})
    other = Answer(id="y", question="pmf.path", as_of=DAY)
    dossier = ACME.with_answer(vague).with_answer(other).with_answer(clear)
    assert dossier.answers == (clear, other)
    assert dossier.answers_to("pmf.doubt") == (clear,)
    assert dossier.answers_to("pmf.nothing") == ()


def test_figures_of_a_metric_are_those_that_can_be_read() -> None:
    """What could not be read, and other metrics, are left out, not lost."""
    unread = Figure(id="u", metric="cash", as_of=DAY, source=FOUNDER, typed="lots", problem="not read")
    burn = Figure(id="n", metric="net_burn", likely=1, as_of=DAY, source=FOUNDER)
    dossier = ACME.with_figure(cash("a", 1)).with_figure(unread).with_figure(burn)
    assert [f.id for f in dossier.figures_of("cash")] == ["a"]
    assert len(dossier.figures) == 3


@given(dossiers(), figures(number=99))
@settings(max_examples=40)
def test_adding_a_figure_touches_nothing_else(dossier: Dossier, figure: Figure) -> None:
    """With a figure added, all else is as it was; added twice, it is there once."""
    changed = dossier.with_figure(figure)
    assert changed.figures == (*dossier.figures, figure)
    assert changed.with_figure(figure) == changed
    assert changed.model_copy(update={"figures": dossier.figures}) == dossier


@given(dossiers(), answers(number=99))
@settings(max_examples=40)
def test_adding_an_answer_touches_nothing_else(dossier: Dossier, answer: Answer) -> None:
    """With an answer added, all else is as it was; added twice, it is there once."""
    changed = dossier.with_answer(answer)
    assert changed.answers == (*dossier.answers, answer)
    assert changed.with_answer(answer) == changed
    assert changed.model_copy(update={"answers": dossier.answers}) == dossier


@given(dossiers(), companies())
@settings(max_examples=40)
def test_other_company_facts_leave_the_figures(dossier: Dossier, company: Company) -> None:
    """Company facts are replaced whole, and nothing else is."""
    changed = dossier.with_company(company)
    assert changed.company == company
    assert changed.with_company(dossier.company) == dossier


def test_a_second_id_of_a_stem_is_numbered() -> None:
    """The second is 2, the third 3, and a gap is filled."""
    assert fresh_id("cash", []) == "cash"
    assert fresh_id("cash", ["cash"]) == "cash-2"
    assert fresh_id("cash", ["cash", "cash-2", "cash-4"]) == "cash-3"
    assert fresh_id("cash", ["cash-2"]) == "cash"


@given(st.lists(st.sampled_from(["cash", "cash-2", "cash-2-2", ""]), max_size=20))
def test_a_fresh_id_is_never_taken(stems: list[str]) -> None:
    """Ids given one after another, of whatever stems, are all different and keep their stem."""
    taken: list[str] = []
    for stem in stems:
        fresh = fresh_id(stem, taken)
        assert fresh not in taken
        assert fresh.startswith(stem)
        taken.append(fresh)


def test_ranks_count_from_the_end_that_matters() -> None:
    """Trust ranks from heard to verified, severity from critical to info."""
    assert [trust.rank for trust in (Trust.HEARD, Trust.CLAIMED, Trust.SEEN, Trust.VERIFIED)] == [0, 1, 2, 3]
    weights = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO)
    assert [weight.rank for weight in weights] == [0, 1, 2, 3]


def test_an_answer_is_private_until_it_is_not() -> None:
    """Interviews are confidential: privacy is turned off, never on."""
    assert Answer(id="x", question="pmf.doubt", as_of=DAY).private


def rate(worth: float, day: int = 30, currency: str = "EUR") -> ExchangeRate:
    """What a currency was worth in dollars in September."""
    return ExchangeRate(currency=currency, into="USD", rate=worth, as_of=date(2026, 9, day))


def test_a_rate_takes_the_place_of_that_days() -> None:
    """One rate a day for two currencies, in whichever direction; other days and currencies stay."""
    first, other_day, other = rate(1.1), rate(1.2, day=1), rate(1.3, currency="GBP")
    dossier = Dossier(company=Company(slug="acme", name="Acme"), rates=(first, other_day, other))
    again = ExchangeRate(currency="USD", into="EUR", rate=0.9, as_of=date(2026, 9, 30))
    assert dossier.with_rate(again).rates == (other_day, other, again)
    assert dossier.rates == (first, other_day, other)


def test_rates_survive_a_file_and_old_files_have_none() -> None:
    """Rates, and what a newer version wrote in them, are read back; a file without them loads as before."""
    plain = {"company": {"slug": "acme", "name": "Acme"}}
    assert Dossier.model_validate(plain).rates == ()
    row = {"currency": "EUR", "into": "USD", "rate": 1.17, "as_of": "2026-09-30", "source": "ECB", "new": [1]}
    read = Dossier.model_validate(plain | {"rates": [row]})
    assert Dossier.model_validate_json(read.model_dump_json()) == read
    assert read.model_dump(mode="json")["rates"] == [row]
