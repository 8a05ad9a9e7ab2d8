"""getUpdates and the webhook's methods."""

import asyncio
import re
import time
from typing import Any

from sandbox.botapi.core import Call, Core
from sandbox.botapi.errors import Refusal, bad_request, conflict
from sandbox.botapi.messages import took
from sandbox.botapi.methods.registry import Told, method
from sandbox.botapi.params import Params
from sandbox.botapi.webhook import Settings
from sandbox.botapi.webhook_address import read_address, resolve

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
    if core.webhook.settings.url:
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
    """Take over `allowed_updates`; when it is not given or is no list, the last setting stays."""
    try:
        kinds = params.json("allowed_updates", "")
    except Refusal:
        return
    if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
        core.updates.allow([kind.lower() for kind in kinds])


@method("setWebhook")
async def set_webhook(call: Call) -> Told:
    """Have updates sent to an address; an empty one ends that. Plain HTTP is allowed here."""
    core, params = call.core, call.params
    url = params.text("url")
    if not url:
        return await _close_webhook(call)
    address = read_address(url)
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    wanted = Settings(
        url,
        secret,
        params.integer("max_connections", 40, 1, 100),
        params.text("ip_address"),
        params.has("certificate"),
    )
    drop = params.flag("drop_pending_updates")
    if wanted == core.webhook.settings and not wanted.certificate and not drop:
        allow(core, params)
        return Told(True, "Webhook is already set")
    ip_address = await resolve(wanted.ip_address or address)
    end_poll(core, WEBHOOK_SET)
    allow(core, params)
    if drop:
        core.updates.clear()
    await core.webhook.open(wanted, ip_address)
    return Told(True, "Webhook was set")


@method("deleteWebhook")
async def delete_webhook(call: Call) -> Told:
    """Go back to getUpdates."""
    return await _close_webhook(call)


async def _close_webhook(call: Call) -> Told:
    was_set = bool(call.core.webhook.settings.url)
    if call.params.flag("drop_pending_updates"):
        call.core.updates.clear()
    await call.core.webhook.close()
    return Told(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    """The webhook's address, backlog and last error."""
    core = call.core
    core.updates.expire()
    info: Json = {
        "url": core.webhook.settings.url,
        "has_custom_certificate": core.webhook.settings.certificate,
        "pending_update_count": len(core.updates.pending),
        **core.webhook.info(),
    }
    if core.updates.allowed:
        info["allowed_updates"] = core.updates.allowed
    return info
