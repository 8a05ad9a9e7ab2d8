"""A clock that a test moves."""

from datetime import UTC, datetime, timedelta

# A Monday, 09:00 in the office.
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class MovableTime:
    """Stands still until it is moved; call it for the moment, as one calls the real clock."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Move on by ``days=…, hours=…, minutes=…``."""
        self.now += timedelta(**by)

    def set(self, now: datetime) -> None:
        """Move to a moment."""
        self.now = now
