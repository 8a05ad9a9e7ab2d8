"""S2: the same flow at 50 updates a second, from each update to its answer."""

from bench.county import texts
from bench.harness import ROUNDS, Line, below, echo, middle, offices, peer, say, serve
from bench.plan import Plan

OFFICERS, RATE, SECONDS = 500, 50, 12
_SHARES = (("p50", 0.5, 3.5, "2.5 ×"), ("p99", 0.99, 2.0, "1.2 ×"))


def run(*, quick: bool) -> list[Line]:
    """The lines of S2: the median wait, and that of one in a hundred."""
    rounds, updates = (2, RATE * 4) if quick else (ROUNDS, RATE * SECONDS)
    said = texts(OFFICERS)
    flow = Plan(said, updates // 2, taps=True, rate=RATE / 2)
    plain = Plan(said, updates, rate=RATE)
    ours, theirs = [], []
    with offices(OFFICERS) as fresh:
        for _ in range(rounds):
            theirs.append(serve(plain, echo))
            ours.append(serve(flow, fresh()))
            say(f"S2  p50 {_ms(ours[-1].percentile(0.5))}, echo {_ms(theirs[-1].percentile(0.5))}")
    lines = []
    for name, share, reach, near in _SHARES:
        mine, other = (middle([one.percentile(share) for one in runs]) for runs in (ours, theirs))
        lines.append(
            Line(
                "S2",
                f"the flow at {RATE} updates a second, update to answer, {name}",
                peer("aiogram", "echo, defaults"),
                _ms(mine),
                _ms(other),
                *below(mine / other, reach, near),
            )
        )
    return lines


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
