"""The command menu of each person, by role and language; strangers see none."""

from aiogram import Bot
from aiogram.methods import DeleteMyCommands, SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat, BotCommandScopeDefault

from casework.access import may_do
from casework.people import Officer
from wording.speaker import Speaker

# Each command, and the act whose right shows it; none for everybody who has come in.
MENU: tuple[tuple[str, str | None], ...] = (
    ("lead", "report"),
    ("visit", "visit"),
    ("cases", "cases"),
    ("desk", "desk"),
    ("register", "register"),
    ("approvals", "approvals"),
    ("status", "status"),
    ("overdue", "overdue"),
    ("silent", "overdue"),
    ("trend", "trend"),
    ("leads", "report"),
    ("report", "written_report"),
    ("visits", "visits"),
    ("outreach", "outreaches"),
    ("case", "case"),
    ("why", "case"),
    ("audit", "audit"),
    ("find", "find"),
    ("meetings", "meetings"),
    ("people", "accounts"),
    ("units", "people"),
    ("invite", "people"),
    ("calendar", "calendar"),
    ("leave", None),
    ("me", None),
    ("help", None),
    ("menu", None),
    ("lang", None),
    ("cancel", None),
)


def _menu_for(say: Speaker, officer: Officer) -> list[BotCommand]:
    """The commands that an officer's posts give."""
    return [
        BotCommand(command=name, description=say(f"command-{name}"))
        for name, act in MENU
        if act is None or may_do(officer, act)
    ]


async def set_for(bot: Bot, chat_id: int, say: Speaker, officer: Officer) -> None:
    """Set the menu of one private chat."""
    await bot(
        SetMyCommands(commands=_menu_for(say, officer), scope=BotCommandScopeChat(chat_id=chat_id))
    )


async def clear_for(bot: Bot, chat_id: int) -> None:
    """Empty the menu of somebody who is no longer an officer."""
    await bot(DeleteMyCommands(scope=BotCommandScopeChat(chat_id=chat_id)))


async def clear_for_strangers(bot: Bot) -> None:
    """Make sure that strangers see no command."""
    await bot(DeleteMyCommands(scope=BotCommandScopeDefault()))
