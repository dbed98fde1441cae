"""How the forms look: one stylesheet, and the frame that carries it.

One column of at most 720 pixels that wraps down to a telephone. Colours are
JupyterLab's own, so that light and dark follow the reader's theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from diligence.forms.fields import classed, prose
from diligence.forms.keystrokes import Keystrokes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STYLE = """
.dd-form {
  --dd-ink: var(--jp-ui-font-color1, #1f1f1f);
  --dd-soft: var(--jp-ui-font-color2, #555);
  --dd-rule: var(--jp-border-color2, #d8d8d8);
  --dd-alarm: #a63c00;
  --dd-doubt: #7a5200;
  --dd-accent: #0b5394;
  max-width: 720px; width: 100%; overflow: visible; container-type: inline-size;
  color: var(--dd-ink);
  font: 15px/1.45 var(--jp-ui-font-family, system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
}
body[data-jp-theme-light="false"] .dd-form, .vscode-dark .dd-form {
  --dd-alarm: #ff9d66; --dd-doubt: #ecc15c; --dd-accent: #8ec7ff;
  color-scheme: dark;
}
.dd-form .widget-box, .dd-form .jupyter-widgets { overflow: visible; margin-left: 0; margin-right: 0; }
.dd-form .widget-html, .dd-form .widget-html-content {
  height: auto; line-height: 1.45; font-size: inherit; color: inherit; overflow-wrap: anywhere; margin: 0;
}
.dd-form .widget-label {
  color: var(--dd-ink); font-size: 15px; line-height: 1.45; height: auto; width: auto;
  text-align: left; white-space: normal; overflow: visible; margin: 0; padding: 3px 0;
}
.dd-form .widget-text, .dd-form .widget-dropdown, .dd-form .widget-textarea {
  width: auto; height: auto; margin: 0;
}
.dd-form input[type="text"], .dd-form textarea, .dd-form select {
  color: var(--dd-ink); background-color: var(--jp-layout-color0, transparent);
  border: 1px solid var(--jp-border-color1, #999); border-radius: 3px;
  font: inherit; height: 32px; padding: 2px 8px; box-sizing: border-box;
}
.dd-form select { appearance: auto; background-image: none; }
.dd-form textarea { height: auto; min-height: 58px; resize: vertical; }
.dd-form :is(input, textarea, select, button, summary):focus-visible {
  outline: 2px solid var(--dd-accent); outline-offset: 1px;
}
.dd-form .dd-title { font-weight: 600; font-size: 18px; margin: 0 0 2px; }
.dd-form .dd-help, .dd-form label .dd-help { color: var(--dd-soft); font-size: 13px; font-weight: 400; }
.dd-form label b { font-weight: 600; }

.dd-form .dd-row { padding: 12px 0 10px; gap: 6px; border-top: 1px solid var(--dd-rule); }
.dd-form .dd-cells { flex-flow: row wrap; align-items: center; gap: 4px 14px; }
.dd-form .dd-amount { display: contents; }
.dd-form .dd-amount > .widget-label { flex: 0 0 100%; padding: 0; }
.dd-form .dd-amount > input { flex: 0 0 190px; width: 190px; }
.dd-form .dd-understood { flex: 1 1 240px; min-width: 0; font-size: 14px; }
.dd-form .dd-term { flex: 0 1 auto; align-items: center; gap: 6px; }
.dd-form .dd-term > .widget-label { color: var(--dd-soft); font-size: 13px; padding: 0; }
.dd-form .dd-term > input { width: 150px; }
.dd-form .dd-term > select { width: auto; }
@container (max-width: 519px) { .dd-form .dd-term > .widget-label { flex: 0 0 92px; } }

.dd-form .dd-field { flex-flow: row wrap; align-items: center; gap: 2px 14px; }
.dd-form .dd-field > .widget-label { flex: 0 0 148px; }
.dd-form .dd-field > :is(input, select, textarea) { flex: 1 1 240px; max-width: 420px; min-width: 0; }
.dd-form .dd-field > textarea { max-width: none; }
.dd-form .dd-field.dd-wide > .widget-label { flex-basis: 100%; }

.dd-form .dd-row > .dd-quiet-button { align-self: flex-start; }
.dd-form .dd-weight { flex-flow: row wrap; align-items: center; gap: 2px 14px; }
.dd-form .dd-weight .widget-slider { flex: 1 1 300px; max-width: 460px; width: auto; margin: 0; }
.dd-form .dd-weight .widget-slider > .widget-label { flex: 0 0 160px; }
.dd-form .dd-weight .widget-text { flex: 0 0 auto; }
.dd-form .dd-weight .widget-text > .widget-label {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
.dd-form input[type="number"] {
  color: var(--dd-ink); background-color: var(--jp-layout-color0, transparent); width: 84px; height: 32px;
  border: 1px solid var(--jp-border-color1, #999); border-radius: 3px; font: inherit; padding: 2px 8px;
}

.dd-form .dd-intro { margin-bottom: 8px; max-width: 72ch; }

.dd-form .dd-fact { padding: 8px 0 4px; }
@container (min-width: 520px) { .dd-form .dd-under { padding-left: 162px; } }

.dd-form .dd-line { flex-flow: row wrap; align-items: baseline; gap: 0 10px; font-size: 13px; }
.dd-form .dd-line > .widget-html { min-width: 0; flex: 0 1 auto; }
.dd-form .dd-said { color: var(--dd-soft); }
.dd-form .dd-questioned { color: var(--dd-doubt); }
.dd-form .dd-alarm { color: var(--dd-alarm); font-weight: 600; }
.dd-form .dd-quiet-button {
  width: auto; height: auto; line-height: 1.45; margin: 0; padding: 0 2px; background: none; box-shadow: none;
  color: var(--dd-accent); text-decoration: underline; font: inherit; cursor: pointer;
}

.dd-form .dd-question { padding: 18px 0 14px; border-top: 1px solid var(--dd-rule); gap: 6px; }
.dd-form .dd-ask { font-weight: 600; font-size: 16px; max-width: 68ch; }
.dd-form details { color: var(--dd-soft); font-size: 13px; max-width: 72ch; }
.dd-form details p { margin: 4px 0; }
.dd-form summary { cursor: pointer; color: var(--dd-accent); }
.dd-form .widget-checkbox { width: auto; height: auto; margin: 0; }
.dd-form .widget-checkbox .widget-label-basic {
  display: flex; align-items: flex-start; gap: 8px; line-height: 1.45; white-space: normal; height: auto;
}
.dd-form .widget-checkbox input { flex: 0 0 auto; align-self: flex-start; margin: 3px 0 0; }
.dd-form .widget-checkbox span { white-space: normal; font-size: 14px; color: var(--dd-ink); }

.dd-form .dd-section { border-top: 1px solid var(--dd-rule); }
.dd-form .jupyter-button.dd-heading {
  width: 100%; height: auto; padding: 10px 0; margin: 0; background: none; border: 0; box-shadow: none;
  color: var(--dd-ink); font: inherit; font-weight: 600; font-size: 16px; line-height: 1.4;
  text-align: left; white-space: normal; overflow: visible; cursor: pointer;
}
.dd-form .dd-filters { padding: 6px 0 2px; }

.dd-form .dd-pasted textarea {
  font-family: var(--jp-code-font-family, monospace); font-size: 13px; white-space: pre; overflow-x: auto;
}
.dd-form .dd-preview { overflow: auto; max-height: 440px; margin: 6px 0; }
.dd-form .dd-preview table { border-collapse: collapse; font-size: 13px; min-width: 100%; }
.dd-form .dd-preview caption { text-align: left; font-weight: 600; padding: 2px 0 6px; color: var(--dd-ink); }
.dd-form .dd-preview :is(th, td) {
  text-align: left; vertical-align: top; padding: 4px 16px 4px 0; font-weight: 400; background: none;
  border: 0; border-bottom: 1px solid var(--dd-rule); max-width: 26em; overflow-wrap: break-word;
}
.dd-form .dd-preview thead th { font-weight: 600; }
.dd-form .dd-preview tr:not(.dd-why) > * { white-space: nowrap; }
.dd-form .dd-preview tr.dd-held > * { border-bottom: 0; padding-bottom: 0; }
.dd-form .jupyter-button.dd-button, .dd-form .widget-upload {
  width: auto; height: 32px; padding: 0 14px; border-radius: 3px;
  border: 1px solid var(--jp-border-color1, #999);
  background: none; color: var(--dd-ink); font: inherit; font-size: 14px; line-height: 30px; box-shadow: none;
}
.dd-form .jupyter-button.dd-button {
  background: var(--dd-accent); border-color: var(--dd-accent);
  color: var(--jp-layout-color0, #fff); font-weight: 600;
}

.dd-form .dd-record { list-style: none; margin: 4px 0 0; padding: 0; font-size: 13px; }
.dd-form .dd-record li { padding: 2px 0; }
.dd-form .dd-record b { font-weight: 600; }
"""


def framed(
    children: Sequence[ipywidgets.Widget], hear: Callable[[str, str], None] | None = None
) -> ipywidgets.VBox:
    """The form itself: its stylesheet, then its parts, in one column.

    Parameters
    ----------
    hear
        Called with what is being typed, by the field's name; see `Keystrokes`.
    """
    sheet = prose(f"<style>{STYLE}</style>")
    sheet.layout.display = "none"
    return classed(ipywidgets.VBox([sheet, Keystrokes(hear).widget, *children]), "dd-form")
