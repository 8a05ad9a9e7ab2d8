"""What a measurement asks of the bot, as the server for measurements takes it."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Plan:
    """What is asked of the bot; ``rate`` messages a second come evenly, 0 is a backlog.

    ``texts`` has what each officer says, each time. Where ``pushes`` are expected, the run ends
    with them, and officers tap, ``tap_rate`` a second, only from the first of them on. Messages
    are answered after ``delay`` seconds.
    """

    texts: list[str]
    messages: int
    taps: bool = False
    rate: float = 0.0
    pushes: int = 0
    tap_rate: float = 0.0
    delay: float = 0.0
    limit: int = 0
    penalty: float = 3.0


def argument(plan: Plan) -> str:
    """A plan as the program takes it."""
    return json.dumps(asdict(plan), ensure_ascii=False)
