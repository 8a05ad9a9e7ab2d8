"""deleteMessage and deleteMessages, within 48 hours."""

import re

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request, forbidden
from sandbox.botapi.messages import remove
from sandbox.botapi.methods.registry import method
from sandbox.botapi.world import Chat, Stored

TWO_DAYS = 48 * 3600


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Take one message from both sides."""
    if not call.params.text("chat_id"):
        raise bad_request("Chat identifier is not specified")
    if call.params.integer("message_id") <= 0:
        raise bad_request("Message identifier is not specified")
    chat = _chat(call)
    stored = call.message(chat, "message to delete")
    _check_deletable(call, chat, stored)
    remove(call.core, chat, stored.id)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Take up to a hundred messages; those that are not there are skipped."""
    numbers = read_ids(call)
    chat = _chat(call)
    found = [chat.messages[number] for number in dict.fromkeys(numbers) if number in chat.messages]
    for stored in found:
        _check_deletable(call, chat, stored)
    for stored in found:
        remove(call.core, chat, stored.id)
    return True


def _chat(call: Call) -> Chat:
    chat = call.chat(write=False)
    if chat.person is not None and chat.person.deactivated:
        raise forbidden("user is deactivated")
    return chat


def read_ids(call: Call) -> list[int]:
    """The request's message_ids."""
    ids = call.params.json("message_ids", "Can't parse message_ids JSON object")
    if ids is None or ids == []:
        raise bad_request("Message identifiers are not specified")
    if not isinstance(ids, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(ids) > 100:
        raise bad_request("Too many message identifiers specified")
    return [_read_id(number) for number in ids]


def _read_id(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int | float | str):
        raise bad_request("Message identifier must be a Number")
    if not re.fullmatch(r"-?[0-9]{1,10}", str(number)):
        raise bad_request("Can't parse message identifier as a Number")
    if int(number) <= 0:
        raise bad_request("Invalid message identifier specified")
    return int(number)


def _check_deletable(call: Call, chat: Chat, stored: Stored) -> None:
    if chat.person is None and stored.outgoing:  # in a group for its administrators only
        raise bad_request("Message can't be deleted")
    if call.core.clock.timestamp() - int(stored.body["date"]) > TWO_DAYS:
        raise bad_request("Message can't be deleted for everyone")
