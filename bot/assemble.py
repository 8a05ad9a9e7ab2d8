"""The composition root: the one place where everything is built and put together."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

import structlog
from aiogram import Dispatcher, Router
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import SetWebhook
from prometheus_client import CollectorRegistry

from bot import fleeting, keys, menus, polling
from bot.backoff import Backoff
from bot.config import Settings
from bot.connections import answering_bot
from bot.fetching import Fetcher
from bot.governor import Governor
from bot.handling import Handling
from bot.health import HealthServer, health_app, serve
from bot.metrics import Metrics
from bot.middlewares import ActingOfficer
from bot.polling import Polling
from bot.push import Sender
from bot.pushing import pushing_bot
from bot.queues import Queues
from bot.receive import Intake
from bot.trouble import Trouble
from bot.unwritten import Unwritten
from bot.updates import KINDS
from bot.watch import Watch
from bot.webhook import add_webhook
from handlers import drawing, pressing, routers
from handlers.answering import show_again
from handlers.earlier import Earlier
from schedules import timetable
from services import door, second_copy
from services.office import Office
from storage import code_marks, probe, rotation
from storage.clock import utc_now
from storage.database import Database
from storage.probe import ATTACHMENTS

# Seconds in which everything has to be put down after SIGTERM, and how they are shared.
DRAIN_UPDATES, DRAIN_PUSHES = 5.0, 1.0

log = structlog.get_logger(__name__)


def open_database(settings: Settings, now: Callable[[], datetime] | None = None) -> Database:
    """The record, brought to the schema of this program."""
    vault = keys.vault(settings)
    database = Database(
        settings.database,
        vault,
        now or utc_now,
        settings.timezone,
        attachments=settings.data_dir / ATTACHMENTS,
        manner=settings.manner,
        retention=settings.retention,
        house=settings.house,
    )
    if not probe.look(settings.database).is_current:
        from storage import migrate  # a tenth of a second that most starts need not wait

        migrate.upgrade(database.engine)
    return database


def make_dispatcher(database: Database) -> Dispatcher:
    """The dispatcher with every conversation in it."""
    return dispatcher_of(database, *routers.build())


def dispatcher_of(database: Database, *conversations: Router) -> Dispatcher:
    """A dispatcher for these routers; forms are drafts, so it needs no memory of its own."""
    dispatcher = Dispatcher(disable_fsm=True, database=database)
    acting = ActingOfficer()
    for observer in (dispatcher.message, dispatcher.edited_message, dispatcher.callback_query):
        observer.outer_middleware(acting)
    dispatcher.include_routers(*conversations)
    return dispatcher


class Application:
    """Everything that runs in one process for one bot token.

    ``follows_time`` is false where somebody else moves the clock and walks the timetable.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        *,
        token: str,
        api_base: str | None = None,
        dispatcher: Dispatcher | None = None,
        governor: Governor | None = None,
        follows_time: bool = True,
    ) -> None:
        self.settings = settings
        self.database = database
        self.governor = governor or Governor(settings.send_rate)
        self.metrics = Metrics(CollectorRegistry())
        self.metrics.watch(self.governor)
        at = (settings, token, api_base or settings.api_base, self.governor)
        self.bot = answering_bot(*at, partial(door.is_stranger, database))
        self.dispatcher = dispatcher or make_dispatcher(database)
        unwritten = Unwritten(self.bot, database)
        self.handling = Handling(
            self.bot,
            database,
            self.dispatcher,
            partial(show_again, earlier=Earlier(database)),
            self.metrics,
            unwritten,
            after=self._done,
        )
        self.queues = Queues(self.handling)
        self.intake = Intake(self.bot, database, self.queues, self.metrics, unwritten)
        self._pusher = pushing_bot(*at)
        self.sender = Sender(
            self._pusher,
            database,
            self.metrics,
            on_unreachable=self.intake.unreachable.add,
        )
        self.fetcher = Fetcher(self.bot, database, self.governor, self.metrics)
        self.polling = Polling(self.bot, self.intake, on_trouble=self._not_receiving)
        self.token_refused = asyncio.Event()
        self.watch = Watch(
            database,
            self.metrics,
            self.governor,
            handling=lambda: len(self.queues),
            receiving=self.polling.trouble,
        )
        office = Office(database, None)
        zone = database.calendar.zone
        self.timetable = (
            *timetable.build(office, zone, self._ticked),
            menus.entry(self.bot, database, self._ticked),
            fleeting.entry(self.bot, database, self._ticked),
        )
        self.scheduler = timetable.schedule(self.timetable, zone) if follows_time else None
        self.health: HealthServer | None = None

    def _done(self) -> None:
        self.sender.wake()

    def _ticked(self, job: str) -> None:
        self.watch.ticked(job)
        self._done()

    def _not_receiving(self, cause: str) -> None:
        if cause == polling.REFUSED and not self.polling.accepted.is_set():
            self.token_refused.set()
        elif cause == polling.OTHER_COPY:
            self.intake.aside(self._tell_of_second_copy())

    async def _tell_of_second_copy(self) -> None:
        await self.database.write(second_copy.tell)
        self._done()

    async def start(self) -> None:
        """Take up what was left, and begin to receive, to send and to follow the timetable."""
        if self.settings.secret_keys is not None:
            await self.database.write(rotation.note_started)
        await self.database.write(code_marks.mark_plain)
        await self.intake.take_up()
        self.health = await self._serve()
        if self.settings.webhook_url is None:
            self.polling.start()
        if self.scheduler is not None:  # what a stop has held up is told in one message
            for entry in self.timetable:
                await entry.run()
        self.sender.start()
        self.fetcher.start()
        if self.scheduler is not None:
            self.scheduler.start()
        if self.settings.webhook_url is not None:
            await self._set_webhook(self.settings.webhook_url)

    async def _serve(self) -> HealthServer:
        """The local port: health, metrics, and the webhook if there is one."""
        app = health_app(self.watch.look, self.metrics)
        secret = self.settings.webhook_secret
        if self.settings.webhook_url is not None and secret is not None:
            path = urlsplit(self.settings.webhook_url).path or "/"
            add_webhook(app, path, secret.get_secret_value(), self.intake, self.metrics)
        return await serve(app, self.settings.metrics_port)

    async def _set_webhook(self, url: str) -> None:
        """Tell Telegram where to call, until it has heard."""
        secret = self.settings.webhook_secret
        method = SetWebhook(
            url=url,
            secret_token=secret.get_secret_value() if secret else None,
            allowed_updates=list(KINDS),
        )
        backoff, trouble = Backoff(0.5, 60.0), Trouble("webhook_not_set", "webhook_set")
        while True:
            try:
                await self.bot(method)
            except (TelegramUnauthorizedError, TelegramNotFound):
                self.token_refused.set()
                return
            except TelegramAPIError as error:
                trouble.met(type(error).__name__, code=error.message)
                await asyncio.sleep(backoff.next())
            else:
                return

    async def settle(self) -> None:
        """Return when nothing is unhandled, and what is due was pushed and fetched."""
        while True:
            await self.queues.idle()
            await self.intake.asides()
            await self.sender.settle()
            await self.fetcher.settle()
            if not len(self.queues):
                return

    async def stop(self) -> None:
        """Stop receiving, finish what is in hand within ten seconds, and close everything."""
        if self.scheduler is not None and self.scheduler.running:
            self.scheduler.shutdown(wait=False)
        await self.polling.stop()
        await self.fetcher.stop()
        if self.health is not None:
            await self.health.stop()
        if left := await self.queues.drain(DRAIN_UPDATES):
            log.warning("drain_cut_short", count=left)
        await self.sender.stop(DRAIN_PUSHES)
        await self._pusher.request.shutdown()
        await drawing.close()
        await pressing.close()
        await self.bot.session.close()
