"""getUpdates and the webhook's methods."""

import asyncio
import re
import time
from typing import Any
from urllib.parse import urlsplit

from sandbox.botapi.core import Call, Core
from sandbox.botapi.errors import bad_request, conflict
from sandbox.botapi.messages import took
from sandbox.botapi.methods.registry import method
from sandbox.botapi.params import Params

Json = dict[str, Any]

LONGEST_POLL = 50
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET = "terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@method("getUpdates")
async def get_updates(call: Call) -> list[Json]:
    """Confirm what came before `offset` and wait for what comes next."""
    core, params = call.core, call.params
    if core.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    offset = params.integer("offset")
    limit = params.integer("limit", 100, 1, 100)
    timeout = params.integer("timeout", 0, 0, LONGEST_POLL)
    allow(core, params)
    core.updates.confirm(offset)
    core.presence.begin_poll()
    try:
        entries = core.updates.take(limit)
        if not entries and timeout:
            entries = await _long_poll(core, max(0, offset), limit, timeout)
    finally:
        core.presence.end_poll()
    for entry in entries:
        took(core, entry)
    return [entry.as_update() for entry in entries]


async def _long_poll(core: Core, offset: int, limit: int, seconds: int) -> list[Any]:
    end_poll(core, OTHER_POLL)
    mine = asyncio.get_running_loop().create_future()
    core.poll = mine
    until = time.monotonic() + seconds
    try:
        while (left := until - time.monotonic()) > 0:
            core.updates.arrived.clear()
            arrival = asyncio.ensure_future(core.updates.arrived.wait())
            try:
                await asyncio.wait(
                    [arrival, mine], timeout=left, return_when=asyncio.FIRST_COMPLETED
                )
            finally:
                arrival.cancel()
            if mine.done():
                mine.result()
            core.updates.confirm(offset)
            entries = core.updates.take(limit)
            if entries:
                return entries
        return []
    finally:
        if core.poll is mine:
            core.poll = None
        mine.cancel()


def end_poll(core: Core, why: str) -> None:
    """Break off the getUpdates that is waiting, as a second receiver does."""
    core.break_poll(conflict(why))


def allow(core: Core, params: Params) -> None:
    """Take over `allowed_updates`; when it is not given, the last setting stays."""
    kinds = params.json("allowed_updates", "Can't parse allowed_updates JSON object")
    if isinstance(kinds, list):
        core.updates.allow([str(kind).lower() for kind in kinds])


@method("setWebhook")
async def set_webhook(call: Call) -> bool:
    """Have updates sent to an address; an empty one ends that. Plain HTTP is allowed here."""
    core, params = call.core, call.params
    url = params.text("url").strip()
    if not url:
        return await _close_webhook(call)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    end_poll(core, WEBHOOK_SET)
    allow(core, params)
    if params.flag("drop_pending_updates"):
        core.updates.clear()
    connections = params.integer("max_connections", 40, 1, 100)
    await core.webhook.open(url, secret, connections)
    return True


@method("deleteWebhook")
async def delete_webhook(call: Call) -> bool:
    """Go back to getUpdates."""
    return await _close_webhook(call)


async def _close_webhook(call: Call) -> bool:
    if call.params.flag("drop_pending_updates"):
        call.core.updates.clear()
    await call.core.webhook.close()
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    """The webhook's address, backlog and last error."""
    core = call.core
    core.updates.expire()
    info: Json = {
        "url": core.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(core.updates.pending),
    }
    if core.webhook.url:
        info |= core.webhook.info()
    if core.updates.allowed:
        info["allowed_updates"] = core.updates.allowed
    return info
