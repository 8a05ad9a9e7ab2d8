"""What the interpreter is told before the heavy imports."""

import gc
import sys

# A start makes some hundred thousand objects and drops next to none of them.
_MANY = (1_000_000, 100, 100)
# Seconds that a thread may keep the interpreter from another: ten times shorter than Python's own.
_TURN = 0.0005


def tune() -> None:
    """Let the collector not walk over what a start piles up, and the threads take short turns.

    A server sets the collector's pace later. The writer gives the interpreter away at every
    statement: with long turns it would wait for the event loop after each, and an officer for all.
    """
    gc.set_threshold(*_MANY)
    sys.setswitchinterval(_TURN)
