"""Where a handler's error becomes words on the page, and handlers wait for each other.

ipywidgets drops what a handler raises: the page would look as if it had saved. And a
page may send its messages to several threads of the kernel (its subshells), so that two
handlers could run at once, and a press of a button overtake what was typed before it.
"""

from __future__ import annotations

import logging
import threading
import time
from functools import wraps
from typing import TYPE_CHECKING, Protocol, TypeVar

from diligence.errors import DiligenceError, ImpossibleInputError, UnreadableAmountError

if TYPE_CHECKING:
    from collections.abc import Callable

    from diligence.forms.desk import Desk
    from diligence.forms.line import Line
    from diligence.model import Dossier

_log = logging.getLogger(__name__)

SETTLE_SECONDS = 0.08
"""A press of a button waits so long for what was typed before it: messages take a few milliseconds."""

_SUBSHELL = "subshell-"
"""How ipykernel names the threads that a page's messages may come by."""

_ONE_AT_A_TIME = threading.RLock()

NOT_SAVED = "NOT saved"
NOT_SHOWN = "What this comes to could not be shown"
NOT_REDRAWN = "Saved, but what depends on it could not be redrawn"


class HasLine(Protocol):
    """Something with a line to say things in."""

    @property
    def line(self) -> Line:
        """Where it says them."""


H = TypeVar("H", bound=HasLine)


def guarded(handler: Callable[[H], None]) -> Callable[..., None]:
    """Wrap a handler so that whatever it raises is shown in its line.

    The wrapped handler takes the change that ipywidgets passes and ignores it:
    a handler reads the widgets, so a test can call it as it is.
    """

    @wraps(handler)
    def safely(self: H, _change: object = None) -> None:
        show_errors(lambda: handler(self), self.line, NOT_SAVED)

    return safely


class Hears(HasLine, Protocol):
    """Something that can say what typing would come to."""

    def hear(self, typed: str) -> None:
        """Say it."""


def heard(hearer: Hears, typed: str) -> None:
    """Pass on what is being typed; trouble in showing what it comes to is said in words."""
    show_errors(lambda: hearer.hear(typed), hearer.line, NOT_SHOWN)


def pressed(handler: Callable[[H], None]) -> Callable[..., None]:
    """Wrap a handler of a button: as `guarded`, and what was typed before the press is there."""

    @wraps(handler)
    def safely(self: H, _button: object = None) -> None:
        settle()
        show_errors(lambda: handler(self), self.line, NOT_SAVED)

    return safely


def settle() -> None:
    """Let what was typed just before arrive, where it may come by another thread."""
    if any(thread.name.startswith(_SUBSHELL) for thread in threading.enumerate()):
        time.sleep(SETTLE_SECONDS)


def tell(desk: Desk, saved: Dossier, line: Line) -> None:
    """Report a save, without letting trouble there look like trouble with saving."""
    show_errors(lambda: line.add(desk.on_change(saved)), line, NOT_REDRAWN)


def show_errors(act: Callable[[], None], line: Line, lead: str) -> None:
    """Act, and say in a line what went wrong; what can be tried again is offered again."""

    def again() -> None:
        show_errors(act, line, lead)

    try:
        with _ONE_AT_A_TIME:
            act()
    except (ImpossibleInputError, UnreadableAmountError) as error:
        line.alarm(f"{lead}: {error}. What you typed is still here; change it and press Enter.")
    except (DiligenceError, OSError) as error:
        line.alarm(f"{lead}: {error}. What you entered is still here.", again=again)
    except Exception as error:  # noqa: BLE001 - the outermost edge: beyond it ipywidgets drops the error unseen
        _log.exception("a form's handler failed")
        words = f"something unexpected went wrong ({type(error).__name__}: {error})"
        line.alarm(f"{lead}: {words}. What you entered is still here.", again=again)
