"""The answering side of one token: aiogram's bot, on the governor of the pushes."""

from collections.abc import Callable

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.config import Settings
from bot.governed import GovernedRequests
from bot.governor import Governor
from bot.requests import JsonSession

# Seconds; a network in a village may take long to begin to answer.
CONNECT, READ = 15.0, 30.0


def answering_bot(
    settings: Settings,
    token: str,
    api_base: str,
    governor: Governor,
    is_stranger: Callable[[int], bool] = lambda _chat: False,
) -> Bot:
    """The bot that receives and answers, officers first; its session is closed with it."""
    session = JsonSession(
        proxy=settings.proxy_url,
        limit=100,
        api=TelegramAPIServer.from_base(api_base, is_local=settings.api_local),
        timeout=CONNECT + READ,
    )
    session.middleware(GovernedRequests(governor, is_stranger))
    return Bot(token, session=session)
