"""Colours that can be told apart on either ground, and type that can be read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from charts.samples import case, five
from diligence import charts
from diligence.charts import draw_alive_map, draw_cash, new_axes, style
from diligence.charts.alive_data import alive_picture
from diligence.charts.cash_data import cash_picture
from diligence.charts.labels import showable
from diligence.charts.state import State


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", style.SLOTS)
@pytest.mark.parametrize("ground", ["#ffffff", "#111111"])
def test_every_colour_stands_out_on_both_grounds(colour: str, ground: str) -> None:
    """Lines and marks reach 3:1 (WCAG 1.4.11) on white and on JupyterLab's dark."""
    if colour != style.GRID:
        assert _contrast(colour, ground) >= 3


def test_contrast_is_counted_as_wcag_does() -> None:
    """Black on white is 21:1, the largest there is."""
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


def test_no_two_names_share_a_colour() -> None:
    """A page replaces colours by name, so each name needs a colour of its own."""
    assert len(set(style.SLOTS.values())) == len(style.SLOTS) == 14


def test_states_differ_in_colour_and_in_shape() -> None:
    """Never colour alone."""
    assert len({style.STATE_COLOURS[state] for state in State}) == 4
    assert len({style.STATE_MARKERS[state] for state in State}) == 4


def test_a_company_keeps_its_colour_and_marker() -> None:
    """They depend on the slug alone, and stay the same from release to release."""
    assert style.company_style("everpix-2013") == ("#5f7a99", "h")
    assert style.company_style("gumroad-2015") == ("#b8558c", "o")


@pytest.mark.parametrize("width", [720, 360, 320])
def test_text_is_at_least_nine_points(width: float) -> None:
    """At its final size, every text of both charts is 9 points or more."""
    cash = draw_cash(cash_picture(case("buffer-2016")), new_axes(width, 300))
    alive = draw_alive_map(alive_picture(five()), new_axes(width, 460))
    for ax in (cash, alive):
        texts = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, ax.yaxis.label]
        assert min(float(text.get_fontsize()) for text in texts) >= 9
        assert ax.get_window_extent().width > 0.45 * width


def test_the_ground_is_transparent() -> None:
    """The reader's own ground shows through."""
    ax = new_axes()
    assert ax.get_facecolor() == (0, 0, 0, 0)
    assert ax.figure.get_facecolor() == (0, 0, 0, 0)


def test_a_figure_grows_where_words_leave_too_little_room() -> None:
    """A long heading on a low figure leaves the plot its 120 pixels."""
    ax = new_axes(320, 100)
    style.frame(ax, left=10, right=10, top=80, bottom=30)
    assert style.height_of(ax) == pytest.approx(80 + 30 + 120)
    assert style.plot_size(ax) == pytest.approx((300, 120))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Acme\t\nRobotics ", "Acme Robotics"),
        ("\u202eevil\u202c", "evil"),
        ("\x00\x1b[31m", "[31m"),
        ("", "(no name)"),
        ("\u05d0\u05d1\u05d2", "\u05d0\u05d1\u05d2"),
        ("A" * 27, "A" * 25 + "\u2026"),
    ],
)
def test_names_fit_to_stand_in_a_chart(name: str, shown: str) -> None:
    """One line, no control or direction marks, at most 26 letters."""
    assert showable(name) == shown


def test_pyplot_is_never_loaded() -> None:
    """Its figures live in a global state and are never closed."""
    code = (
        "import sys; from charts.samples import case, five; from diligence import charts;"
        "charts.cash(case('everpix-2013'));"
        "[getattr(charts, name)(five()) for name in charts.__all__ if f'draw_{name}' in charts.__all__"
        " and name not in ('cash', 'rank_acceptability')];"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd="tests", capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout.strip() == "False", run.stderr


def test_working_a_picture_out_draws_nothing() -> None:
    """A card of words, and a page that only needs the titles, never load matplotlib."""
    code = (
        "import sys; from diligence import charts;"
        "[getattr(charts, name) for name in charts.__all__ if name.endswith(('_picture', 'Picture', 'Map'))];"
        "print('matplotlib' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout.strip() == "False", run.stderr


def test_public_names_are_those_that_exist() -> None:
    """Each can be had, completion shows them, and anything else is an honest error."""
    assert dir(charts) == sorted(charts.__all__)
    assert all(getattr(charts, name) is not None for name in charts.__all__)
    with pytest.raises(AttributeError, match="no attribute 'pie'"):
        charts.pie  # noqa: B018 - asking is the test
