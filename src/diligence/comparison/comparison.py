"""Companies side by side: one row a measure, one column a company."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from diligence.comparison.alternative import column_of
from diligence.comparison.criteria import CRITERIA
from diligence.comparison.exchange import exchange_of
from diligence.comparison.flips import Flips, flips_of
from diligence.comparison.judge import readings_of
from diligence.comparison.naming import Title, names_of, slugs_of
from diligence.comparison.order import Column
from diligence.comparison.ranking import Ranking, rank
from diligence.comparison.rows import rows_of
from diligence.comparison.veto import Veto, check_lifted, vetoes_of
from diligence.comparison.weights import Weights, weights_of
from diligence.errors import NothingToCompareError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diligence.assessment import Assessment
    from diligence.comparison.cell import Row
    from diligence.model import Alternative

    Lift = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Comparison:
    """Several assessments side by side, in the order given, then what is no company.

    Attributes
    ----------
    alternatives
        The current job or none, as columns after the companies.
    """

    assessments: tuple[Assessment, ...]
    alternatives: tuple[Alternative, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """One for each column; where two would be the same, each with its slug or its day."""
        return names_of(self._titles)

    @property
    def slugs(self) -> tuple[str, ...]:
        """One for each column, no two the same; that of an alternative is made of its name."""
        return slugs_of(self._titles)

    @property
    def _titles(self) -> tuple[Title, ...]:
        companies = (Title(a.name, a.dossier.company.slug, a.as_of) for a in self.assessments)
        others = (Title(each.name, column_of(each).slug) for each in self.alternatives)
        return (*companies, *others)

    def table(self) -> tuple[Row, ...]:
        """Every measure as a row, with a cell for each company and each alternative.

        Flags and verdict stand on top, coverage at the foot, and what lies between is in
        groups. Money is brought to the currency most companies are in, at rates on record.
        """
        others = tuple(column_of(each) for each in self.alternatives)
        return rows_of(self.assessments, others, exchange_of(self.assessments))

    def ranking(
        self, weights: Mapping[str, float] | None = None, *, seed: int = 0, lift: Lift | None = None
    ) -> Ranking:
        """How often each company comes first, second, third, and what keeps it from there.

        Parameters
        ----------
        weights
            By criterion, on any scale; one that is not named weighs 1. Without any, all
            sets of weights are as plausible.
        seed
            The same seed gives the same result.
        lift
            By slug: critical flags that the reader has looked into, and that no longer keep
            the company from the first place.

        Raises
        ------
        ImpossibleInputError
            For weights that are all zero, or a criterion, company or flag that is not there.
        """
        lifted = lift or {}
        columns = self._ranked(lifted)
        return rank(columns, self._weights(weights), self._vetoes(lifted), seed)

    def flips(self, weights: Mapping[str, float] | None = None, *, lift: Lift | None = None) -> Flips:
        """Which weight, or which figure, would make the first two change places, and by how much.

        Parameters
        ----------
        weights, lift
            As for the ranking.
        """
        return flips_of(self._ranked(lift or {}), self._weights(weights))

    @cached_property
    def _readings(self) -> tuple[Column, ...]:
        """Every column before vetoes; the readings are the costly part and never change."""
        named = zip(self.names, self.assessments, strict=False)
        companies = [Column(a.dossier.company.slug, name, readings_of(a)) for name, a in named]
        others = zip(self.names[len(companies) :], self.alternatives, strict=True)
        return (*companies, *(replace(column_of(each), name=name) for name, each in others))

    def _ranked(self, lift: Lift) -> tuple[Column, ...]:
        check_lifted(lift, self.assessments)
        barred = {(veto.slug, veto.name) for veto in self._vetoes(lift) if not veto.lifted}
        return tuple(
            Column(each.slug, each.name, each.readings, (each.slug, each.name) in barred)
            for each in self._readings
        )

    @property
    def vetoes(self) -> tuple[Veto, ...]:
        """Critical flags, by company and cause; the reader may lift them."""
        return self._vetoes({})

    def _vetoes(self, lift: Lift) -> tuple[Veto, ...]:
        named = zip(self.names, self.assessments, strict=False)
        return tuple(
            veto for name, a in named for veto in vetoes_of(a, name, lift.get(a.dossier.company.slug, ()))
        )

    def _weights(self, given: Mapping[str, float] | None) -> Weights:
        return weights_of(given, [criterion.id for criterion in CRITERIA])


def compare(*assessments: Assessment, alternatives: Iterable[Alternative] = ()) -> Comparison:
    """Put assessments side by side.

    Parameters
    ----------
    alternatives
        The current job (`staying`) or none (`no_job`), as columns like any other.

    Raises
    ------
    NothingToCompareError
        When there are no companies.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.assessment import assess
    >>> from diligence.model import Company, Dossier
    >>> acme = assess(Dossier(company=Company(slug="acme", name="Acme")), as_of=date(2026, 1, 31))
    >>> compare(acme).ranking().sentence
    'Only Acme is here: there is nothing to rank it against. Nothing is known of Acme yet:
    anything from worst to best was taken there.'
    """
    if not assessments:
        raise NothingToCompareError
    return Comparison(assessments, tuple(alternatives))
