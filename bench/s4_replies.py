"""S4: how long a tap waits for its answer while S3's 600 pushes drain."""

from bench.county import texts
from bench.harness import Line, middle, peer, percentile, say, serve
from bench.plan import Plan
from bench.s3_pushes import OFFICERS, PUSHES, ROUNDS, SERVER, from_record, ways

REACH = 0.2
TAPS_A_SECOND = 3.0


def run(*, quick: bool) -> Line:
    """The line of S4: until the answer reaches the server, whose own 200 ms are not counted."""
    rounds = 1 if quick else ROUNDS
    plan = Plan(texts(OFFICERS), OFFICERS, True, 0.0, PUSHES, TAPS_A_SECOND, **SERVER)
    ours = from_record(plan, rounds)
    theirs = [serve(plan, ways("library")) for _ in range(rounds)]
    mine, other = (middle([percentile(one.taps, 0.99) for one in runs]) for runs in (ours, theirs))
    answered = [round(middle([len(one.taps) for one in runs])) for runs in (ours, theirs)]
    say(f"S4  p99 {mine:.3f} s, library {other:.3f} s; answered {answered} of {OFFICERS}")
    return Line(
        "S4",
        f"a tap answered while 600 pushes drain, p99; of {OFFICERS} taps answered",
        peer("python-telegram-bot", "AIORateLimiter, defaults"),
        f"{mine:.3f} s; {answered[0]}",
        f"{other:.1f} s; {answered[1]}",
        f"1/{other / mine:.0f}",
        f"≤ {REACH} s; all",
        "0.04 s",
        reached=mine <= REACH and answered[0] == OFFICERS,
    )
