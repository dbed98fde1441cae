"""What a rule can say: a flag, an open question, or why it keeps silent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diligence.amounts import share_in_words
from diligence.errors import ImpossibleInputError
from diligence.model import Colour, Severity, Whom


@dataclass(frozen=True)
class Exemption:
    """A reason to take a finding less seriously, or not to raise it.

    Attributes
    ----------
    id
        Of the catalogue's exceptions: "X1" to "X13".
    why
        One sentence or two, for a reader.
    source
        Where the exception comes from, or "our own threshold".
    """

    id: str
    why: str
    source: str


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
    softened
        Why it weighs less than the rule alone would say; empty where it doesn't.

    Raises
    ------
    ImpossibleInputError
        When a part is of another kind than a flag can be sorted and shown by.
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
    softened: str = ""

    def __post_init__(self) -> None:
        for name, kind in _KINDS:
            _check_kind(getattr(self, name), kind, f"the {name} of flag {self.id}")
        for name in ("id", "title", "why", "ask", "source", "cause"):
            _check_kind(getattr(self, name), str, f"the {name} of flag {self.id}")
        for each in self.evidence:
            _check_kind(each, str, f"an id in the evidence of flag {self.id}")

    def softened_to(self, severity: Severity, by: Exemption) -> Flag:
        """The same, weighing no more than `severity`, and why; unchanged where it weighs no more already."""
        if self.severity.rank >= severity.rank:
            return self
        return replace(self, severity=severity, softened=f"{self.softened} {by.why}".strip())


def _check_kind(part: object, kind: type, which: str) -> None:
    if not isinstance(part, kind):
        raise ImpossibleInputError(which, f"a {kind.__name__}", repr(part))


_KINDS = (("colour", Colour), ("severity", Severity), ("evidence", tuple), ("whom", Whom))


@dataclass(frozen=True)
class Unknown:
    """A rule that could not be judged for want of an input (exception X12): a question, never a flag.

    Attributes
    ----------
    missing
        Metrics, or questions of the bank.
    """

    rule: str
    missing: tuple[str, ...]

    def __post_init__(self) -> None:
        for each in self.missing:
            _check_kind(each, str, f"what rule {self.rule} misses")


@dataclass(frozen=True)
class Withheld:
    """A flag that is not raised, though the rule alone would raise it.

    Attributes
    ----------
    exception
        Of the catalogue: "X1" to "X13".
    why
        For a reader.
    source
        Where the exception comes from, or "our own threshold".
    """

    rule: str
    exception: str
    why: str
    source: str = ""


Finding = Flag | Unknown | Withheld
"""What a rule yields."""


@dataclass(frozen=True)
class Rubric:
    """What all findings of one rule share: the row of the catalogue.

    Examples
    --------
    >>> rent = Rubric("T1", "Rent is high", "our own threshold", "rent")
    >>> rent.red(Severity.MINOR, "Rent is 40 % of expenses.", (), "When does the lease end?").title
    'Rent is high'
    >>> rent.unknown("expenses")
    Unknown(rule='T1', missing=('expenses',))
    """

    id: str
    title: str
    source: str
    cause: str
    whom: Whom = Whom.FOUNDER

    def red(self, severity: Severity, why: str, evidence: tuple[str, ...], ask: str) -> Flag:
        """A red flag of this rule."""
        titles = (self.id, self.title)
        return Flag(*titles, Colour.RED, severity, why, evidence, ask, self.whom, self.source, self.cause)

    def green(self, why: str, evidence: tuple[str, ...], ask: str) -> Flag:
        """A green flag of this rule."""
        return replace(self.red(Severity.INFO, why, evidence, ask), colour=Colour.GREEN)

    def unknown(self, *missing: str) -> Unknown:
        """The rule can't be judged without these metrics or questions."""
        return Unknown(self.id, missing)

    def withheld(self, by: Exemption) -> Withheld:
        """The rule would raise a flag, if it were not for an exception."""
        return Withheld(self.id, by.id, by.why, by.source)


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
