"""``lianluo purge``: what has been kept for long enough is shown, and let go of when told so."""

import sys

from bot import opening
from casework.retention import Over
from services import expiring, letting_go
from wording import numbers
from wording.terminal import Terminal

# How many numbers are named; the rest is counted.
_MOST_SHOWN = 50


def purge(say: Terminal, *, do: bool) -> None:
    """Say what would go, or let go of it."""
    with opening.record(say) as database:
        found = database.read_now(expiring.over)
        lines = _told(say, found)
        if do:
            gone = letting_go.let_go(database, found)
            letting_go.keep_list(database)
            lines.append(say("purge-done", n=gone.matters, forms=gone.forms))
        elif found.subjects or found.forms:
            lines.append(say("purge-rehearsed"))
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _told(say: Terminal, found: Over) -> list[str]:
    lines = [say(f"purge-{kind.value}", n=n) for kind, n in found.counts.items() if n]
    if found.forms:
        lines.append(say("purge-forms", n=found.forms))
    going = [numbers.case_typed(one.number) for one in found.going]
    going += [numbers.lead(number) for _, number in found.leads]
    if going:
        lines.append(" ".join(going[:_MOST_SHOWN]))
    if len(going) > _MOST_SHOWN:
        lines.append(say("purge-more", n=len(going) - _MOST_SHOWN))
    held = [numbers.case_typed(one.number) for one in found.cases if one.held]
    if held:
        lines.append(say("purge-held", n=len(held)))
    return lines or [say("purge-nothing")]
