"""What every test run keeps to: no network, one browser, the same examples each time.

Three things are settled here and nowhere else. Connections leave this machine
from no test. Examples found by Hypothesis are the same on every machine in CI.
Tests marked ``browser`` are left out, by name, where there is no Chromium; with
``DILIGENCE_REQUIRE_BROWSER=1`` a test left out for any reason is a failure.
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import tempfile
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser

# Before anything imports matplotlib, and inherited by every process a test starts.
os.environ["MPLBACKEND"] = "Agg"
# What can't be saved is written to a folder of the user: never to that of who runs the tests.
RESCUES = tempfile.TemporaryDirectory(prefix="diligence-tests-")
os.environ["XDG_STATE_HOME"] = RESCUES.name

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    print_blob=True,
    # A busy machine is slow to draw examples; that says nothing about the code.
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("ci" if "CI" in os.environ else "dev")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
NO_CHROMIUM = f"no Chromium on the PATH (looked for {', '.join(CHROMIUM_NAMES)})"


class OutsideConnectionError(RuntimeError):
    """A test tried to reach another machine.

    Not an ``OSError``: the code under test would take it for an ordinary failure
    of the network and go on.
    """

    def __init__(self, host: object) -> None:
        super().__init__(f"a test tried to reach {host!r}; tests may connect to this machine only")
        self.host = host


def pytest_configure(config: pytest.Config) -> None:
    """Close the network, for doctests too, and forbid skips where they are not wanted."""
    config.add_cleanup(close_network().undo)
    if _browser_required():
        config.pluginmanager.register(NoSkips(), "no-skips")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for a browser."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a browser test out where there is no browser."""
    if _needs_browser(item) and chromium_path() is None:
        if _browser_required():
            pytest.fail(f"{NO_CHROMIUM}, and DILIGENCE_REQUIRE_BROWSER is set", pytrace=False)
        pytest.skip(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which browser tests were left out, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = sorted(report.nodeid for report in skipped if "browser" in report.keywords)
    if left_out:
        terminalreporter.section(f"{len(left_out)} browser tests skipped: {NO_CHROMIUM}")
        for name in left_out:
            terminalreporter.line(name)
        terminalreporter.line("To run them, install Chromium. CI does not accept a skip.")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, started once a file; give each test a page of its own.

    Not once for all: a test of another file that runs an event loop would end it.
    """
    from playwright.sync_api import sync_playwright

    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGS) as browser,
    ):
        yield browser


def chromium_path() -> str | None:
    """Where Chromium is, if it is installed."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


class NoSkips:
    """A plugin to which a skipped test is a failed one."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Fail a skipped test; one that is expected to fail is no skip."""
        report = yield
        if report.skipped and not hasattr(report, "wasxfail"):
            _fail(report)
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Fail a file that skips itself as a whole."""
        report = yield
        if report.skipped:
            _fail(report)
        return report


def close_network() -> pytest.MonkeyPatch:
    """Refuse connections to other machines, in this process, until undone."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex", "sendto"):
        patch.setattr(socket.socket, name, _only_here(getattr(socket.socket, name)))
    look_up = socket.getaddrinfo

    def look_up_here(host: str | bytes | None, *args: Any, **kwargs: Any) -> object:
        _check(host)
        return look_up(host, *args, **kwargs)

    patch.setattr(socket, "getaddrinfo", look_up_here)
    return patch


def _only_here(method: Callable[..., object]) -> Callable[..., object]:
    def call(self: socket.socket, *args: Any) -> object:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _check(args[-1][0])
        return method(self, *args)

    return call


def _check(host: str | bytes | None) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost", socket.gethostname()):
        return
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        raise OutsideConnectionError(name) from None
    if not (address.is_loopback or address.is_unspecified):
        raise OutsideConnectionError(name)


def _needs_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None


def _browser_required() -> bool:
    return os.environ.get("DILIGENCE_REQUIRE_BROWSER") == "1"


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"no test may be skipped here (DILIGENCE_REQUIRE_BROWSER=1): {reason}"
