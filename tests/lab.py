"""JupyterLab on this machine only, started for a test and stopped after it."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

START_SECONDS = 60

READY = """() => {
    const shown = window.jupyterapp && window.jupyterapp.shell.currentWidget;
    return !!(shown && shown.sessionContext && shown.context && shown.context.isReady);
}"""
RUN_ALL = """async () => {
    const app = window.jupyterapp;
    await app.shell.currentWidget.sessionContext.ready;
    await app.commands.execute('notebook:run-all-cells');
}"""


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    base: str
    token: str

    def open_and_run(self, page: Page, notebook: str) -> None:
        """Open a notebook and run all its cells."""
        page.goto(f"{self.base}/lab/tree/{notebook}?token={self.token}&reset")
        page.wait_for_function(READY)
        page.evaluate(RUN_ALL)


@contextmanager
def running_lab(root: Path, scratch: Path) -> Iterator[Lab]:
    """JupyterLab over a folder, with settings of its own and no news pop-up."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    settings = scratch / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    quiet = '{"fetchNews": "false", "checkForUpdates": false}'
    (settings / "notification.jupyterlab-settings").write_text(quiet, encoding="utf-8")
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(scratch / "config"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(scratch / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(scratch / "workspaces"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += [f"--port={port}", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={root}"]
    command += ["--LabApp.expose_app_in_browser=True"]
    with (scratch / "lab.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            lab = Lab(f"http://127.0.0.1:{port}", token)
            _wait_for(lab)
            yield lab
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(lab: Lab) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{lab.base}/api/status?token={lab.token}", timeout=1):  # noqa: S310 - a loopback address of ours
                return
        except OSError:
            time.sleep(0.2)
    message = f"JupyterLab did not answer within {START_SECONDS} seconds"
    raise TimeoutError(message)
