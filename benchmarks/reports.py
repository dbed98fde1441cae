"""A report against the drawing of its charts, and against the same content through nbconvert."""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

from benchmarks.ratio import Row, side_by_side
from diligence.assessment import Assessment, assess
from diligence.report import report
from diligence.report.compose import compose
from diligence.report.document import Block, Chart, Folded, Multiples, Pair, Section
from diligence.report.page import drawings
from diligence.report.share import Share
from diligence.store import Workspace, read_casebook

SLUG = "everpix-2013"
MOST_TIMES_THE_CHARTS, LEAST_TIMES_QUICKER = 2.0, 5.0


def rows(rounds: int = 9) -> list[Row]:
    """Both lines of the table."""
    dossier = next(found for found in read_casebook() if found.company.slug == SLUG)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.make(Path(folder))
        workspace.add(dossier)
        assessment = assess(dossier, as_of=workspace.day_of(dossier))
        found = [_against_charts(assessment, share, rounds) for share in (Share.PRIVATE, Share.TRUSTED)]
        return [*found, _against_nbconvert(workspace, max(2, rounds // 4))]


def _against_charts(assessment: Assessment, share: Share, rounds: int) -> Row:
    charts = charts_in(compose(assessment, share).blocks)
    ratio, seconds = side_by_side(
        lambda: report(assessment, share).html,
        lambda: [drawings(chart, f"c{number}") for number, chart in enumerate(charts)],
        rounds,
    )
    kept = ratio <= MOST_TIMES_THE_CHARTS
    wanted = f"at most {MOST_TIMES_THE_CHARTS:g}"
    return Row(f"a {share.value} report", "drawing its charts", ratio, wanted, kept, seconds)


def charts_in(blocks: tuple[Block, ...]) -> list[Chart]:
    """Every chart that is drawn, also of the blocks within."""
    found: list[Chart] = []
    for block in blocks:
        if isinstance(block, Chart) and not block.missing:
            found.append(block)
        elif isinstance(block, Section | Folded):
            found += charts_in(block.blocks)
        elif isinstance(block, Multiples):
            found += charts_in(block.charts)
        elif isinstance(block, Pair):
            found += charts_in(tuple(part for _, part in block.parts))
    return found


def _against_nbconvert(workspace: Workspace, rounds: int) -> Row:
    """Both from the file on, in a program that has loaded what it needs."""
    notebook = workspace.notebook(SLUG)

    def exported() -> None:
        node = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call] # typed in part
        runner = ExecutePreprocessor()  # type: ignore[no-untyped-call] # the same
        runner.preprocess(node, {"metadata": {"path": str(notebook.parent)}})
        exporter = HTMLExporter()  # type: ignore[no-untyped-call] # the same
        exporter.from_notebook_node(node)

    def reported() -> str:
        dossier = workspace.load(SLUG)
        return report(assess(dossier, as_of=workspace.day_of(dossier))).html

    ratio, seconds = side_by_side(reported, exported, rounds)
    kept = 1 / ratio >= LEAST_TIMES_QUICKER
    wanted = f"at most {1 / LEAST_TIMES_QUICKER:g}"
    return Row("a report from its dossier on", "nbconvert --execute", ratio, wanted, kept, seconds)
