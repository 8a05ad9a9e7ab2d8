"""S3: 600 pushes against a server that allows thirty in any second, beside the naive ways."""

import sys

from bench.harness import Line, Run, middle, offices, peer, say, serve
from bench.plan import Plan

PUSHES, OFFICERS = 600, 60
# What the server allows, and how long it takes to answer (measures.md, S3).
SERVER = {"limit": 30, "penalty": 3.0, "delay": 0.2}
ROUNDS = 3
_PEERS = (
    ("gather", ("python-telegram-bot", "a plain gather")),
    ("library", ("python-telegram-bot", "AIORateLimiter, defaults")),
)


def run(*, quick: bool) -> list[Line]:
    """600 to 200 chats beside two peers, and 600 owed in the record to 600 officers."""
    rounds = 1 if quick else ROUNDS
    plan = Plan([""], 0, pushes=PUSHES, tap_rate=1, **SERVER)
    to_chats = [serve(plan, ways("ours")) for _ in range(rounds)]
    owed = from_record(plan, rounds)
    lines = []
    for way, named in _PEERS:
        theirs = [serve(plan, ways(way)) for _ in range(rounds)]
        lines.append(_line("600 pushes to 200 chats", to_chats, peer(*named), theirs))
    lines.append(_line("600 owed in the record, one an officer, whole application", owed))
    return lines


def from_record(plan: Plan, rounds: int) -> list[Run]:
    """Runs of the whole application, which owes the pushes."""
    with offices(len(plan.texts), PUSHES) as fresh:
        return [serve(plan, fresh()) for _ in range(rounds)]


def ways(way: str):  # type: ignore[no-untyped-def]
    """The command of one way to push."""
    return lambda server: [sys.executable, "-m", "bench.pushing_ways", server, way]


def _line(what: str, ours: list[Run], other: str = "", theirs: list[Run] | None = None) -> Line:
    rate, refused, lost, worst = _figures(ours)
    said = _said(ours)
    say(f"S3  {what}: {said}" + (f"; {other}: {_said(theirs)}" if theirs else ""))
    return Line(
        "S3",
        f"{what}, accepted a second; refused; lost; most in a second",
        other,
        said,
        _said(theirs) if theirs else "",
        "",
        "≥ 29; 0; 0; ≤ 30",
        "29.7",
        reached=rate >= 29 and not refused and not lost and worst <= 30,
    )


def _figures(runs: list[Run]) -> tuple[float, int, int, int]:
    """The median rate, and the worst of the rest."""
    return (
        middle([one.pushed["rate"] for one in runs]),
        int(max(one.pushed["refused"] for one in runs)),
        int(max(PUSHES - one.pushed["arrived"] for one in runs)),
        int(max(one.pushed["worst_second"] for one in runs)),
    )


def _said(runs: list[Run]) -> str:
    rate, *rest = _figures(runs)
    return "; ".join([f"{rate:.1f}", *map(str, rest)])
