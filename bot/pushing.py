"""The pushing side of one token: python-telegram-bot's ExtBot, on the governor of the replies."""

from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.config import Settings
from bot.connections import CONNECT, READ
from bot.governor import Governor
from bot.push_adapter import Pusher
from bot.push_limiter import GovernedLimiter

POOL = 32


def pushing_bot(settings: Settings, token: str, api_base: str, governor: Governor) -> Pusher:
    """The bot that pushes; its request is shut down with it."""
    request = HTTPXRequest(
        connection_pool_size=POOL,
        connect_timeout=CONNECT,
        read_timeout=READ,
        write_timeout=READ,
        pool_timeout=READ,
        proxy=settings.proxy_url,
    )
    return ExtBot(
        token,
        base_url=f"{api_base}/bot",
        base_file_url=f"{api_base}/file/bot",
        request=request,
        get_updates_request=request,
        rate_limiter=GovernedLimiter(governor),
        local_mode=settings.api_local,
    )
