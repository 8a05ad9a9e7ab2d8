"""Contents that a phone can send, from JSON or from an upload."""

from typing import Any

from aiohttp import web

from sandbox.botapi.core import Core
from sandbox.botapi.entities import plain
from sandbox.botapi.errors import PhoneRefusal
from sandbox.botapi.files import KINDS
from sandbox.botapi.forms import Upload, read_form
from sandbox.botapi.jsons import finite
from sandbox.botapi.messages import content_of
from sandbox.botapi.methods.media import describe
from sandbox.botapi.params import Params
from sandbox.botapi.phone.acting import say, send
from sandbox.botapi.phone.wishes import read_wish
from sandbox.botapi.replies import patience
from sandbox.botapi.world import Chat, Person

Json = dict[str, Any]

WITHOUT_CAPTION = {"sticker", "video_note"}


async def send_from(request: web.Request, core: Core, person: Person) -> list[Json]:
    """Read `POST /phone/{person}/send` and do it."""
    if request.content_type.startswith("multipart/"):
        return await _send_files(request, core, person)
    wish = await read_wish(request)
    chat = chat_of(core, person, wish.get("chat_id"))
    reply_to = int(wish.get("reply_to_message_id") or 0)
    kind = wish.get("kind", "text")
    if kind == "text":
        return say(core, person, str(wish.get("text", "")), chat=chat, reply_to=reply_to)
    if kind not in CONTENTS:
        raise PhoneRefusal(f"no such kind: {kind}", 400)
    content = CONTENTS[kind](core, person, wish)
    return send(core, person, [content], chat=chat, reply_to=reply_to)


def chat_of(core: Core, person: Person, chat_id: object) -> Chat:
    """The chat that a request means; by default the private one with the bot."""
    chat = core.world.chats.get(int(str(chat_id)) if chat_id else person.id)
    if chat is None or person.id not in chat.members:
        raise PhoneRefusal("no such chat", 404)
    return chat


def _location(_: Core, __: Person, wish: Json) -> Json:
    place: Json = {
        "latitude": finite(wish["latitude"], -90, 90),
        "longitude": finite(wish["longitude"], -180, 180),
    }
    if wish.get("live_period"):
        place["live_period"] = int(wish["live_period"])
    return {"location": place}


def _venue(core: Core, person: Person, wish: Json) -> Json:
    place = _location(core, person, wish)
    venue = {**place, "title": str(wish["title"]), "address": str(wish["address"])}
    return {"venue": venue, **place}


def _contact(_: Core, person: Person, wish: Json) -> Json:
    contact: Json = {"phone_number": str(wish["phone_number"])}
    contact["first_name"] = str(wish.get("first_name") or person.first_name)
    for name in ("last_name", "vcard"):
        if wish.get(name):
            contact[name] = str(wish[name])
    if wish.get("own"):
        contact["user_id"] = person.id
    return {"contact": contact}


def _forward(core: Core, person: Person, wish: Json) -> Json:
    date = core.clock.timestamp()
    if wish.get("message_id"):
        stored = chat_of(core, person, wish.get("from_chat_id")).messages[int(wish["message_id"])]
        if stored.protected:
            raise PhoneRefusal("protected content is not forwarded")
        origin: Json = {"type": "user", "sender_user": stored.body["from"]}
        origin["date"] = stored.body["date"]
        return {"forward_origin": origin, **content_of(stored.body)}
    if wish.get("from_user_id"):
        user = core.world.people[int(wish["from_user_id"])].as_user()
        origin = {"type": "user", "sender_user": user, "date": date}
    else:
        origin = {"type": "hidden_user", "sender_user_name": wish["from_name"], "date": date}
    text = plain(str(wish["text"]))
    content = {"forward_origin": origin, "text": text.text}
    return {**content, "entities": text.entities} if text.entities else content


CONTENTS = {
    "location": _location,
    "venue": _venue,
    "contact": _contact,
    "forward": _forward,
}


async def _send_files(request: web.Request, core: Core, person: Person) -> list[Json]:
    async with patience(request):
        form = await read_form(await request.multipart(), request.client_max_size)
    fields = {name: value for name, value in form if isinstance(value, str)}
    files = [file for name, file in form if name == "file" and isinstance(file, Upload)]
    if not files:
        raise PhoneRefusal("there is no file", 400)
    kind = fields.get("kind", "document")
    if kind not in KINDS:
        raise PhoneRefusal(f"no such kind: {kind}", 400)
    chat = chat_of(core, person, fields.get("chat_id"))
    options = Params({"duration": 5 if kind in {"voice", "video_note"} else 0, **fields})
    contents = [_file_content(core, kind, file, options) for file in files]
    if len(contents) > 10:
        raise PhoneRefusal("an album holds ten", 400)
    if len(contents) > 1:
        album = core.world.next_album_id()
        contents = [{"media_group_id": album, **content} for content in contents]
    if fields.get("caption") and kind not in WITHOUT_CAPTION:
        contents[0] |= _caption(fields["caption"])
    reply_to = int(fields.get("reply_to_message_id") or 0)
    return send(core, person, contents, chat=chat, reply_to=reply_to)


def _file_content(core: Core, kind: str, file: Upload, options: Params) -> Json:
    stored = core.files.add(
        kind,
        file.content,
        name=file.name,
        mime_type=file.mime_type,
        # a claimed size lets a test meet the 20 MB limit without sending 20 MB
        size=options.integer("size") or None,
    )
    return describe(stored, kind, options)


def _caption(source: str) -> Json:
    caption = plain(source[:1024])
    content: Json = {"caption": caption.text}
    return {**content, "caption_entities": caption.entities} if caption.entities else content
