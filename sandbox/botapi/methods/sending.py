"""sendMessage and sendChatAction."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods.posting import post, text_content
from sandbox.botapi.methods.registry import method

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "pick_up_location",
    "record_video_note",
    "upload_video_note",
    "record_audio",
    "upload_audio",
    "cancel",
}


@method("sendMessage", sends=True)
def send_message(call: Call) -> Any:
    """Send a text."""
    return post(call, text_content(call.params))


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Show "typing…" or the like on the phone."""
    action = call.params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = call.chat()
    for person in call.core.watchers(chat):
        payload = {"chat_id": chat.id, "action": action}
        call.core.events.publish("typing", person.id, payload)
    return True
