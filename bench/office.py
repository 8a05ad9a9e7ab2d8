"""The bot as it is in production, in a process of its own, its replies not paced unless asked.

Arguments: the server's address, the database's path, and perhaps ``paced``. Pushes keep their real
pace: how fast those go is S3's question, and how long replies wait meanwhile is S4's.
"""

import sys
from datetime import datetime, timedelta
from time import monotonic

import uvloop

from bot.aiogram_types import build_when_used
from bot.starting import tune

tune()  # before the heavy imports, as the command does
build_when_used()

from bench.county import KEY, MORNING  # noqa: E402
from bench.peer_aiogram import TOKEN  # noqa: E402
from bot.config import Settings  # noqa: E402
from bot.governor import Governor  # noqa: E402
from bot.lanes import Chat, Ticket  # noqa: E402

_BEGAN = monotonic()
PACED = "paced" in sys.argv[3:]


class RepliesUnpaced(Governor):
    """Lets replies go at once; pushes wait for their slots as ever."""

    async def slot(self, chat_id: Chat = None, *, reply: bool = False) -> Ticket:
        return Ticket(chat_id) if reply else await super().slot(chat_id)


def now() -> datetime:
    return MORNING + timedelta(seconds=monotonic() - _BEGAN)


async def main(settings: Settings) -> None:
    from bot import logs  # late, as the command imports them
    from bot.assemble import Application, open_database
    from bot.serving import serve

    logs.set_up("WARNING")
    database = open_database(settings, now)
    make = Governor if PACED else RepliesUnpaced
    try:
        await serve(Application(settings, database, token=TOKEN, governor=make(settings.send_rate)))
    finally:
        database.close()


if __name__ == "__main__":
    uvloop.run(
        main(
            Settings(
                _env_file=None,
                bot_token=TOKEN,
                api_base=sys.argv[1],
                database_url=f"sqlite:///{sys.argv[2]}",
                secret_keys=KEY,
                metrics_port=0,
            )
        )
    )
