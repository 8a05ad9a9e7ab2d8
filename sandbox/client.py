"""Phones for tests: people who talk to the bot through the sandbox's HTTP."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiohttp

from sandbox.reading import buttons, has_text, place_of, transcript, words
from sandbox.uploads import DEFAULTS

__all__ = ["Phone", "PhoneError", "Phones", "buttons", "transcript", "words"]

Json = dict[str, Any]
PATIENCE = 30.0  # seconds that a phone waits for a bot before a test fails; machines may be busy


class PhoneError(Exception):
    """The sandbox refused what the phone wanted; the reason is its own."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status
        self.reason = reason


class Phones:
    """All phones of one sandbox: `async with Phones(box.url) as phones`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(self, method: str, path: str, wish: Any = None, **options: Any) -> Json:
        """One request; raises PhoneError with the sandbox's reason."""
        if self._session is None:
            raise RuntimeError("use it as: async with Phones(url) as phones")
        if wish is not None:
            options["json"] = wish
        async with self._session.request(method, self.url + path, **options) as answer:
            body: Json = await answer.json()
            if answer.status != 200:
                raise PhoneError(answer.status, str(body.get("reason", body)))
            return body

    async def add(
        self, first_name: str, language_code: str = "zh-hans", role_label: str | None = None
    ) -> "Phone":
        """Give a new person a phone."""
        wish = {"first_name": first_name, "language_code": language_code}
        person = await self.call("POST", "/phone/people", {**wish, "role_label": role_label})
        return Phone(self, person["id"])

    def of(self, person: int) -> "Phone":
        """The phone of somebody who is there already."""
        return Phone(self, person)

    async def state(self) -> Json:
        """Everything at once: bot, clock, people, faults."""
        return await self.call("GET", "/phone/state")

    async def opened(self, patience: float = 60.0) -> None:
        """Wait until the host has made everything ready that the phones are to find."""
        async with asyncio.timeout(patience):
            while (await self.state())["opening"] is not None:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def move_clock(self, **wish: Any) -> Json:
        """Move the clock as in `hours=1`, `to="workday"`, and wait until it has arrived."""
        return await self.call("POST", "/clock", {**wish, "wait": True})

    async def faults(self, **wish: Any) -> Json:
        """Switch faults on or off."""
        return await self.call("POST", "/faults", wish)


