"""Inputs as every form here builds them: labelled, explained, saved when left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Option = tuple[str, object]


def text_field(label: str, *, tooltip: str, value: str = "", placeholder: str = "") -> ipywidgets.Text:
    """A line of text that reports on Enter or when it is left."""
    return ipywidgets.Text(
        value=value, description=label, tooltip=tooltip, placeholder=placeholder, continuous_update=False
    )


def notes_field(label: str, *, tooltip: str, value: str = "", placeholder: str = "") -> ipywidgets.Textarea:
    """Several lines of text that report when they are left."""
    return ipywidgets.Textarea(
        value=value,
        description=label,
        tooltip=tooltip,
        placeholder=placeholder,
        continuous_update=False,
        rows=2,
    )


def choice_field(
    label: str, options: Iterable[Option], *, tooltip: str, value: object
) -> ipywidgets.Dropdown:
    """One of several; a recorded value that is no option any more stays choosable."""
    return ipywidgets.Dropdown(
        options=with_option(tuple(options), value), value=value, description=label, tooltip=tooltip
    )


def with_option(options: Sequence[Option], value: object) -> tuple[Option, ...]:
    """The options, and one more where the value is none of them.

    Examples
    --------
    >>> with_option([("not known", "")], "series q")
    (('not known', ''), ('series q', 'series q'))
    """
    if any(value == option for _, option in options):
        return tuple(options)
    return (*options, (str(value), value))


def tick_field(label: str, *, tooltip: str, value: bool = False) -> ipywidgets.Checkbox:
    """A box to tick."""
    return ipywidgets.Checkbox(value=value, description=label, tooltip=tooltip, indent=False)


def prose(markup: str) -> ipywidgets.HTML:
    """Text to read. Whoever passes it has escaped what people wrote."""
    return ipywidgets.HTML(markup)


def classed(widget: ipywidgets.DOMWidget, *names: str) -> ipywidgets.DOMWidget:
    """The widget, with classes for the stylesheet."""
    for name in names:
        widget.add_class(name)
    return widget


def on_value(handler: Callable[[object], None], *widgets: ipywidgets.Widget) -> None:
    """Call a handler when the value of one of the widgets has changed."""
    for widget in widgets:
        widget.observe(handler, names="value")
