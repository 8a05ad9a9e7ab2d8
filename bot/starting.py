"""What comes before the heavy imports."""

import gc

# A start makes some hundred thousand objects and drops next to none of them.
_MANY = (1_000_000, 100, 100)


def collect_rarely() -> None:
    """Let the collector not walk over what a start piles up; a server sets its own pace later."""
    gc.set_threshold(*_MANY)
