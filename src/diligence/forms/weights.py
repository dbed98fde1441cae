"""The form of a comparison: whom to compare, what matters, what was looked into, and staying."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.fields import classed, on_value, prose, tick_field
from diligence.forms.guard import NOT_REDRAWN, guarded, show_errors
from diligence.forms.line import Line
from diligence.forms.style import framed
from diligence.model import Alternative, Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Critical = tuple[tuple[str, str, str], ...]
"""Slug, flag and words of critical flags."""

SURE = (0.9, 0.9, 0.9)
"""How sure a job is taken to be until somebody says so: our own."""

OPEN_WHERE_ONE_STAYS = ("team", "culture", "work", "role")
"""Criteria that matter for the current job and of which nothing is known yet."""

MOST, STEP, UNSAID = 5.0, 0.5, 1.0
"""A weight goes from 0 to 5 in halves; where nothing is said it stands at 1."""

INTRODUCTION = (
    '<div class="dd-title">What you compare, and what matters to you</div>'
    '<div class="dd-help dd-intro">Every change is saved at once, and what is below follows it. '
    "A weight is taken to be meant up to twice or half as much.</div>"
)
NO_WEIGHTS = "No weights yet: all are as plausible as any."


@dataclass(frozen=True)
class Offered:
    """What can be chosen.

    Attributes
    ----------
    companies
        Slug and name of every company that can be read.
    criteria
        Id, label, and half a line on where its anchors come from.
    critical
        Flags among the companies chosen.
    """

    companies: tuple[tuple[str, str], ...]
    criteria: tuple[tuple[str, str, str], ...]
    critical: Critical = ()


@dataclass(frozen=True)
class Board:
    """What the form needs from the world around it.

    Attributes
    ----------
    apply
        Changes the newest choice, saves it, and returns what was saved.
    now
        The clock behind "Saved 14:02:31".
    on_change
        Called with what was saved; the page redraws there, and says which critical flags
        the companies compared now have.
    """

    apply: Callable[[Callable[[Choice], Choice]], Choice]
    now: Callable[[], datetime]
    on_change: Callable[[Choice], Critical]


class WeightField:
    """One weight: a slider, and a number beside it that says and takes the same."""

    def __init__(self, label: str, explained: str, value: float, *, told: Callable[[], None]) -> None:
        self.slider = ipywidgets.FloatSlider(
            value=value,
            min=0.0,
            max=MOST,
            step=STEP,
            description=label,
            readout=False,
            continuous_update=False,
        )
        self.number = ipywidgets.BoundedFloatText(
            value=value, min=0.0, max=MOST, step=STEP, description=f"{label}, as a number"
        )
        self._link = ipywidgets.link((self.slider, "value"), (self.number, "value"))
        both = classed(ipywidgets.Box([self.slider, self.number]), "dd-weight")
        self.widget = ipywidgets.VBox(
            [both, prose(f'<div class="dd-help">{escape(explained[:1].upper() + explained[1:])}</div>')]
        )
        on_value(lambda _change: told(), self.slider)


class ChoiceForm:
    """The parts of the form.

    Attributes
    ----------
    companies, weights, lifted
        The ticks by slug, the weights by criterion, the ticks by slug and flag.
    job_kept
        How sure the current job is, in per cent; used where `stays` is ticked.
    """

    def __init__(self, offered: Offered, choice: Choice, board: Board) -> None:
        self._board, self._forgetting = board, False
        chosen = set(choice.companies or (slug for slug, _ in offered.companies))
        self.companies = {
            slug: tick_field(name, tooltip=f"compare {name}", value=slug in chosen)
            for slug, name in offered.companies
        }
        typed = choice.weights or {}
        self.weights = {
            name: WeightField(label, explained, typed.get(name, UNSAID), told=self.save_weights)
            for name, label, explained in offered.criteria
        }
        kept = choice.staying.known.get("alive_24", SURE)[1] if choice.staying else SURE[1]
        self.stays = tick_field(
            "Staying where I am", tooltip="your current job as a column", value=choice.staying is not None
        )
        self.job_kept = ipywidgets.BoundedFloatText(
            value=round(100 * kept), min=0, max=100, step=5, description="% sure it lasts 24 months"
        )
        self.line = Line("" if choice.weights else NO_WEIGHTS)
        self.forget = ipywidgets.Button(description="Forget the weights", tooltip="all are as plausible")
        self.forget.add_class("dd-quiet-button")
        self.lifted: dict[tuple[str, str], ipywidgets.Checkbox] = {}
        self._looked_into = classed(ipywidgets.VBox(), "dd-row")
        self._offer(offered.critical, choice)
        self.widget = framed(self._parts())
        on_value(self.save_companies, *self.companies.values())
        on_value(self.save_staying, self.stays, self.job_kept)
        self.forget.on_click(self.forget_weights)

    def _parts(self) -> list[ipywidgets.Widget]:
        staying = classed(ipywidgets.Box([self.stays, self.job_kept]), "dd-cells")
        weights = [*(field.widget for field in self.weights.values()), self.forget]
        return [
            prose(INTRODUCTION),
            _titled("Whom", [*self.companies.values(), staying]),
            _titled("What matters", weights),
            self._looked_into,
            self.line.widget,
        ]

    def _offer(self, critical: Critical, choice: Choice) -> None:
        """Show a tick for each critical flag of the companies compared now."""
        if tuple(self.lifted) == tuple((slug, flag) for slug, flag, _ in critical):
            return
        self.lifted = {
            (slug, flag): tick_field(
                words, tooltip="it no longer bars the first place", value=flag in choice.lifted.get(slug, ())
            )
            for slug, flag, words in critical
        }
        on_value(self.save_lifted, *self.lifted.values())
        title = prose('<div class="dd-ask">Critical flags: tick what you have looked into</div>')
        self._looked_into.children = [title, *self.lifted.values()] if self.lifted else []

    @guarded
    def save_companies(self) -> None:
        """Save who is ticked."""
        self._save({})

    @guarded
    def save_weights(self) -> None:
        """Save all weights: once one is said, the others stand where they are shown."""
        if not self._forgetting:
            self._save({"weights": {name: field.slider.value for name, field in self.weights.items()}})

    @guarded
    def save_lifted(self) -> None:
        """Save which critical flags were looked into; those of companies not shown stay as they were."""
        ticked: dict[str, tuple[str, ...]] = {slug: () for slug, _ in self.lifted}
        for (slug, flag), tick in self.lifted.items():
            if tick.value:
                ticked[slug] = (*ticked[slug], flag)

        def edit(choice: Choice) -> Choice:
            every = choice.lifted | ticked
            return choice.model_copy(
                update={"lifted": {slug: flags for slug, flags in every.items() if flags}}
            )

        self._apply(edit)

    @guarded
    def save_staying(self) -> None:
        """Save whether staying is a column, and how sure the job is; what else is known of it stays."""
        share = self.job_kept.value / 100

        def edit(choice: Choice) -> Choice:
            if not self.stays.value:
                return choice.model_copy(update={"staying": None})
            before = choice.staying or Alternative(name="Staying", open_criteria=OPEN_WHERE_ONE_STAYS)
            known = before.known | {"alive_24": (share, share, share)}
            return choice.model_copy(update={"staying": before.model_copy(update={"known": known})})

        self._apply(edit)

    @guarded
    def forget_weights(self) -> None:
        """Go back to where all weights are as plausible."""
        self._forgetting = True
        for field in self.weights.values():
            field.slider.value = UNSAID
        self._forgetting = False
        self._save({"weights": None})
        self.line.say(self.line.text, NO_WEIGHTS)

    def _save(self, update: Mapping[str, object]) -> None:
        self._apply(lambda choice: choice.model_copy(update=dict(update)))

    def _apply(self, edit: Callable[[Choice], Choice]) -> None:
        """Save a change, and with it who is ticked: all of them is no choice, so that new ones join."""
        ticked = tuple(slug for slug, tick in self.companies.items() if tick.value)
        chosen = () if len(ticked) == len(self.companies) else ticked
        saved = self._board.apply(lambda choice: edit(choice).model_copy(update={"companies": chosen}))
        self.line.say(f"Saved {self._board.now():%H:%M:%S}.")
        show_errors(lambda: self._offer(self._board.on_change(saved), saved), self.line, NOT_REDRAWN)


def _titled(title: str, parts: Sequence[ipywidgets.Widget]) -> ipywidgets.Widget:
    heading = prose(f'<div class="dd-ask">{escape(title)}</div>')
    return classed(ipywidgets.VBox([heading, *parts]), "dd-row")


def choice_form(offered: Offered, choice: Choice, board: Board) -> ipywidgets.Widget:
    """A form for whom to compare and what matters; every change is saved at once.

    Parameters
    ----------
    offered
        What can be chosen.
    choice
        What is chosen when the form is opened.
    board
        How to save, the clock, and whom to tell after each save.
    """
    return ChoiceForm(offered, choice, board).widget
