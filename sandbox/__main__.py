"""`python -m sandbox`: a local Bot API server and a page of phones for any bot."""

import argparse
import asyncio
import contextlib
import gc
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sandbox.botapi import DEFAULT_TOKEN, Limits, Sandbox, StateError
from sandbox.botapi.clock import CHINA
from sandbox.botapi.jsons import finite
from sandbox.tour import Tour, TourError

HELP = """\
The first line printed is the address (URL below), the second the token. Give both to the bot
instead of https://api.telegram.org and its own token, and open the address in a browser: that
page is the bot's users, side by side.

  aiogram               Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(URL)))
  python-telegram-bot   Bot(token, base_url=URL + "/bot", base_file_url=URL + "/file/bot")
  grammY                new Bot(token, { client: { apiRoot: URL } })
  telegraf              new Telegraf(token, { telegram: { apiRoot: URL } })
  pyTelegramBotAPI      telebot.apihelper.API_URL = URL + "/bot{0}/{1}"
                        telebot.apihelper.FILE_URL = URL + "/file/bot{0}/{1}"
  node-telegram-bot-api new TelegramBot(token, { baseApiUrl: URL })
  others                the setting usually called "API root", "API server" or "base URL"

Polling and webhooks both work; a webhook may be plain HTTP on this machine.

The clock   Messages are dated by the sandbox's clock. It ticks, and is moved on at the page, or by
              curl URL/clock -d '{"hours": 1}'            also minutes, days
              curl URL/clock -d '{"to": "workday"}'       08:30, Monday to Friday
              curl URL/clock -d '{"to": "month_end"}'     17:00 on the last day
              curl URL/clock -d '{"to": "2027-01-04T08:30"}'
              curl URL/clock/stop -d ''
            Updates older than a day, and taps older than 150 seconds, expire by this clock.

The faults  Switched at the page, or by POST to URL/faults with any of
              {"latency": 2}                              seconds there and back
              {"error_code": 502, "error_count": 3}       0 breaks the connection
              {"error_code": 502, "error_after": true}    done, but the answer is lost
              {"flood": 5}                                429 for so many seconds
              {"files_expired": true}                      files known so far are gone
              {"bot_stopped": true}                       every connection of the bot refused
            A phone without network, and a bot that is blocked, are set on the phone.

Scenarios   What people do, a line a step, is recorded and played at the page, or in tests by
            sandbox.scenario.play; sandbox/README.md gives the format. By --tour FILE the page
            leads a stranger through the bot.

The state   With --state FILE everything is kept there: people, chats, files, what waits for the
            bot, its webhook, the time. Without it, all is forgotten at the end. A damaged file is
            refused and left as it is.

The ports   --port 0 takes a free one. It listens on this machine only, unless --host says
            otherwise: there is no password, so keep it to networks that you trust.

sandbox/BEHAVIOUR.md lists what it does as Telegram does, and where it knowingly differs.
"""


def moment(text: str) -> datetime:
    """A time of the command line; without a zone it is China's."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write 2026-11-23T09:00") from None
    return read if read.tzinfo else read.replace(tzinfo=CHINA)


def token(text: str) -> str:
    """A bot's token: its number, a colon, and a secret."""
    number, colon, secret = text.partition(":")
    if not (number.isascii() and number.isdigit() and colon and secret) or "/" in text:
        raise argparse.ArgumentTypeError("a token is digits:anything, as in 42:secret")
    return text


def tour(text: str) -> Tour:
    """A guided tour in a JSON file."""
    try:
        return Tour.from_file(Path(text))
    except TourError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers between two limits."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text[:9]) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is no number from {least} to {most}")

    return read


def seconds(text: str) -> float:
    """A time to wait, up to a day."""
    try:
        return finite(text, 0, 86_400)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds") from None


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="A local Telegram Bot API server with a page of phones, for any bot.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("people", nargs="*", help="who has a phone; Ann and Bo unless named")
    made.add_argument("--host", default="127.0.0.1", help="address to listen on")
    port = whole(0, 65_535)
    made.add_argument("--port", type=port, default=8081, help="8081 unless told; 0: a free one")
    made.add_argument("--token", type=token, default=DEFAULT_TOKEN, help="digits:anything")
    made.add_argument("--name", default="Sandbox", help="the bot's name")
    made.add_argument("--username", default="sandbox_bot", help="the bot's username")
    made.add_argument("--now", type=moment, metavar="TIME", help="begin then: 2026-11-23T09:00")
    made.add_argument("--state", type=Path, metavar="FILE", help="keep everything there")
    made.add_argument("--tour", type=tour, metavar="FILE", help="a guided tour, see README.md")
    rate = whole(1, 1_000_000)
    limits = made.add_argument_group("flood control, none unless set")
    limits.add_argument(
        "--like-telegram", action="store_true", help="the same as --per-chat 1 --per-group 20 "
        "--overall 30"
    )  # fmt: skip
    limits.add_argument("--per-chat", type=rate, metavar="N", help="messages a second in a chat")
    limits.add_argument("--per-group", type=rate, metavar="N", help="messages a minute in a group")
    limits.add_argument("--overall", type=rate, metavar="N", help="messages in any one second")
    limits.add_argument("--penalty", type=seconds, default=5.0, metavar="SECONDS",
                        help="all is refused for so long after --overall is exceeded")  # fmt: skip
    return made


def limits_of(args: argparse.Namespace) -> Limits:
    """The rates that were asked for."""
    usual = (1, 20, 30) if args.like_telegram else (None, None, None)
    asked = (args.per_chat, args.per_group, args.overall)
    per_chat, per_group, overall = (
        mine if mine is not None else theirs for mine, theirs in zip(asked, usual, strict=True)
    )
    return Limits(per_chat, per_group, overall, args.penalty)


async def serve(args: argparse.Namespace) -> None:
    """Run until interrupted."""
    box = Sandbox(
        args.token,
        args.host,
        args.port,
        args.now,
        name=args.name,
        username=args.username,
        limits=limits_of(args),
        state=args.state,
        tour=args.tour,
    )
    async with box:
        known = {person.first_name for person in box.world.people.values()}
        for name in args.people or ([] if box.restored else ["Ann", "Bo"]):
            if name not in known:
                box.world.add_person(name, language_code="en")
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)  # messages live long; looking through them all is slow
        sys.stdout.write(f"{box.url}\ntoken {box.token}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line and serve; 1 when the state or the port cannot be used."""
    args = parser().parse_args()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(serve(args))
    except StateError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"cannot listen on {args.host}:{args.port}: {error.strerror}; try --port 0")


if __name__ == "__main__":
    main()
