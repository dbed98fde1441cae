"""What changed between two readings of one company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diligence.amounts import day_in_words
from diligence.model import Colour
from diligence.report import words
from diligence.report.document import Block, Cell, Item, Items, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diligence.analysis import Verdict
    from diligence.assessment import Assessment
    from diligence.flags import Flag
    from diligence.model import Answer

GOOD = 3
"""New good signs that are named; flags are all named."""


def section(before: Assessment, after: Assessment) -> Section:
    """Verdict, values, flags and answers then and now; both as their reader may see them.

    Values are held against each other by metric and flags by rule, never by the ids of
    records, which a version for others does not keep.
    """
    heading = f"What changed since {day_in_words(before.as_of)}"
    rows = tuple(_values(before, after))
    items = (*_verdicts(before, after), *_flags(before, after), *_answers(before, after))
    blocks: list[Block] = [Items("" if items or rows else "Nothing that enters this report.", items)]
    if rows:
        blocks.append(Table("Values then and now", ("Figure", "Then", "Now"), rows, (1, 2)))
    return Section("changes", heading, tuple(blocks))


def _verdicts(before: Assessment, after: Assessment) -> Iterator[Item]:
    pairs = (
        ("Founder's terms", before.analysis.founder.verdict, after.analysis.founder.verdict),
        ("Sober terms", before.analysis.sober.verdict, after.analysis.sober.verdict),
    )
    for topic, then, now in pairs:
        yield Item(topic, _moved(then, now))
    known = words.known_in_words(after)
    if words.known_in_words(before) != known:
        yield Item("Known", f"{known}, from {words.known_in_words(before).split(' of ')[0]}.")


def _moved(then: Verdict, now: Verdict) -> str:
    return f"still {now.words}." if then is now else f"{now.words}, was {then.words}."


def _values(before: Assessment, after: Assessment) -> Iterator[tuple[Cell, ...]]:
    for metric in dict.fromkeys((*before.position.values, *after.position.values)):
        then, now = _value(before, metric), _value(after, metric)
        if then != now:
            yield (Cell(words.capital(words.label_of(metric))), Cell(then), Cell(now))


def _value(assessment: Assessment, metric: str) -> str:
    value = assessment.position.get(metric)
    if value is None:
        return "not known"
    return words.metric_in_words(metric, value.likely, assessment.position.currency)


def _flags(before: Assessment, after: Assessment) -> Iterator[Item]:
    then, now = _by_rule(before), _by_rule(after)
    good = [rule for rule in now if rule not in then and now[rule].colour is Colour.GREEN]
    for rule, flag in now.items():
        if rule not in then and rule not in good:
            yield Item("New flag", f"{flag.title} ({_sign(flag)}). {flag.why}")
        elif rule in then and then[rule].severity is not flag.severity:
            yield Item("Flag", f"{flag.title} is {_sign(flag)} now, was {_sign(then[rule])}. {flag.why}")
    for rule, flag in then.items():
        if rule not in now:
            yield Item("Gone", f"{flag.title} (was {_sign(flag)}).")
    if good:
        first = "; ".join(now[rule].title for rule in good[:GOOD])
        more = f"; {len(good) - GOOD} more" if len(good) > GOOD else ""
        yield Item("New good signs", f"{first}{more}.")


def _by_rule(assessment: Assessment) -> dict[str, Flag]:
    return {flag.id: flag for flag in assessment.flags}


def _sign(flag: Flag) -> str:
    return "good sign" if flag.colour is Colour.GREEN else flag.severity.value


def _answers(before: Assessment, after: Assessment) -> Iterator[Item]:
    seen = [_said(answer) for answer in before.dossier.answers]
    new = [answer for answer in after.dossier.answers if _said(answer) not in seen]
    if new:
        count = f"{len(new)} new answer{'' if len(new) == 1 else 's'}"
        topics = dict.fromkeys(answer.question.partition(".")[2].replace("-", " ") for answer in new)
        yield Item("Answers", f"{count}, on {words.listed(list(topics))}.")


def _said(answer: Answer) -> dict[str, object]:
    return answer.model_dump(exclude={"id"})
