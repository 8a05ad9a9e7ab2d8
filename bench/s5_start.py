"""S5: from the start of the process to the first getUpdates; and memory after S1."""

from bench.harness import ROUNDS, Line, Run, below, echo, middle, offices, peer, say, serve
from bench.plan import Plan


def starts(*, quick: bool) -> Line:
    """The line of the start, on a database that exists already."""
    ours, theirs = [], []
    one = Plan(["1"], 1)
    with offices(1) as fresh:
        for _ in range(2 if quick else ROUNDS):
            theirs.append(serve(one, echo).start)
            ours.append(serve(one, fresh()).start)
            say(f"S5  {ours[-1]:.2f} s, aiogram {theirs[-1]:.2f} s")
    mine, other = middle(ours), middle(theirs)
    return Line(
        "S5",
        "start to first getUpdates",
        peer("aiogram", "bare"),
        f"{mine:.2f} s",
        f"{other:.2f} s",
        *below(mine / other, 1.2, "1.05 ×"),
    )


def memory(ours: list[Run], theirs: list[Run]) -> Line:
    """The line of the memory, from the runs of S1."""
    mine, other = (middle([one.memory for one in runs]) for runs in (ours, theirs))
    return Line(
        "S5",
        "most memory held by the end of S1",
        peer("aiogram", "echo, defaults"),
        f"{mine:.0f} MB",
        f"{other:.0f} MB",
        *below(mine / other, 1.3, ""),
    )
