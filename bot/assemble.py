"""The composition root: the one place where everything is built and put together."""

import asyncio
import gc
import signal
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog
import uvloop
from aiogram import Dispatcher, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SetWebhook
from aiohttp import web
from prometheus_client import CollectorRegistry

from bot import logs
from bot.backoff import Backoff
from bot.config import Settings
from bot.connections import answering_bot
from bot.governor import Governor
from bot.handling import Handling
from bot.health import LOOPBACK, HealthServer, health_app
from bot.keys import secret_keys
from bot.metrics import Metrics
from bot.middlewares import ActingOfficer
from bot.polling import Polling
from bot.queues import Queues
from bot.receive import Intake
from bot.updates import KINDS
from bot.watch import Watch
from bot.webhook import add_webhook
from casework.people import Language
from handlers import commands, drawing, routers
from handlers.answering import show_again
from schedules import timetable
from services.office import Office
from storage import probe
from storage.clock import utc_now
from storage.database import Database
from storage.probe import ATTACHMENTS
from storage.vault import Vault
from wording.texts import words_for

if TYPE_CHECKING:
    from bot.fetching import Fetcher
    from bot.push import Sender
    from bot.push_adapter import Pusher

# Seconds in which everything has to be put down after SIGTERM, and how they are shared.
DRAIN_UPDATES, DRAIN_PUSHES = 6.0, 1.5
# aiogram leaves 186,000 objects; walked over at every full collection they stop everything.
GC_THRESHOLDS = (50_000, 25, 50)

log = structlog.get_logger(__name__)


def open_database(settings: Settings, now: Callable[[], datetime] | None = None) -> Database:
    """The record, brought to the schema of this program."""
    vault = Vault(secret_keys(settings))
    database = Database(
        settings.database,
        vault,
        now or utc_now,
        settings.timezone,
        attachments=settings.data_dir / ATTACHMENTS,
        manner=settings.manner,
    )
    if not probe.look(settings.database).is_current:
        from storage import migrate  # a tenth of a second that most starts need not wait

        migrate.upgrade(database.engine)
    return database


def make_dispatcher(database: Database) -> Dispatcher:
    """The dispatcher with every conversation in it."""
    return dispatcher_of(database, routers.build())


