"""The part of doctor that asks the Bot API server: token, reachability, clock."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx

from bot.config import Settings
from storage.clock import utc_now
from wording.terminal import Terminal

_TIMEOUT = 10.0
_REFUSED = frozenset({401, 404})
CLOCK_TOLERANCE = 30


def ask_server(say: Terminal, settings: Settings) -> Iterator[tuple[bool, str]]:
    """What getMe says of the token, and the server's date of this machine's clock."""
    server = urlsplit(settings.api_base).netloc.rsplit("@", 1)[-1]
    try:
        with httpx.Client(proxy=settings.proxy_url, timeout=_TIMEOUT, trust_env=False) as client:
            answer = client.get(f"{settings.api_base}/bot{settings.token}/getMe")
    except (httpx.HTTPError, ValueError, OSError):  # never told: the address holds the token
        yield False, say("doctor-token-unreachable", server=server)
        return
    name = _bot_name(answer)
    if name is not None:
        yield True, say("doctor-token-good", name=name)
    elif answer.status_code in _REFUSED and _is_bot_api(answer):
        yield False, say("doctor-token-bad", server=server)
    else:
        yield False, say("doctor-token-strange", server=server)
        return
    off = _seconds_off(answer)
    if off is not None:
        good = off <= CLOCK_TOLERANCE
        yield good, say(f"doctor-clock-{'good' if good else 'bad'}", seconds=str(off))


def _values(answer: httpx.Response) -> dict[str, object]:
    try:
        values = answer.json()
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _is_bot_api(answer: httpx.Response) -> bool:
    return "ok" in _values(answer)


def _bot_name(answer: httpx.Response) -> str | None:
    result = _values(answer).get("result")
    name = result.get("username") if isinstance(result, dict) else None
    return str(name) if answer.status_code == 200 and name else None


def _seconds_off(answer: httpx.Response) -> int | None:
    """How far this machine's clock is from the server's; none when the server gives no date."""
    try:
        told = parsedate_to_datetime(answer.headers["Date"])
        return abs(int((utc_now() - told).total_seconds()))
    except (KeyError, ValueError, TypeError):
        return None
