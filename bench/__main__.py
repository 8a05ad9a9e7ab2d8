"""``python -m bench [s1 s2 …] [--quick] [--cases=N]``; all of it writes ``results.md``."""

import signal
import sys

from bench import (
    s1_lead_flow,
    s2_latency,
    s3_pushes,
    s4_replies,
    s5_start,
    s6_commands,
    s7_routers,
    s8_status,
    s10_clocks,
    s11_report,
)
from bench.harness import Line
from bench.results import table, write

ALL = ("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11")
MILLION, QUICK = 1_000_000, 100_000


def measure(wanted: list[str], *, quick: bool, cases: int) -> list[Line]:
    """The lines of what is wanted, in the order of the table."""
    lines: list[Line] = []
    runs = s1_lead_flow.run(quick=quick) if {"s1", "s5"} & set(wanted) else None
    if runs and "s1" in wanted:
        lines.append(s1_lead_flow.speed(*runs))
    if "s2" in wanted:
        lines += s2_latency.run(quick=quick)
    if "s3" in wanted:
        lines += s3_pushes.run(quick=quick)
    if "s4" in wanted:
        lines.append(s4_replies.run(quick=quick))
    if runs and "s5" in wanted:
        lines += [s5_start.starts(quick=quick), s5_start.memory(*runs)]
    if "s6" in wanted:
        lines += s6_commands.run(quick=quick)
    if "s7" in wanted:
        lines.append(s7_routers.run(quick=quick))
    if {"s8", "s9"} & set(wanted):
        lines += s8_status.run(cases, wanted)
    if "s10" in wanted:
        lines += s10_clocks.run(quick=quick)
    if "s11" in wanted:
        lines += s11_report.run(quick=quick)
    return lines


def main(arguments: list[str]) -> None:
    quick = "--quick" in arguments
    wanted = [one for one in arguments if one in ALL] or list(ALL)
    told = [int(one.removeprefix("--cases=")) for one in arguments if one.startswith("--cases=")]
    cases = told[-1] if told else QUICK if quick else MILLION
    lines = measure(wanted, quick=quick, cases=cases)
    print(table(lines))
    if not quick and wanted == list(ALL):
        write(lines)


# Also when it is told to end, what has been made for it goes.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
main(sys.argv[1:])
