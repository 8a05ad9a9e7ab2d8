"""``python -m bench [s1 s2 …] [--quick]``; all of them, at full length, write ``results.md``."""

import sys

from bench import (
    s1_lead_flow,
    s2_latency,
    s3_pushes,
    s4_replies,
    s5_start,
    s6_commands,
    s7_routers,
    s10_clocks,
)
from bench.harness import Line
from bench.results import table, write

ALL = ("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s10")


def measure(wanted: list[str], *, quick: bool) -> list[Line]:
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
    if "s10" in wanted:
        lines += s10_clocks.run(quick=quick)
    return lines


def main(arguments: list[str]) -> None:
    quick = "--quick" in arguments
    wanted = [one for one in arguments if one in ALL] or list(ALL)
    lines = measure(wanted, quick=quick)
    print(table(lines))
    if not quick and wanted == list(ALL):
        write(lines)


main(sys.argv[1:])
