"""deleteMessage and deleteMessages, within 48 hours."""

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.messages import remove
from sandbox.botapi.methods.registry import method
from sandbox.botapi.world import Stored

TWO_DAYS = 48 * 3600


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Take one message from both sides."""
    chat = call.chat(write=False)
    stored = call.message(chat, "message to delete")
    _check_deletable(call, stored)
    remove(call.core, chat, stored.id)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Take up to a hundred messages; those that are not there are skipped."""
    chat = call.chat(write=False)
    found = [chat.messages[i] for i in read_ids(call) if i in chat.messages]
    for stored in found:
        _check_deletable(call, stored)
    for stored in found:
        remove(call.core, chat, stored.id)
    return True


def read_ids(call: Call) -> list[int]:
    """The request's message_ids."""
    ids = call.params.json("message_ids", "Can't parse message_ids JSON object")
    if ids is None:
        raise bad_request("Message identifiers are not specified")
    if not isinstance(ids, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(ids) > 100:
        raise bad_request("Too many message identifiers specified")
    try:
        numbers = [int(number) for number in ids]
    except (TypeError, ValueError):
        raise bad_request("Can't parse message identifier as a Number") from None
    if any(number <= 0 for number in numbers):
        raise bad_request("Invalid message identifier specified")
    return numbers


def _check_deletable(call: Call, stored: Stored) -> None:
    if call.core.clock.timestamp() - int(stored.body["date"]) > TWO_DAYS:
        raise bad_request("Message can't be deleted for everyone")
