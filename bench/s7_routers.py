"""S7: an echo behind the full tree of routers, beside the same echo alone."""

import sys

from bench.county import texts
from bench.harness import ROUNDS, Line, above, middle, peer, say, serve
from bench.plan import Plan

OFFICERS, UPDATES = 500, 5000


def run(*, quick: bool) -> Line:
    """The line of S7."""
    ours, theirs = [], []
    plan = Plan(texts(OFFICERS), UPDATES // 5 if quick else UPDATES)
    for _ in range(2 if quick else ROUNDS):
        theirs.append(serve(plan, lambda server: _command(server, "alone")).per_second)
        ours.append(serve(plan, lambda server: _command(server, "tree")).per_second)
        say(f"S7  {ours[-1]:.0f}/s, alone {theirs[-1]:.0f}/s")
    mine, other = middle(ours), middle(theirs)
    return Line(
        "S7",
        "a text through the full router tree, updates per second",
        peer("aiogram", "one handler, same collector settings"),
        f"{mine:.0f}",
        f"{other:.0f}",
        *above(mine / other, 0.8, "0.9"),
    )


def _command(server: str, which: str) -> list[str]:
    return [sys.executable, "-m", "bench.routed_echo", server, which]
