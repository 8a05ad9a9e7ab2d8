"""What happened, told to every page that watches; it costs nothing when nobody does."""

import asyncio
from typing import Any

Json = dict[str, Any]
BACKLOG = 2000


class Subscription:
    """One watcher's queue; a watcher too slow to keep up is dropped and must come again."""

    def __init__(self, person: int | None) -> None:
        self.person = person
        self.queue: asyncio.Queue[Json | None] = asyncio.Queue(BACKLOG)


class Events:
    """Publishes events to subscribers, filtered by the person they concern."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()

    @property
    def watched(self) -> bool:
        """Whether anybody listens; ask before building a costly payload."""
        return bool(self._subscriptions)

    def subscribe(self, person: int | None = None) -> Subscription:
        """Listen to one person's events, or to all."""
        subscription = Subscription(person)
        self._subscriptions.add(subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """Stop listening."""
        self._subscriptions.discard(subscription)

    def publish(self, kind: str, person: int | None, payload: Json) -> None:
        """Tell all who watch `person`; None concerns everybody."""
        if not self._subscriptions:
            return
        event: Json = {"type": kind, "person": person, **payload}
        for subscription in list(self._subscriptions):
            if subscription.person is None or person is None or subscription.person == person:
                try:
                    subscription.queue.put_nowait(event)
                except asyncio.QueueFull:
                    self._drop(subscription)

    def _drop(self, subscription: Subscription) -> None:
        # its stream ends, so that the page comes again and reads everything anew
        self.unsubscribe(subscription)
        while not subscription.queue.empty():
            subscription.queue.get_nowait()
        subscription.queue.put_nowait(None)

    def close(self) -> None:
        """End every subscription, so that the server can stop."""
        for subscription in self._subscriptions:
            if not subscription.queue.full():
                subscription.queue.put_nowait(None)
        self._subscriptions.clear()
