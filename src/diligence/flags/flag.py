"""The flag: something worth stopping at, with its evidence and the next question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.amounts import share_in_words
from diligence.model import Colour, Dossier, Severity, Whom

if TYPE_CHECKING:
    from diligence.analysis import Analysis

OUR_OWN = "our own threshold"
POSTHOG = "PostHog, What to ask in interviews, posthog.com/founders/what-to-ask-in-interviews"


@dataclass(frozen=True)
class Flag:
    """Something worth stopping at.

    Attributes
    ----------
    id
        Of the catalogue ("S3"), with the metric where a rule looks at several.
    title
        A few words.
    why
        One sentence with the numbers.
    evidence
        Ids of the figures and answers it rests on.
    ask, whom
        The question that would settle it, and who can answer.
    source
        Where the rule comes from, or "our own threshold".
    cause
        Flags of one cause are one trouble seen from several sides; the worst counts.
    """

    id: str
    title: str
    colour: Colour
    severity: Severity
    why: str
    evidence: tuple[str, ...]
    ask: str
    whom: Whom
    source: str
    cause: str


@dataclass(frozen=True)
class Rubric:
    """What all flags of one rule share: the row of the catalogue."""

    id: str
    title: str
    source: str
    cause: str

    def red(self, severity: Severity, why: str, evidence: tuple[str, ...], ask: str) -> Flag:
        """A red flag of this rule, for a founder to answer."""
        return Flag(
            self.id,
            self.title,
            Colour.RED,
            severity,
            why,
            evidence,
            ask,
            Whom.FOUNDER,
            self.source,
            self.cause,
        )

    def green(self, why: str, evidence: tuple[str, ...], ask: str) -> Flag:
        """A green flag of this rule."""
        return Flag(
            self.id,
            self.title,
            Colour.GREEN,
            Severity.INFO,
            why,
            evidence,
            ask,
            Whom.FOUNDER,
            self.source,
            self.cause,
        )


@dataclass(frozen=True)
class Unknown:
    """A rule that could not be judged for want of an input: a question, never a flag."""

    rule: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """What a rule may look at."""

    dossier: Dossier
    analysis: Analysis

    def evidence(self, *metrics: str) -> tuple[str, ...]:
        """Ids of the figures behind some metrics, each once."""
        values = (self.analysis.position.get(metric) for metric in metrics)
        return tuple(dict.fromkeys(source for value in values if value for source in value.sources))


Rule = Callable[[Brief], Iterator[Flag | Unknown]]


def run_rules(rules: Iterable[Rule], brief: Brief) -> tuple[tuple[Flag, ...], tuple[Unknown, ...]]:
    """Apply every rule; the worst flags come first, red before green.

    Returns
    -------
    tuple
        The flags, and the rules that could not be judged.
    """
    found = [item for rule in rules for item in rule(brief)]
    flags = [item for item in found if isinstance(item, Flag)]
    flags.sort(key=_weight)
    return tuple(flags), tuple(item for item in found if isinstance(item, Unknown))


def one_per_cause(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """The worst flag of each cause, worst first, so that one trouble is counted once."""
    worst: dict[str, Flag] = {}
    for flag in sorted(flags, key=_weight):
        worst.setdefault(flag.cause, flag)
    return tuple(worst.values())


def pace_in_words(rate: float) -> str:
    """What something does that changes at a monthly rate.

    Examples
    --------
    >>> pace_in_words(0.1075), pace_in_words(-0.02), pace_in_words(0.0)
    ('grows 10.8 % a month', 'shrinks 2 % a month', 'stays as it is')
    """
    if rate == 0:
        return "stays as it is"
    return f"{'grows' if rate > 0 else 'shrinks'} {share_in_words(abs(rate), 3)} a month"


def _weight(flag: Flag) -> tuple[bool, int]:
    return flag.colour is Colour.GREEN, flag.severity.rank
