"""The two bots of one token, each on the same governor: aiogram answers, ExtBot pushes."""

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.config import Settings
from bot.governed import GovernedLimiter, GovernedRequests
from bot.governor import Governor
from bot.push_adapter import Pusher
from bot.requests import JsonSession

# Seconds; a network in a village may take long to begin to answer.
CONNECT, READ = 15.0, 30.0
POOL = 32


class Connections:
    """Both bots and what they are connected by; they are closed together."""

    def __init__(self, settings: Settings, token: str, api_base: str, governor: Governor) -> None:
        proxy = settings.proxy_url
        session = JsonSession(
            proxy=proxy,
            limit=100,
            api=TelegramAPIServer.from_base(api_base, is_local=settings.api_local),
            timeout=CONNECT + READ,
        )
        session.middleware(GovernedRequests(governor))
        self.answering = Bot(token, session=session)
        self._request = HTTPXRequest(
            connection_pool_size=POOL,
            connect_timeout=CONNECT,
            read_timeout=READ,
            write_timeout=READ,
            pool_timeout=READ,
            proxy=proxy,
        )
        self.pushing: Pusher = ExtBot(
            token,
            base_url=f"{api_base}/bot",
            base_file_url=f"{api_base}/file/bot",
            request=self._request,
            get_updates_request=self._request,
            rate_limiter=GovernedLimiter(governor),
            local_mode=settings.api_local,
        )

    async def close(self) -> None:
        """Close every connection."""
        await self.answering.session.close()
        await self._request.shutdown()
