"""`python -m sandbox`: a local Bot API server and a page of phones for any bot."""

import argparse
import asyncio
import contextlib
import gc
import sys
from datetime import datetime

from sandbox.botapi import DEFAULT_TOKEN, Limits, Sandbox

HELP = """\
Point your bot at the address that is printed, instead of https://api.telegram.org, with the
token that is printed, and open the address in a browser to be its users.

  aiogram               Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(URL)))
  python-telegram-bot   Bot(token, base_url=URL + "/bot", base_file_url=URL + "/file/bot")
  others                the setting usually called "API root", "API server" or "base URL"
"""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="A local Telegram Bot API server with a page of phones.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--host", default="127.0.0.1", help="address to listen on")
    made.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    made.add_argument("--token", default=DEFAULT_TOKEN, help="the bot's token, digits:anything")
    made.add_argument("--name", default="Sandbox", help="the bot's name")
    made.add_argument("--username", default="sandbox_bot", help="the bot's username")
    made.add_argument("--now", type=datetime.fromisoformat, help="time to begin at, with zone")
    made.add_argument("--per-chat", type=int, help="messages a second in a chat")
    made.add_argument("--overall", type=int, help="messages in any one second, 30 at Telegram")
    made.add_argument("--penalty", type=float, default=5.0, help="seconds refused after that")
    made.add_argument("people", nargs="*", default=["Ann", "Bo"], help="who has a phone")
    return made


async def serve(args: argparse.Namespace) -> None:
    """Run until interrupted."""
    limits = Limits(
        per_chat_per_second=args.per_chat,
        overall_per_second=args.overall,
        penalty=args.penalty,
    )
    box = Sandbox(
        args.token,
        args.host,
        args.port,
        args.now,
        name=args.name,
        username=args.username,
        limits=limits,
    )
    for name in args.people:
        box.world.add_person(name, language_code="en")
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)  # messages live long; looking through them all is slow
    async with box:
        sys.stdout.write(f"{box.url}\ntoken {box.token}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line and serve."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(parser().parse_args()))


if __name__ == "__main__":
    main()