class Phone:
    """One person's phone, in the private chat with the bot unless a chat_id is given."""

    def __init__(self, phones: Phones, person: int) -> None:
        self.phones = phones
        self.id = person

    async def _post(self, what: str, wish: Json) -> Json:
        return await self.phones.call("POST", f"/phone/{self.id}/{what}", wish)

    async def send(
        self, text: str, *, reply_to: int | None = None, chat_id: int | None = None
    ) -> Json:
        """Write a text; the message as it stands on the phone."""
        wish = {"text": text, "reply_to_message_id": reply_to, "chat_id": chat_id}
        return _last(await self._post("send", wish))

    async def start(self, code: str = "") -> Json:
        """Open the bot, by a deep link when there is a code."""
        return _last(await self._post("start", {"payload": code}))

    async def file(
        self,
        kind: str,
        *contents: bytes,
        caption: str = "",
        name: str = "",
        mime_type: str = "",
        **fields: Any,
    ) -> list[Json]:
        """Send one file, or several as an album; `size=` claims more bytes than there are."""
        form = aiohttp.FormData(quote_fields=False)  # names as browsers send them
        form.add_field("kind", kind)
        for field, value in {"caption": caption, **fields}.items():
            if value not in (None, ""):
                form.add_field(field, str(value))
        default_name, default_type = DEFAULTS[kind]
        for content in contents:
            form.add_field(
                "file",
                content,
                filename=name or default_name,
                content_type=mime_type or default_type,
            )
        path = f"/phone/{self.id}/send"
        sent: list[Json] = (await self.phones.call("POST", path, data=form))["messages"]
        return sent

    async def photo(self, content: bytes, caption: str = "", **fields: Any) -> Json:
        """Send a photo."""
        return (await self.file("photo", content, caption=caption, **fields))[0]

    async def album(
        self, contents: Sequence[bytes], caption: str = "", kind: str = "photo"
    ) -> list[Json]:
        """Send several at once; they share a media_group_id."""
        return await self.file(kind, *contents, caption=caption)

    async def document(self, content: bytes, name: str, caption: str = "", **fields: Any) -> Json:
        """Send a file under its name."""
        return (await self.file("document", content, caption=caption, name=name, **fields))[0]

    async def voice(self, content: bytes = b"OggS", duration: int = 5) -> Json:
        """Send a voice message."""
        return (await self.file("voice", content, duration=duration))[0]

    async def location(self, latitude: float, longitude: float, **more: Any) -> Json:
        """Send a place; `live_period=` makes it a live one."""
        place = {"latitude": latitude, "longitude": longitude}
        return _last(await self._post("send", {"kind": "location", **place, **more}))

    async def venue(self, latitude: float, longitude: float, title: str, address: str) -> Json:
        """Send a place with a name."""
        place = {"latitude": latitude, "longitude": longitude}
        wish = {"kind": "venue", **place, "title": title, "address": address}
        return _last(await self._post("send", wish))

    async def contact(self, phone_number: str, first_name: str, *, own: bool = False) -> Json:
        """Send a contact, or one's own number."""
        wish = {"kind": "contact", "phone_number": phone_number}
        return _last(await self._post("send", {**wish, "first_name": first_name, "own": own}))

    async def forward(self, text: str, from_name: str) -> Json:
        """Forward a text of somebody who hides the account."""
        wish = {"kind": "forward", "text": text, "from_name": from_name}
        return _last(await self._post("send", wish))

    async def edit(self, message_id: int, text: str) -> Json:
        """Change one's own message."""
        answer = await self._post("edit", {"message_id": message_id, "text": text})
        message: Json = answer["message"]
        return message

    async def delete(self, message_id: int) -> None:
        """Delete a message on both sides."""
        await self._post("delete", {"message_id": message_id})

    async def react(self, message_id: int, emoji: str | None) -> None:
        """React to a message."""
        await self._post("react", {"message_id": message_id, "emoji": emoji})

    async def block(self, blocked: bool = True) -> None:  # noqa: FBT001  # reads as said
        """Block the bot, or unblock it."""
        await self._post("block", {"blocked": blocked})

    async def offline(self, offline: bool = True) -> None:  # noqa: FBT001  # reads as said
        """Lose the network, or find it again."""
        await self._post("device", {"offline": offline})

    async def group(self, title: str) -> int:
        """Make a group with the bot; its chat id."""
        wish = {"person": self.id, "title": title}
        return int((await self.phones.call("POST", "/phone/group", wish))["id"])

    async def tap(
        self, label: str, message: Json | None = None, *, wait: float = 10.0
    ) -> Json | None:
        """Press the newest button whose label contains `label`; what the bot answered.

        A button that opens something gives that instead, as in `{"url": …}`. A bot that does
        not answer raises TimeoutError, for on a phone the button would spin.
        """
        found = message or await self.expect(lambda m: place_of(m, label) is not None)
        found_at = place_of(found, label)
        if found_at is None:
            raise LookupError(f"no button {label!r} in message {found['message_id']}")
        place = {"message_id": found["message_id"], "row": found_at[0], "column": found_at[1]}
        answer = await self.tap_at(**place, chat_id=found["chat"]["id"], wait=wait)
        if answer.get("timeout"):
            raise TimeoutError(f"the bot did not answer the tap on {label!r}")
        result: Json | None = answer.get("answer") if "timeout" in answer else answer
        return result

    async def tap_at(
        self, message_id: int, row: int, column: int, *, chat_id: int | None = None, wait: float
    ) -> Json:
        """Press the button at a place; `timeout` in the answer says that the bot gave none."""
        place = {"message_id": message_id, "row": row, "column": column}
        return await self._post("tap", {**place, "chat_id": chat_id, "wait": wait})

    async def tap_data(self, message_id: int, data: str, *, wait: float = 10.0) -> Json:
        """Send any callback data, as an old or forged button would."""
        return await self._post("tap", {"message_id": message_id, "data": data, "wait": wait})

    async def chat(self, *, limit: int = 50, chat_id: int | None = None, **query: Any) -> Json:
        """Messages, keyboard, commands and menu button."""
        wanted = {"limit": limit, **query}
        if chat_id is not None:
            wanted["chat_id"] = chat_id
        return await self.phones.call("GET", f"/phone/{self.id}/messages", params=wanted)

    async def messages(self, limit: int = 50, chat_id: int | None = None) -> list[Json]:
        """The newest messages, oldest first."""
        messages: list[Json] = (await self.chat(limit=limit, chat_id=chat_id))["messages"]
        return messages

    async def last(self) -> Json:
        """The newest message from the bot."""
        for message in reversed(await self.messages()):
            if not message["outgoing"]:
                return message
        raise LookupError("the bot has said nothing")

    async def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard; empty when there is none."""
        keyboard = (await self.chat(limit=0))["keyboard"]
        return [[str(b["text"]) for b in row] for row in keyboard["keyboard"]] if keyboard else []

    async def commands(self) -> dict[str, str]:
        """The command menu."""
        commands = (await self.chat(limit=0))["commands"]
        return {str(one["command"]): str(one["description"]) for one in commands}

    async def expect(
        self,
        wanted: str | Callable[[Json], bool],
        *,
        after: int = 0,
        patience: float = PATIENCE,
        chat_id: int | None = None,
    ) -> Json:
        """Wait for a message of the bot that has this text or fits; the newest one.

        With `after`, only messages with a greater id count. An edited message counts as it
        stands now.
        """
        fits = wanted if callable(wanted) else has_text(wanted)
        until, version = time.monotonic() + patience, -1
        shown: list[Json] = []
        while (left := until - time.monotonic()) > 0:
            chat = await self.chat(chat_id=chat_id, since=version, wait=left)
            version, shown = chat["version"], chat["messages"]
            for message in reversed(shown):
                if not message["outgoing"] and message["message_id"] > after and fits(message):
                    return message
        raise TimeoutError(f"waited for {wanted!r}, but the phone shows:\n{transcript(shown)}")

    async def ask(self, text: str, **options: Any) -> Json:
        """Send a text and wait for the first thing that the bot says after it."""
        sent = await self.send(text, **options)
        return await self.expect(lambda _: True, after=sent["message_id"])

    async def download(self, message: Json) -> bytes:
        """The bytes of a message's media, as the phone shows it."""
        session = self.phones._session  # one session for all
        if session is None:
            raise RuntimeError("use it as: async with Phones(url) as phones")
        async with session.get(self.phones.url + message["media_url"]) as answer:
            return await answer.read()


def _last(answer: Json) -> Json:
    message: Json = answer["messages"][-1]
    return message
