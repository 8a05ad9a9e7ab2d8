"""answerCallbackQuery."""

import re
from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods.registry import method

Json = dict[str, Any]
LONGEST_ANSWER = 200
LONGEST_CACHE = 30 * 86_400
OWN_LINK = r"((https?://)?(t|telegram)\.me/{0}\?|tg:(//)?resolve\?domain={0}&)"
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    """End the waiting of a tap, with a toast, an alert, a link, or nothing."""
    core, params = call.core, call.params
    tap = core.taps.get(params.text("callback_query_id"))
    if tap is None or core.clock.timestamp() > tap.expires:
        raise bad_request(TOO_OLD)
    text = params.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    url = params.text("url")
    mine = OWN_LINK.format(re.escape(core.world.bot["username"]))
    if url and not re.match(mine, url, re.IGNORECASE):
        raise bad_request("URL_INVALID")
    del core.taps[tap.id]
    answer: Json = {
        "text": text or None,
        "show_alert": params.flag("show_alert"),
        "url": url or None,
    }
    cache = params.integer("cache_time", 0, 0, LONGEST_CACHE)
    if cache > 0:
        key = (tap.person.id, tap.chat_id, tap.message_id, tap.data)
        core.answers[key] = (core.clock.timestamp() + cache, answer)
    if not tap.answer.done():
        tap.answer.set_result(answer)
    event = {"chat_id": tap.chat_id, "message_id": tap.message_id, "answer": answer}
    core.events.publish("answer", tap.person.id, event)
    return True
