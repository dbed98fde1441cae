"""The engine: every rule on one brief, whatever a rule does, in an order that doesn't depend on theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb, format_exception_only

from diligence.flags.brief import Brief
from diligence.flags.flag import Finding, Flag, Unknown, Withheld
from diligence.model import Colour

Rule = Callable[[Brief], Iterator[Finding]]
"""A rule looks at a brief and yields what it finds; shipped rules and a reader's own alike."""


@dataclass(frozen=True)
class Broken:
    """A rule that stopped, so that what it would have found is not known.

    Attributes
    ----------
    rule
        The name of its function.
    problem
        The exception with its words, and the line it was raised at.
    """

    rule: str
    problem: str


@dataclass(frozen=True)
class Findings:
    """What all rules say of one dossier.

    Attributes
    ----------
    flags
        Red before green, worst first.
    unknown
        Rules that could not be judged for want of an input.
    withheld
        Flags that an exception kept from being raised.
    broken
        Rules that raised an exception; all others ran.
    """

    flags: tuple[Flag, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    broken: tuple[Broken, ...] = ()


def run_rules(rules: Iterable[Rule], brief: Brief) -> Findings:
    """Apply every rule; one that stops leaves the others alone.

    Among flags of one weight the order is that of the rules, so the most telling rules
    come first. What a rule found before it stopped is kept.

    Examples
    --------
    >>> from datetime import date
    >>> from diligence.analysis import analyse
    >>> from diligence.flags.flag import Rubric
    >>> from diligence.model import Company, Dossier, Severity
    >>> dossier = Dossier(company=Company(slug="acme", name="Acme"))
    >>> brief = Brief(dossier, analyse(dossier, date(2026, 6, 30)))
    >>> def no_website(brief):
    ...     if not brief.dossier.company.website:
    ...         rubric = Rubric("U1", "No website", "our own threshold", "presence")
    ...         yield rubric.red(Severity.MINOR, "No website is on record.", (), "Where can I read about it?")
    >>> def mistaken(brief):
    ...     yield brief.analysis.position.values["cash"]
    >>> found = run_rules((no_website, mistaken), brief)
    >>> [flag.title for flag in found.flags], found.broken[0].rule
    (['No website'], 'mistaken')
    """
    found: list[Finding] = []
    broken: list[Broken] = []
    for rule in rules:
        try:
            found.extend(_checked(item) for item in _said(rule(brief)))
        # A reader's own rule is foreign code: whatever it raises is shown to them by name.
        except (Exception, SystemExit) as error:  # noqa: BLE001 - nor may it end the program
            broken.append(Broken(getattr(rule, "__name__", repr(rule)), _in_words(error)))
    flags = sorted((item for item in found if isinstance(item, Flag)), key=_weight)
    return Findings(
        tuple(flags),
        tuple(item for item in found if isinstance(item, Unknown)),
        tuple(item for item in found if isinstance(item, Withheld)),
        tuple(broken),
    )


def one_per_cause(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """The worst flag of each cause, worst first, so that one trouble is counted once (exception X13)."""
    worst: dict[str, Flag] = {}
    for flag in sorted(flags, key=_weight):
        worst.setdefault(flag.cause, flag)
    return tuple(worst.values())


def _said(found: object) -> Iterable[object]:
    if not isinstance(found, Iterable):
        msg = f"a rule yields what it finds, and gave {found!r}"
        raise TypeError(msg)
    return found


def _checked(item: object) -> Finding:
    if not isinstance(item, Finding):
        msg = f"a rule yields Flag, Unknown or Withheld, not {item!r}"
        raise TypeError(msg)
    return item


def _in_words(error: BaseException) -> str:
    said = "".join(format_exception_only(error)).strip()
    last = extract_tb(error.__traceback__)[-1]
    return said if last.filename == __file__ else f"{said} (line {last.lineno} of {Path(last.filename).name})"


def _weight(flag: Flag) -> tuple[bool, int]:
    return flag.colour is Colour.GREEN, flag.severity.rank
