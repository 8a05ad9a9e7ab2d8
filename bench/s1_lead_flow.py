"""S1: a lead reported, the whole flow, beside a bare aiogram echo with its defaults."""

from bench.county import texts
from bench.harness import ROUNDS, Line, Run, above, echo, middle, offices, peer, say, serve
from bench.plan import Plan

OFFICERS, UPDATES = 500, 5000


def run(*, quick: bool) -> tuple[list[Run], list[Run]]:
    """Our runs and the peer's, alternating."""
    rounds, updates = (2, UPDATES // 5) if quick else (ROUNDS, UPDATES)
    said = texts(OFFICERS)
    flow = Plan(said, updates // 2, taps=True)
    plain = Plan(said, updates)
    ours, theirs = [], []
    with offices(OFFICERS) as fresh:
        for _ in range(rounds):
            theirs.append(serve(plain, echo))
            ours.append(serve(flow, fresh()))
            say(f"S1  {ours[-1].per_second:.0f}/s, echo {theirs[-1].per_second:.0f}/s")
    return ours, theirs


def speed(ours: list[Run], theirs: list[Run]) -> Line:
    """The line of S1."""
    mine, other = (middle([one.per_second for one in runs]) for runs in (ours, theirs))
    return Line(
        "S1",
        f"lead report, whole flow, {OFFICERS} officers, updates per second",
        peer("aiogram", "echo, defaults"),
        f"{mine:.0f}",
        f"{other:.0f}",
        *above(mine / other, 0.6, "0.9"),
    )
