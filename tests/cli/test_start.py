"""A command that lives for a moment starts with no more than it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from diligence.store import Workspace

SPARED = ("OPENBLAS_NUM_THREADS", "PYDANTIC_DISABLE_PLUGINS")
TELL = (
    "import gc, json, os, diligence.cli, diligence.cli.app;"
    f"tell = lambda: print(json.dumps([[os.environ.get(n) for n in {SPARED}], gc.get_threshold()[0]]));"
    "diligence.cli.app.main = tell;"
    "diligence.cli.main()"
)
LATER = (
    "IPython",
    "babel",
    "diligence.amounts.grammar",
    "diligence.analysis.scenarios",
    "diligence.analysis.sobol",
    "diligence.assessment.sheet",
    "diligence.bank.rows",
    "diligence.forms",
    "diligence.model.case",
    "diligence.model.change",
    "diligence.report",
    "diligence.store.merge",
    "ipywidgets",
    "jinja2",
    "logging",
    "matplotlib",
    "pandas",
    "rich",
    "scipy",
    "tomllib",
)


def _told(word: str, **environment: str) -> tuple[list[str | None], int]:
    clean = {name: value for name, value in os.environ.items() if name not in SPARED}
    run = subprocess.run(
        [sys.executable, "-c", TELL, word],
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    variables, threshold = json.loads(run.stdout)
    return variables, threshold


def test_a_command_starts_no_threads_and_looks_for_no_plugins() -> None:
    """OpenBLAS is told one thread; garbage is searched for after 100,000 objects, not after 700."""
    assert _told("check") == (["1", "__all__"], 100_000)


def test_what_somebody_set_stays() -> None:
    """Whoever wants four threads has four."""
    assert _told("check", OPENBLAS_NUM_THREADS="4")[0] == ["4", "__all__"]


def test_notebooks_have_their_threads_and_plugins() -> None:
    """JupyterLab hands its environment on to people's own notebooks."""
    assert _told("lab")[0] == [None, None]


def test_judging_a_company_loads_nothing_for_other_commands(workspace: Workspace) -> None:
    """Neither charts nor tables nor what reads cases and hand-written questions."""
    workspace.create("Acme")
    code = (
        "import atexit, json, sys; sys.argv = ['diligence', 'check', 'acme', '--json'];"
        "atexit.register(lambda: print(json.dumps(list(sys.modules)), file=sys.stderr));"
        "from diligence.cli import main; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workspace.root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(run.stdout)["company"] == "acme"
    loaded = json.loads(run.stderr)
    assert {"numpy", "pydantic"} < set(loaded)
    assert [name for name in LATER if name in loaded] == []
