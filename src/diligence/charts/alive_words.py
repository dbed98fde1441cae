"""The words of the alive map: its title, its sentence, and each company's row."""

from __future__ import annotations

from collections.abc import Sequence

from diligence.amounts import Absence, share_in_words
from diligence.assessment import Assessment
from diligence.charts.counting import in_letters
from diligence.charts.labels import showable
from diligence.charts.state import state_of


def has_enough(a: Assessment) -> bool | None:
    """Whether it grows as fast as its burn demands; ``None`` when that can't be said."""
    needed, growth = a.analysis.growth_needed, a.position.likely("growth")
    if needed.absence is Absence.NOT_APPLICABLE:
        return True
    if needed.absence is Absence.NEVER:
        return False
    if needed.value is None or growth is None:
        return None
    return growth >= needed.value


def map_title(assessments: Sequence[Assessment]) -> str:
    """The answer as a sentence: how many need more growth than they have."""
    if len(assessments) == 1:
        return _title_of_one(assessments[0])
    judged = [enough for a in assessments if (enough := has_enough(a)) is not None]
    short, count = judged.count(False), len(judged)
    if not judged:
        return "Not known yet which of them have the growth they need"
    among = in_letters(count).lower()
    if count < len(assessments):
        among = f"the {among} that can be judged"
    every = f"All {among}" if count == len(assessments) else f"All of {among}"
    if count == 2:  # noqa: PLR2004 - there is a word for two
        every = "Both" if count == len(assessments) else f"Both of {among}"
    if count == 1:
        found = "needs more growth than it has" if short else "has the growth it needs"
        return f"The one that can be judged {found}"
    if short in (0, count):
        return f"{every} {'need more growth than they have' if short else 'have the growth they need'}"
    verb, they = ("needs", "it has") if short == 1 else ("need", "they have")
    return f"{in_letters(short)} of {among} {verb} more growth than {they}"


def _title_of_one(a: Assessment) -> str:
    name, needed, growth = showable(a.name), a.analysis.growth_needed, a.position.likely("growth")
    has = "" if growth is None else f" and {_moves(growth)}"
    if needed.absence is Absence.NOT_APPLICABLE:
        return f"{name} is profitable: it needs no growth to live"
    if needed.absence is Absence.NEVER:
        return f"No growth is enough for {name} on the cash it has"
    if needed.value is None:
        return f"The growth {name} needs is not known yet"
    if growth is None:
        return f"{name} needs {_rate(needed.value)}; its growth is not known yet"
    return f"{name} needs to grow {_rate(needed.value)} to live{has}"


def _rate(rate: float) -> str:
    return f"{share_in_words(rate)} a month"


def _moves(growth: float) -> str:
    return f"grows {share_in_words(growth)}" if growth >= 0 else f"shrinks {share_in_words(-growth)}"


def map_sentence(assessments: Sequence[Assessment]) -> str:
    """The map in words, for those who do not see it: every company once."""
    parts = []
    for a in assessments:
        grows, needs, _ = where_it_stands(a)
        grows = f"growth {grows}" if a.position.get("growth") is None else f"grows {grows}"
        parts.append(f"{showable(a.name)}: {grows}, needs {needs}")
    return f"{map_title(assessments)}. {'; '.join(parts)}."


def where_it_stands(a: Assessment) -> tuple[str, str, str]:
    """What it grows, what it needs, and what that comes to, in words."""
    needed, growth = a.analysis.growth_needed, a.position.get("growth")
    if growth is None:
        grows = "not known yet"
    elif growth.is_range:
        grows = f"{_rate(growth.likely)} ({share_in_words(growth.floor)} to {share_in_words(growth.ceiling)})"
    else:
        grows = _rate(growth.likely)
    if needed.value is not None:
        needs = _rate(needed.value)
    elif needed.absence is Absence.NOT_APPLICABLE:
        needs = "none: it is profitable"
    elif needed.absence is Absence.NEVER:
        needs = f"more than there is: {needed.why}"
    else:
        needs = "not known yet"
    return grows, needs, state_of(a).value
