"""The keys of a form: what is being typed before the field is left, and whose keys they are.

A text field reports when it is left or Enter is pressed; that is when a figure is saved.
To show meanwhile what the typing would come to, one listener in the page reports pauses
of a form's fields. Where it can't run, everything still follows when the field is left.

The same listener keeps a form's keys for the form. JupyterLab takes a letter pressed in
a dropdown for a command of its own: R would turn the cell into raw text, X cut it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import anywidget
import traitlets

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_SECONDS = 0.1
"""So long after the last key the typing is reported: less than the gap between two words."""

MARK = "dd-key-"
"""A field whose widget has a class of this beginning is listened to, under the rest of its name."""

_LISTENER = """
const keep = (event) => {
  // On the field itself: JupyterLab looks for its own shortcuts there first.
  if (event.target.closest?.('.dd-form')) event.target.dataset.lmSuppressShortcuts = 'true';
};
function render({ model, el }) {
  let pause;
  const hear = (event) => {
    const form = el.closest('.dd-form');
    if (!form || !form.contains(event.target)) return;
    const field = event.target.closest('[class*="dd-key-"]');
    if (!field) return;
    const name = [...field.classList].find((each) => each.startsWith('dd-key-')).slice(7);
    const text = event.target.value;
    clearTimeout(pause);
    pause = setTimeout(() => {
      model.set('heard', { name, text, beat: Date.now() });
      model.save_changes();
    }, model.get('pause'));
  };
  const leave = () => clearTimeout(pause);
  el.style.display = 'none';
  document.addEventListener('focusin', keep, true);
  document.addEventListener('input', hear);
  document.addEventListener('change', leave);
  return () => {
    clearTimeout(pause);
    document.removeEventListener('input', hear);
    document.removeEventListener('change', leave);
  };
}
export default { render };
"""


class _Listener(anywidget.AnyWidget):
    _esm = _LISTENER
    heard = traitlets.Dict().tag(sync=True)
    pause = traitlets.Int(round(PAUSE_SECONDS * 1000)).tag(sync=True)


class Keystrokes:
    """Reports what is typed into a form's fields at each pause.

    Parameters
    ----------
    hear
        Called with the field's name and its text.

    Attributes
    ----------
    widget
        Invisible; put it inside the form.
    """

    def __init__(self, hear: Callable[[str, str], None] | None = None) -> None:
        self._hear = hear
        self.widget = _Listener()
        self.widget.observe(self._report, names="heard")

    def _report(self, change: dict[str, dict[str, str]]) -> None:
        heard = change["new"]
        if self._hear is not None:
            self._hear(heard["name"], heard["text"])
