"""The notebooks as pages without code: the same form, and no other file."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from diligence.cli.jupyter import voila_command
from diligence.errors import MissingLibraryError
from diligence.store import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SECONDS = 1000
START_SECONDS = 60


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with one company, and a file nobody should see beside its notebook."""
    made = Workspace.make(tmp_path_factory.mktemp("voila"))
    made.create("Acme Robotics")
    (made.notebooks / "private.txt").write_text("for nobody else", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def voila(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Voila as the command starts it, on a free port: its address and its word."""
    pytest.importorskip("voila")
    scratch = tmp_path_factory.mktemp("jupyter")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*voila_command(workspace), "--no-browser", f"--port={port}"]
    token = next(word for word in command if word.startswith("--token=")).removeprefix("--token=")
    folders = {"JUPYTER_CONFIG_DIR": str(scratch / "c"), "JUPYTER_RUNTIME_DIR": str(scratch / "r")}
    with (scratch / "voila.log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=workspace.root, env={**os.environ, **folders}, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/?token={token}")
            yield f"http://127.0.0.1:{port}", token
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - a loopback address of ours
                return
        except OSError:
            time.sleep(0.2)
    message = f"Voila did not answer within {START_SECONDS} seconds"
    raise TimeoutError(message)


@pytest.mark.slow
def test_the_page_saves_and_comes_back(
    voila: tuple[str, str], workspace: Workspace, chromium: Browser
) -> None:
    """A figure typed there is in the file, and on the page after a reload; no code is shown."""
    base, token = voila
    with chromium.new_context() as context:
        page = context.new_page()
        # Voila asks a distant server for a font of icons; nothing here needs it.
        page.route(re.compile("^https://"), lambda route: route.abort())
        page.goto(f"{base}/voila/render/acme-robotics.ipynb?token={token}")
        cash = page.get_by_role("textbox", name=re.compile("^Cash "))
        cash.fill("1.2M", timeout=90 * SECONDS)
        cash.press("Enter")
        row = page.locator(".dd-row", has=cash)
        row.get_by_text(re.compile(r"^Saved \d\d:")).wait_for(timeout=20 * SECONDS)
        assert [figure.typed for figure in workspace.load("acme-robotics").figures] == ["1.2M"]
        page.reload()
        row.get_by_text(re.compile(r"on record: \$1,200,000")).wait_for(timeout=90 * SECONDS)
        assert page.get_by_text("page.figures()").count() == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        "/voila/files/private.txt",
        "/voila/files/acme-robotics.ipynb",
        "/voila/files/..%2Fdata%2Fdossiers",
        "/voila/render/..%2F..%2Fdata%2Fdossiers%2Facme-robotics%2Fdossier.json",
        "/files/private.txt",
        "/api/contents",
        "/voila/tree/..",
        "/api/kernels",
        "/api/terminals",
    ],
)
def test_nothing_else_is_served(voila: tuple[str, str], path: str) -> None:
    """Not the files beside the notebooks, not the dossiers, no kernel list, no terminal."""
    base, token = voila
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{base}{path}?token={token}", timeout=30)  # noqa: S310 - a loopback address of ours
    refused.value.close()
    assert refused.value.code in (400, 403, 404)


@pytest.mark.slow
def test_a_stranger_is_asked_for_the_word(voila: tuple[str, str]) -> None:
    """Without the token there is a login page and no company."""
    with urllib.request.urlopen(f"{voila[0]}/voila/render/acme-robotics.ipynb", timeout=30) as page:  # noqa: S310 - a loopback address of ours
        shown = page.read().decode()
    assert "Acme" not in shown
    assert 'type="password"' in shown


def test_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Voila the command says in one line how to get it."""
    monkeypatch.setattr("diligence.cli.jupyter.find_spec", lambda _name: None)
    with pytest.raises(MissingLibraryError, match=re.escape("pip install 'diligence[voila]'")):
        voila_command(Workspace.make(tmp_path))


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    """The address is the loopback one, and every start has another word."""
    pytest.importorskip("voila")
    first, second = (voila_command(Workspace.make(tmp_path)) for _ in range(2))
    assert "--Voila.ip=127.0.0.1" in first
    assert first != second
