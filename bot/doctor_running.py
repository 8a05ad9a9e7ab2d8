"""The part of doctor that asks the running bot how it is."""

import http.client
import json
from contextlib import closing
from typing import Any

from wording.terminal import Terminal

LOOPBACK = "127.0.0.1"
_PATIENCE = 6.0  # seconds; the bot itself gives a look five
_INDENT = "\n    "


def ask_bot(say: Terminal, port: int) -> tuple[bool, str]:
    """What the health page of the bot on this machine says; well, too, when none runs."""
    try:
        told = _told(port)
    except OSError:
        return True, say("doctor-running-none", port=str(port))
    except (http.client.HTTPException, ValueError):
        told = {}
    lines = told.get("lines")
    if not isinstance(lines, dict) or not lines.get(say.language.value):
        return False, say("doctor-running-strange", port=str(port))
    text = _INDENT.join("\n".join(lines[say.language.value]).splitlines())
    good = told.get("ok") is True
    return good, say(f"doctor-running-{'good' if good else 'bad'}", lines=text)


def _told(port: int) -> dict[str, Any]:
    with closing(http.client.HTTPConnection(LOOPBACK, port, timeout=_PATIENCE)) as connection:
        connection.request("GET", "/healthz")
        found = json.loads(connection.getresponse().read())
    return found if isinstance(found, dict) else {}
