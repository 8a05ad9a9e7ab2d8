"""The one place where the machine's clock is read; everybody else is given a clock."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)
