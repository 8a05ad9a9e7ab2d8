"""What the program counts about itself, for Prometheus; no name, number or text of a person."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from bot.governor import Governor
from casework.attachments import Cause
from casework.watch import Watched

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The program's measures in one registry; `lianluo_` stands before every name."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self.updates_received = Counter(
            "lianluo_updates_received", "Updates kept in the inbox", registry=registry
        )
        self.webhook_refused = Counter(
            "lianluo_webhook_refused",
            "Requests to the webhook that came without its secret",
            registry=registry,
        )
        self.updates_answered = Counter(
            "lianluo_updates_answered", "Updates whose answer was sent", registry=registry
        )
        self.inbox_age_seconds = Gauge(
            "lianluo_inbox_age_seconds",
            "Age of the oldest update not answered yet, 0 when there is none",
            registry=registry,
        )
        self.handler_seconds = Histogram(
            "lianluo_handler_seconds",
            "Time from taking an update out of the inbox to its answer",
            buckets=_SECONDS,
            registry=registry,
        )
        self.pushes_sent = Counter(
            "lianluo_pushes_sent", "Pushes that the server accepted", registry=registry
        )
        self.pushes_failed = Counter(
            "lianluo_pushes_failed", "Attempts to push that failed", ["cause"], registry=registry
        )
        self.oldest_unsent_push_seconds = Gauge(
            "lianluo_oldest_unsent_push_seconds",
            "How long the oldest push that is due has waited, 0 when there is none",
            registry=registry,
        )
        self.pushes_hindered = Gauge(
            "lianluo_pushes_hindered",
            "Pushes that will be tried again, by what hindered them last",
            ["cause"],
            registry=registry,
        )
        self.pushes_given_up = Gauge(
            "lianluo_pushes_given_up",
            "Pushes made within a day that Telegram refused for good",
            registry=registry,
        )
        self.officers_unreachable = Gauge(
            "lianluo_officers_unreachable",
            "Officers who have blocked the bot or left Telegram",
            registry=registry,
        )
        self.receiving = Gauge(
            "lianluo_receiving", "1 while updates can come in, else 0", registry=registry
        )
        self.attachments_stored = Counter(
            "lianluo_attachments_stored", "Attachments fetched and stored", registry=registry
        )
        self.attachments_failed = Counter(
            "lianluo_attachments_failed",
            "Attempts to fetch or store an attachment that failed",
            ["cause"],
            registry=registry,
        )
        self.attachments_waiting = Gauge(
            "lianluo_attachments_waiting",
            "Attachments still to be fetched, by what hindered it last (none: not tried yet)",
            ["cause"],
            registry=registry,
        )
        self.last_tick_timestamp = Gauge(
            "lianluo_last_tick_timestamp_seconds",
            "Unix time at which a job of the timetable last ended well",
            ["job"],
            registry=registry,
        )
        self.governor_used = Gauge(
            "lianluo_governor_used_ratio",
            "Share of the token's message budget taken in the last second",
            registry=registry,
        )
        self.governor_waiting = Gauge(
            "lianluo_governor_waiting", "Calls that wait for a slot", registry=registry
        )
        self.governor_refused = Gauge(
            "lianluo_governor_refused",
            "Calls refused with a retry-after since the start; each was made again",
            registry=registry,
        )
        self.governor_halted_seconds = Gauge(
            "lianluo_governor_halted_seconds",
            "Seconds until a retry-after is over, 0 when there is none",
            registry=registry,
        )

    def show(self, watched: Watched, attachments: Mapping[Cause | None, int]) -> None:
        """Show what a look at the record has found; causes of which none are left are dropped."""
        self.inbox_age_seconds.set(watched.inbox_seconds)
        self.oldest_unsent_push_seconds.set(watched.push_seconds)
        self.pushes_hindered.clear()
        for cause, n in watched.hindered.items():
            self.pushes_hindered.labels(cause=cause).set(n)
        self.pushes_given_up.set(watched.given_up)
        self.officers_unreachable.set(watched.unreachable)
        self.receiving.set(watched.receiving is None)
        self._show_waiting(attachments)

    def _show_waiting(self, attachments: Mapping[Cause | None, int]) -> None:
        self.attachments_waiting.clear()
        for cause, n in attachments.items():
            self.attachments_waiting.labels(cause="none" if cause is None else cause.value).set(n)

    def watch(self, governor: Governor) -> None:
        """Read the governor's gauges from it whenever the metrics are asked for."""
        self.governor_used.set_function(lambda: governor.used)
        self.governor_waiting.set_function(lambda: governor.waiting)
        self.governor_refused.set_function(lambda: governor.refused)
        self.governor_halted_seconds.set_function(lambda: governor.halted_for)
