"""A company's name becomes a file name that is safe anywhere, or is refused."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from diligence.errors import ImpossibleInputError
from diligence.model import Company, slug_of
from strategies import NAMES


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Acme Robotics, Inc.", "acme-robotics-inc"),
        ("Café Zürich", "cafe-zurich"),
        ("  Acme  ", "acme"),
        ("ACME!", "acme"),
        ("acme", "acme"),  # a near twin of the two above has the same file
        ("42", "42"),
        ("Ｆｕｌｌ Width", "full-width"),  # noqa: RUF001 - letters as a Japanese keyboard types them
        ("Acme™ 🚀", "acmetm"),
        ("../../etc", "etc"),
        ("..\\..\\Windows", "windows"),
        ("/etc/passwd", "etc-passwd"),
        ("C:\\", "c"),
        (".hidden", "hidden"),
        ("a\0b\nc", "a-b-c"),
        ("Start", "start-company"),  # notebooks of these names are in every workspace
        ("Company", "company-company"),
        ("comparison", "comparison-company"),
        ("Demo Comparison", "demo-comparison-company"),
        ("Start Company", "start-company"),
        ("Starter", "starter"),
        ("CON", "con-company"),  # Windows can't open these
        ("nul", "nul-company"),
        ("Com1", "com1-company"),
        ("COM¹", "com1-company"),
        ("lpt9", "lpt9-company"),
        ("Compass", "compass"),
    ],
)
def test_names_become_file_names(name: str, slug: str) -> None:
    """Accents go, everything else but letters and digits becomes a hyphen, and taken names are avoided."""
    assert slug_of(name) == slug


@pytest.mark.parametrize("name", ["", "   ", "🚀🚀", "...", "../..", "小米", "-"])
def test_a_name_that_leaves_nothing_is_refused(name: str) -> None:
    """A name without a Latin letter or digit is refused with the name as it came."""
    with pytest.raises(ImpossibleInputError) as caught:
        slug_of(name)
    assert str(caught.value) == (
        f"a company's name must be something with Latin letters or digits in it, got {name!r}"
    )


def test_a_long_name_is_cut_without_a_hyphen_at_its_end() -> None:
    """Eighty characters are kept; where the cut falls on a hyphen, it goes too."""
    assert slug_of("a" * 100) == "a" * 80
    assert slug_of("a" * 79 + " bc") == "a" * 79


@given(NAMES)
def test_any_name_stays_inside_its_folder(name: str) -> None:
    """Whatever is typed, the file name is one plain part of a path, here and on Windows, and stays itself."""
    slug = slug_of(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert PurePosixPath(slug).parts == PureWindowsPath(slug).parts == (slug,)
    assert slug_of(slug) == slug
    assert Path("folder", slug).resolve().parent == Path("folder").resolve()


@given(NAMES)
def test_every_file_name_fits_the_record(name: str) -> None:
    """A company can be made of every name that has a file name."""
    assert Company(slug=slug_of(name), name=name).name == name


@pytest.mark.parametrize("slug", ["", "../etc", "a/b", "Acme", "-a", "a b", "a\n", "a" * 81, "zürich", "."])
def test_a_record_takes_no_other_slug(slug: str) -> None:
    """A file edited by hand can't point outside its folder."""
    with pytest.raises(ValidationError, match="slug"):
        Company(slug=slug, name="Acme")


@given(st.text(max_size=4).filter(lambda code: re.fullmatch(r"[A-Z]{3}", code) is None))
def test_a_currency_is_three_capitals(code: str) -> None:
    """A company's currency is an ISO code, not a sign or a name."""
    with pytest.raises(ValidationError, match="currency"):
        Company(slug="acme", name="Acme", currency=code)


def test_facts_that_are_not_known_are_empty() -> None:
    """A company needs a name only; whether it is capital-intensive is unknown, not false."""
    acme = Company(slug="acme", name="Acme")
    assert (acme.capital_intensive, acme.founded, acme.sector, acme.currency) == (None, None, "", "USD")
