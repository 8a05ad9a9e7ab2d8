"""my_chat_member: how the bot learns that it was added, left, blocked or unblocked."""

from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.world import Chat

Json = dict[str, Any]


def bot_membership(core: Core, chat: Chat, by: Json, before: str, after: str) -> None:
    """Deliver one change of the bot's own membership."""

    def member(status: str) -> Json:
        found: Json = {"user": core.bot_user, "status": status}
        return {**found, "until_date": 0} if status == "kicked" else found

    payload = {
        "chat": chat.as_chat(),
        "from": by,
        "date": core.clock.timestamp(),
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }
    core.deliver("my_chat_member", payload, ("member", chat.id))
