"""S11: a year's report over a great register, and a status chart, as in chat."""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import perf_counter

from bench import postgres
from bench.harness import ROOT, Line, say
from bench.register import County
from bench.s8_status import file

CASES, FEW = 100_000, 10_000
SECONDS, MEMORY, CHART = 15.0, 150.0, 100.0


def run(*, quick: bool) -> list[Line]:
    """A report and a chart on each kind of database."""
    lines: list[Line] = []
    for kind, database in (("SQLite", file), ("PostgreSQL", postgres.server)):
        lines += _lines(kind, database, FEW if quick else CASES)
    return lines


def _lines(
    kind: str, database: Callable[[], AbstractContextManager[str]], cases: int
) -> list[Line]:
    with database() as url:
        began = perf_counter()
        county = County(url)
        county.make(cases)
        county.close()
        say(f"{cases:,} cases made on {kind} in {perf_counter() - began:.0f} s")
        done = subprocess.run(
            [sys.executable, "-m", "bench.asked_report", url],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    took = json.loads(done.stdout)
    say(f"S11 {kind} {took}")
    ours = f"{took['seconds']:.1f} s ({took['counted']:.1f} s of it counting)"
    size = f"{cases:,} cases on {kind}"
    return [
        Line(
            "S11",
            f"a year's report, both files, over {size}",
            "",
            ours,
            "",
            f"{took['seconds']:.1f} s",
            f"≤ {SECONDS:.0f} s",
            "",
            took["seconds"] <= SECONDS,
        ),
        Line(
            "S11",
            f"the same: most memory over idle, both programs, {kind}",
            "",
            f"{took['memory']:.0f} MB",
            "",
            f"{took['memory']:.0f} MB",
            f"≤ {MEMORY:.0f} MB",
            "",
            took["memory"] <= MEMORY,
        ),
        Line(
            "S11",
            f"a status chart drawn, {kind}",
            "",
            f"{took['chart']:.0f} ms",
            "",
            f"{took['chart']:.0f} ms",
            f"≤ {CHART:.0f} ms",
            "",
            took["chart"] <= CHART,
        ),
    ]
