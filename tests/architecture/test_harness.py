"""The harness itself: what keeps tests honest must be able to say no."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
EXAMPLE = """
import pytest

def test_that_runs():
    pass

@pytest.mark.browser
def test_that_needs_a_browser():
    pass
"""


def test_no_test_reaches_another_machine() -> None:
    """A connection to another machine is refused before anything is sent."""
    closed = socket.socket()
    closed.close()
    with pytest.raises(RuntimeError, match="this machine only"):
        closed.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="this machine only"):
        socket.getaddrinfo("example.invalid", 80)


def test_a_test_reaches_its_own_machine() -> None:
    """A server that a test starts on this machine can be reached."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("localhost", port), timeout=5) as client:
            assert client.getpeername()[1] == port


def test_a_missing_browser_is_named(tmp_path: Path) -> None:
    """Without Chromium a browser test is skipped by name and with the reason."""
    run = _run_without_browser(tmp_path)
    assert run.returncode == 0, run.stdout
    assert "1 browser tests skipped: no Chromium on the PATH" in run.stdout
    assert "test_example.py::test_that_needs_a_browser\n" in run.stdout
    assert "1 passed, 1 skipped" in run.stdout


def test_a_missing_browser_fails_where_it_is_required(tmp_path: Path) -> None:
    """With DILIGENCE_REQUIRE_BROWSER=1 the same run fails."""
    run = _run_without_browser(tmp_path, DILIGENCE_REQUIRE_BROWSER="1")
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout
    assert "DILIGENCE_REQUIRE_BROWSER is set" in run.stdout
    assert "1 passed, 1 error" in run.stdout


def test_a_skip_fails_where_none_is_allowed(tmp_path: Path) -> None:
    """With DILIGENCE_REQUIRE_BROWSER=1 a test can't step aside for any other reason."""
    example = "import pytest\n\ndef test_aside():\n    pytest.skip('not today')\n"
    run = _run_without_browser(tmp_path, example, DILIGENCE_REQUIRE_BROWSER="1")
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout
    assert "no test may be skipped here" in run.stdout


def _run_without_browser(
    folder: Path, example: str = EXAMPLE, **settings: str
) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_bytes(CONFTEST.read_bytes())
    (folder / "test_example.py").write_text(example)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    browser: needs Chromium\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DILIGENCE"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", "."],
        cwd=folder,
        env=kept | {"PATH": str(folder)} | settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