def dispatcher_of(database: Database, router: Router) -> Dispatcher:
    """A dispatcher for a router; forms are drafts, so it needs no memory of its own."""
    dispatcher = Dispatcher(disable_fsm=True, database=database)
    acting = ActingOfficer()
    for observer in (dispatcher.message, dispatcher.edited_message, dispatcher.callback_query):
        observer.outer_middleware(acting)
    dispatcher.include_router(router)
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
        self._at = (settings, token, api_base or settings.api_base, self.governor)
        self.bot = answering_bot(*self._at)
        self.dispatcher = dispatcher or make_dispatcher(database)
        self.handling = Handling(
            self.bot, database, self.dispatcher, show_again, self.metrics, after=self._done
        )
        self.queues = Queues(self.handling)
        self.intake = Intake(self.bot, database, self.queues, self.metrics)
        self._pusher: Pusher | None = None
        self._sender: Sender | None = None
        self._fetcher: Fetcher | None = None
        self.polling = Polling(self.bot, self.intake)
        self.watch = Watch(database, self.metrics, lambda: len(self.queues))
        office = Office(database, None)
        zone = database.calendar.zone
        self.timetable = timetable.build(office, zone, self._ticked)
        self.scheduler = timetable.schedule(self.timetable, zone) if follows_time else None
        self.health: HealthServer | None = None

    @property
    def sender(self) -> "Sender":
        """What sends the pushes, once the application runs."""
        if self._sender is None:
            raise RuntimeError
        return self._sender

    @property
    def fetcher(self) -> "Fetcher":
        """What fetches attachments, once the application runs."""
        if self._fetcher is None:
            raise RuntimeError
        return self._fetcher

    def _done(self) -> None:
        if self._sender is not None:
            self._sender.wake()

    def _ticked(self, job: str) -> None:
        self.watch.ticked(job)
        self._done()

    async def start(self) -> None:
        """Take up what was left, and begin to receive, to send and to follow the timetable."""
        await self.intake.take_up()
        self.health = await self._serve()
        if self.settings.webhook_url is None:
            self.polling.start()
        if self.scheduler is not None:  # what a stop has held up is told in one message
            for entry in self.timetable:
                await entry.run()
        await self._start_sending()
        if self.scheduler is not None:
            self.scheduler.start()
        if self.settings.webhook_url is not None:
            await self._set_webhook(self.settings.webhook_url)

    async def _start_sending(self) -> None:
        """Load what pushes and what fetches, while what has come is answered already."""
        names = ("bot.pushing", "bot.push", "bot.fetching")
        pushing, push, fetching = await asyncio.to_thread(
            lambda: [import_module(name) for name in names]
        )
        self._pusher = pushing.pushing_bot(*self._at)
        self._sender = push.Sender(
            self._pusher,
            self.database,
            self.metrics,
            on_unreachable=self.intake.unreachable.add,
        )
        self._sender.start()
        self._fetcher = fetching.Fetcher(self.bot, self.database, self.governor, self.metrics)
        self._fetcher.start()

    async def _serve(self) -> HealthServer:
        """The local port: health, metrics, and the webhook if there is one."""
        app = health_app(self.watch.look, self.metrics)
        secret = self.settings.webhook_secret
        if self.settings.webhook_url is not None and secret is not None:
            path = urlsplit(self.settings.webhook_url).path or "/"
            add_webhook(app, path, secret.get_secret_value(), self.intake)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, LOOPBACK, self.settings.metrics_port).start()
        except OSError:
            await runner.cleanup()
            raise
        return HealthServer(runner)

    async def _set_webhook(self, url: str) -> None:
        """Tell Telegram where to call, until it has heard."""
        secret = self.settings.webhook_secret
        method = SetWebhook(
            url=url,
            secret_token=secret.get_secret_value() if secret else None,
            allowed_updates=list(KINDS),
        )
        backoff = Backoff(0.5, 60.0)
        while True:
            try:
                await self.bot(method)
            except TelegramAPIError as error:
                log.warning("webhook_not_set", cause=type(error).__name__, code=error.message)
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
        if self._fetcher is not None:
            await self._fetcher.stop()
        if self.health is not None:
            await self.health.stop()
        if left := await self.queues.drain(DRAIN_UPDATES):
            log.warning("drain_cut_short", count=left)
        if self._sender is not None:
            await self._sender.stop(DRAIN_PUSHES)
        if self._pusher is not None:
            await self._pusher.request.shutdown()
        await drawing.close()
        await self.bot.session.close()


async def serve(application: Application) -> None:
    """Run until SIGTERM or SIGINT, then put everything down."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, told.set)
    beginning = asyncio.create_task(_begin(application))
    ending = asyncio.create_task(told.wait())
    try:
        await asyncio.wait([beginning, ending], return_when=asyncio.FIRST_COMPLETED)
        if not told.is_set():
            await beginning  # raises what hindered it
            await ending
        log.info("stopping")
    finally:
        for task in (beginning, ending):
            task.cancel()
        await application.stop()


async def _begin(application: Application) -> None:
    """Start, and see to what may take as long as the server pleases."""
    await application.start()
    log.info("running")
    try:
        await commands.clear_for_strangers(application.bot)
    except Exception:
        log.warning("menu_not_cleared")
    for language in Language:
        words_for(language)
    keep_memory_still()


def keep_memory_still() -> None:
    """Leave what was made at the start out of every later collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)


def run(settings: Settings) -> None:
    """Talk to Telegram until told to stop."""
    logs.set_up(settings.log_level)
    database = open_database(settings)
    try:
        uvloop.run(_run(settings, database))
    finally:
        database.close()


async def _run(settings: Settings, database: Database) -> None:
    await serve(Application(settings, database, token=settings.token or ""))
