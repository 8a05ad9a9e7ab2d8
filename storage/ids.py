"""Ids made by the application: 63 bits, rising with time, unlike between processes."""

import secrets
from datetime import UTC, datetime
from itertools import count

_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_SEQUENCE_BITS = 20
_last = 0
_offset = secrets.randbelow(1 << _SEQUENCE_BITS)
_steps = count(_offset)


def new_id(now: datetime) -> int:
    """A fresh id; the clock may stand still or go back, the ids go on."""
    global _last  # noqa: PLW0603 one process, one sequence
    milliseconds = max(0, int((now - _EPOCH).total_seconds() * 1000))
    _last = max(_last + 1, milliseconds << _SEQUENCE_BITS | next(_steps) % (1 << _SEQUENCE_BITS))
    return _last
