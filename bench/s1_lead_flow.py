"""S1: a lead reported, the whole flow, beside a bare aiogram echo with its defaults."""

from bench.county import TEXT
from bench.harness import ROUNDS, Line, Run, echo, middle, offices, say, serve
from bench.stub import Plan

OFFICERS, MESSAGES = 500, 2500


def run(*, quick: bool) -> tuple[list[Run], list[Run]]:
    """Our runs and the peer's, one after another."""
    rounds, part = (2, 5) if quick else (ROUNDS, 1)
    ours, theirs = [], []
    flow = Plan(OFFICERS, MESSAGES // part, TEXT, taps=True)
    plain = Plan(OFFICERS, 2 * MESSAGES // part, TEXT)
    with offices(OFFICERS) as fresh:
        for _ in range(rounds):
            theirs.append(serve(plain, echo))
            ours.append(serve(flow, fresh()))
            say(
                f"S1  ours {ours[-1].per_second:.0f}/s {ours[-1].processor_ms:.2f} ms CPU, "
                f"echo {theirs[-1].per_second:.0f}/s {theirs[-1].processor_ms:.2f} ms CPU"
            )
    return ours, theirs
