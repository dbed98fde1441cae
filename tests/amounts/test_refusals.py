"""What cannot be read, or can be read in two ways, is refused with words that help."""

from __future__ import annotations

from datetime import date

import pytest

from diligence.amounts import parse_amount
from diligence.errors import UnreadableAmountError

AS_OF = date(2013, 6, 30)
EXAMPLES = "write for example 1.2M, $80k/month, 1-1.5M, ~300k or 8%/month"


def refusal(typed: str, as_of: date | None = AS_OF) -> UnreadableAmountError:
    """The error that reading `typed` raises."""
    with pytest.raises(UnreadableAmountError) as caught:
        parse_amount(typed, as_of=as_of)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "problem", "advice"),
    [
        ("", "nothing was typed", "leave it out if it is not known"),
        (" \t ", "nothing was typed", "leave it out if it is not known"),
        ("lots", "no amount was recognised in it", EXAMPLES),
        ("1.234", "it can mean 1234 or 1.234", "write it without a thousands separator"),
        ("١.٢٣٤", "it can mean 1234 or 1.234", "write it without a thousands separator"),  # noqa: RUF001 - Arabic
        ("$1.234", "it can mean 1234 or 1.234", "write it without a thousands separator"),
        ("1,234M", "it can mean 1234m or 1.234m", "write it without a thousands separator"),
        ("12,345%", "it can mean 12345% or 12.345%", "write it without a thousands separator"),
        (
            "500-1M",
            "the range starts above its end",
            "write the lower end first, each with its K or M",
        ),
        ("1M-1.5", "the range starts above its end", "write the lower end first, each with its K or M"),
        ("-3k to -5k", "the range starts above its end", "write the lower end first, each with its K or M"),
        ("8 ± 2%", "a percentage of what?", "write 8% ± 2% or 1.2M ± 10%"),
        (
            "8% ± 2",
            "one part is a percentage and the other is not",
            "write both alike, as in 8%-10% or 8% ± 2%",
        ),
        (
            "8%-10",
            "one part is a percentage and the other is not",
            "write both alike, as in 8%-10% or 8% ± 2%",
        ),
        (
            "5k-10%",
            "one part is a percentage and the other is not",
            "write both alike, as in 8%-10% or 8% ± 2%",
        ),
        ("$1M €", "it names two currencies", "keep one of them"),
        ("$1M-€2M", "it names two currencies", "keep one of them"),
        ("80k CAD EUR", "it names two currencies", "keep one of them"),
        ("80k/mo ARR", "it names two periods", "keep one of them"),
        ("8%/month/year", "it names two periods", "keep one of them"),
        ("$8%", "it mixes money, a percentage or a duration", EXAMPLES),
        ("$6 months", "it mixes money, a percentage or a duration", EXAMPLES),
        (
            "1.2M months",
            "a length of time has no K or M",
            "write for example 7 months, or 80k/month for an amount",
        ),
        (
            "80k mo",
            "a length of time has no K or M",
            "write for example 7 months, or 80k/month for an amount",
        ),
        (
            "6 months a year",
            "a length of time has no period",
            "write for example 7 months, or 80k/month for an amount",
        ),
        ("5k%", "a percentage has no K or M", EXAMPLES),
        (
            "-1-2M",
            "it does not say on which side of zero it ends",
            "put 'to' between the ends, as in -1M to 2M or -2M to -1M",
        ),
        ("-2M to -1", "only one end has a K or M", "write both with theirs, as in -2M to -1M"),
        ("2.3 ± 200k", "its margin is larger than itself", "write both with their K or M, as in 2.3M ± 0.2M"),
        (
            "3k-5k-7k",
            "it names more than two ends of a range",
            "write the lowest and the highest, as in 1-1.5M",
        ),
        ("9999999999999999", "it is larger than any company's figure", EXAMPLES),
        ("31 June", "there is no such day", "write it as in 2026-08-31 or 31 August 2026"),
        ("2013-02-29", "there is no such day", "write it as in 2026-08-31 or 31 August 2026"),
        ("2013-13-01", "there is no such day", "write it as in 2026-08-31 or 31 August 2026"),
    ],
)
def test_the_message_says_what_is_wrong_and_what_to_write(typed: str, problem: str, advice: str) -> None:
    """The error keeps the typing word for word, names the problem and shows how to write it."""
    error = refusal(typed)
    assert (error.typed, error.problem, error.advice) == (typed, problem, advice)
    assert str(error) == f"can't read {typed!r}: {problem}; {advice}"


@pytest.mark.parametrize(
    "typed",
    [
        "-",
        "$",
        "%",
        "k",
        "/mo",
        "--5",
        "5-",
        "+5k",
        "1.2.3",
        "1,2,3",
        "0,123,456",
        "1,234 567",  # two kinds of thousands
        "1.234 567",
        "1$234",  # not 1 234 with a sign in it
        "1 monthly 234",
        "1 2",
        "5k 6k",
        "5k and 6k",
        "5/6",
        "1e6",
        "1_000",
        "0x10",
        "inf",
        "nan",
        "infinity%",
        "½",
        "5²",
        "5 ± -1",
        "± 5",
        "5 ± 1 ± 1",
        "((5k))",
        "(-5k)",
        "(5k",
        "5k)",
        "8%%",
        "5KK",
        "usa$5k",
        "5kr$",  # not 5k in R$
        "5k per employee",
        "5\0k",
    ],
)
def test_nonsense_is_never_guessed(typed: str) -> None:
    """What has no meaning, or one that has to be guessed, is refused with examples."""
    error = refusal(typed)
    assert (error.problem, error.advice) == ("no amount was recognised in it", EXAMPLES)


def test_a_day_without_a_year_needs_a_day_to_count_from() -> None:
    """Where no day is given to count from, a month is refused until its year is typed."""
    error = refusal("end of August", as_of=None)
    assert error.problem == "it does not say which year"
    assert error.advice == "add the year, as in August 2026"
    assert parse_amount("end of August 2013").day == date(2013, 8, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "1" * 100_000,
        "1," * 50_000,
        "1 " * 50_000,
        "- " * 50_000,
        "k-" * 50_000,
        "between " * 12_000,
        "(" * 100_000,
        "per " * 25_000,
        "~" + "9" * 100_000,
        "x" * 100_000,
    ],
    ids=lambda typed: typed[:10].strip(),
)
def test_a_pasted_text_is_refused_at_once(typed: str) -> None:
    """A hundred thousand characters are refused by their length, in a message of a line."""
    error = refusal(typed)
    assert error.problem == f"it is {len(typed.strip())} characters long"
    assert error.typed == typed
    assert len(str(error)) < 300


@pytest.mark.parametrize("part", ["1", "1,", "1 ", "- ", "k-", "1-", "1 to ", "$", "a ", "(", "1'111"])
def test_the_longest_text_that_is_read_takes_no_time(part: str) -> None:
    """At the limit of length no pattern tries its parts over and over: without end, this would hang."""
    typed = (part * 200)[:199] + "x"
    assert refusal(typed).typed == typed
