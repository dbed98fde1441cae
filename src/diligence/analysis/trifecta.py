"""Growth, use and retention: three signs that together are reliable and apart are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import money_in_words, share_in_words
from diligence.analysis.answers import newest_answers
from diligence.analysis.foregone import SMALL_BASE
from diligence.analysis.mark import GOOD_RATINGS, Mark, Sign, marks_heard
from diligence.analysis.pace import Pace, pace_of
from diligence.model import METRICS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from diligence.analysis.position import Position
    from diligence.model import Dossier

AHEAD_SHARE = 0.10
"""Growth over six months by which sign-ups may be ahead of use before it is a sign against: our own."""

KEPT_GRR_SHARE = 0.85
"""A year; the floor of lenders (ABF Journal)."""
LEAKY_NRR_RATIO, FLAT_NRR_RATIO = 0.90, 1.00
"""A year; below the first revenue leaks (our own), from the second on it stays (Bessemer, State of
the Cloud 2023)."""

RETENTION = "pmf.retention"
GOES_FLAT, STILL_FALLING = "it goes flat", "it is still falling"
"""A question of the bank, and two of its choices word for word."""

ALL_SHOWN = (("pmf.reached", "three-signs-agree", True, "Growth, use and flat retention were all shown."),)
GROWTH_HEARD = (
    ("pmf.growth-rate", "flat-or-falling", False, "Revenue was flat or falling for half a year."),
)
USE_HEARD = (
    ("pmf.active-users", "use-keeps-pace", True, "Active use grows at least as fast as sign-ups."),
    ("pmf.active-users", "sign-ups-without-use", False, "Sign-ups rise while active use stays as it was."),
)
RETENTION_HEARD = (
    (RETENTION, "curve-shown-flat", True, "The retention curve was shown, and it levels off."),
    (RETENTION, "still-falling", False, "Retention still falls after six periods or more."),
    (RETENTION, "back-by-reminder", False, "People come back mainly when reminded."),
)
"""Questions and signals of the bank, whether they speak for a sign, and in what words."""


@dataclass(frozen=True)
class Trifecta:
    """Three signs: two that lead, and retention, which confirms them.

    References
    ----------
    Andy Vandervell, In-depth: How to measure product-market fit, after Brian Balfour,
    https://posthog.com/founders/measure-product-market-fit
    """

    growth: Sign
    use: Sign
    retention: Sign


def trifecta_of(dossier: Dossier, position: Position) -> Trifecta:
    """Growth, use and retention, each yes, no or not known, with the reason.

    Growth is yes where the whole range of revenue growth lies above zero; before revenue,
    and on a base too small for a rate, customers and then active users stand in. Use is
    yes where active users grow at least as fast as sign-ups, and no where sign-ups are
    more than `AHEAD_SHARE` ahead over six months. Retention is yes where the curve goes
    flat, or revenue stays: GRR of `KEPT_GRR_SHARE`, or, where that is not known, NRR of
    `FLAT_NRR_RATIO` or more.
    """
    return Trifecta(_growth(dossier, position), _use(dossier, position.as_of), _retention(dossier, position))


def paces_of_use(dossier: Dossier, as_of: date) -> tuple[Pace | None, Pace | None]:
    """The pace of active users, and that of sign-ups, or else of all who ever signed up."""
    sign_ups = pace_of(dossier, "sign_ups", as_of) or pace_of(dossier, "users", as_of)
    return pace_of(dossier, "active_users", as_of), sign_ups


def side_by_side(active: Pace, sign_ups: Pace) -> str:
    """Both paces in a sentence.

    Examples
    --------
    >>> side_by_side(Pace(0.05, ("a", "b")), Pace(0.4, ("c", "d")))
    'In six months active users changed by 5 %, sign-ups by 40 %.'
    """
    used, signed_up = share_in_words(active.change_share), share_in_words(sign_ups.change_share)
    return f"In six months active users changed by {used}, sign-ups by {signed_up}."


def _growth(dossier: Dossier, position: Position) -> Sign:
    marks = list(marks_heard(dossier, GROWTH_HEARD + ALL_SHOWN))
    growth, revenue = position.get("growth"), position.likely("revenue")
    least = SMALL_BASE.get(position.currency, 0.0)
    if revenue is not None and revenue < least:
        border = money_in_words(least, position.currency)
        marks.extend(_people_instead(dossier, position.as_of))
        return Sign(tuple(marks), f"Revenue is under {border} a month, and its rate of growth says little.")
    if growth is None:
        marks.extend(_people_instead(dossier, position.as_of))
        return Sign(tuple(marks), "How fast it grows is not known yet.")
    rate = share_in_words(growth.likely, 3)
    if growth.floor > 0:
        marks.append(Mark.pro(f"Revenue grows {rate} a month.", growth.sources))
    elif growth.ceiling <= 0:
        marks.append(Mark.con("Revenue does not grow.", growth.sources))
    return Sign(tuple(marks), f"Revenue grows about {rate} a month; within its range it may not grow at all.")


def _people_instead(dossier: Dossier, as_of: date) -> Iterator[Mark]:
    for metric in ("customers", "active_users"):
        pace = pace_of(dossier, metric, as_of)
        if pace is not None:
            who, change = METRICS[metric].label, pace.change_share
            if change > 0:
                yield Mark.pro(f"{who} grew by {share_in_words(change)} in six months.", pace.evidence)
            else:
                yield Mark.con(f"{who} did not grow in six months.", pace.evidence)
            return


def _use(dossier: Dossier, as_of: date) -> Sign:
    marks = list(marks_heard(dossier, USE_HEARD + ALL_SHOWN))
    active, sign_ups = paces_of_use(dossier, as_of)
    if active is None or sign_ups is None:
        return Sign(tuple(marks), "Whether use keeps up with sign-ups is not known yet.")
    why, evidence = side_by_side(active, sign_ups), (*active.evidence, *sign_ups.evidence)
    ahead = sign_ups.change_share - active.change_share
    if ahead <= 0:
        marks.append(Mark.pro(why, evidence))
    elif ahead > AHEAD_SHARE:
        marks.append(Mark.con(why, evidence))
    return Sign(tuple(marks), f"{why} That is too close to tell.")


def _retention(dossier: Dossier, position: Position) -> Sign:
    marks = list(marks_heard(dossier, RETENTION_HEARD + ALL_SHOWN))
    for answer in newest_answers(dossier, RETENTION):
        said = answer.chosen((GOES_FLAT, STILL_FALLING))
        if said == STILL_FALLING:
            marks.append(Mark.con("By the answer given, retention is still falling.", (answer.id,)))
        elif said == GOES_FLAT and answer.rating in GOOD_RATINGS:
            marks.append(Mark.pro(f"Retention goes flat; the answer was {answer.rating}.", (answer.id,)))
    grr, nrr = position.get("grr"), position.get("nrr")
    if grr is not None:
        kept = f"Gross revenue retention is {share_in_words(grr.likely)} a year."
        marks.append(Mark(grr.likely >= KEPT_GRR_SHARE, kept, grr.sources))
    if nrr is not None and (nrr.likely < LEAKY_NRR_RATIO or (grr is None and nrr.likely >= FLAT_NRR_RATIO)):
        kept = f"Net revenue retention is {share_in_words(nrr.likely)} a year."
        marks.append(Mark(nrr.likely >= FLAT_NRR_RATIO, kept, nrr.sources))
    return Sign(tuple(marks), "Whether users stay is not known yet.")
