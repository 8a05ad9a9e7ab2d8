"""Good requests with a few bytes wrong: a thousand of them, and never a broken server."""

import asyncio
import json
import logging
import random

import pytest
from raw_bot import TOKEN, first_line, png

from sandbox.botapi import Limits, Sandbox
from sandbox.client import Phones

ROUNDS, AT_ONCE = 25, 40
SPLINTERS = (
    *(b"\r\n", b"\x00", b"\r\n\r\n", b":", b"%", b"\xff", b"A" * 9000, b"--bb", b";", b'"'),
    *(b"[", b"{", b"}", b"null", b"1e999", b"\\ud83d", b"<b>", "信😀".encode()),
)
FORM = b"--bb\r\nContent-Disposition: form-data; name="
PHOTO = (
    *(FORM, b'"chat_id"\r\n\r\n%d\r\n', FORM, b'"photo"; filename="a.png"\r\n'),
    *(b"Content-Type: image/png\r\n\r\n", png().replace(b"%", b"%%"), b"\r\n--bb--\r\n"),
)
MARKUP = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
TEXT = {"chat_id": 0, "text": "<b>a</b>", "parse_mode": "HTML", "reply_markup": MARKUP}


def requests(person: int) -> list[tuple[str, str, bytes]]:
    """Address, kind and body of requests that are as they should be."""
    method = f"/bot{TOKEN}/"
    photo = b"".join(PHOTO) % person
    text = json.dumps({**TEXT, "chat_id": person}).encode()
    pieces = json.dumps([{"type": "photo", "media": "attach://photo", "caption": "a"}])
    album = f"chat_id={person}&media={pieces}".encode()
    return [
        (f"{method}sendMessage", "application/json", text),
        (f"{method}sendPhoto", "multipart/form-data; boundary=bb", photo),
        (f"{method}sendMediaGroup", "application/x-www-form-urlencoded", album),
        (f"/phone/{person}/send", "multipart/form-data; boundary=bb",
         photo.replace(b'"photo"', b'"file"')),
        (f"/phone/{person}/send", "application/json", b'{"text": "hi", "reply_to": 1}'),
        (f"/phone/{person}/tap", "application/json", b'{"message_id": 1, "data": "a", "wait": 0}'),
    ]  # fmt: skip


def spoilt(dice: random.Random, whole: bytes) -> bytes:
    """A few bytes changed, put in, taken out, repeated, or the end cut off."""
    made = bytearray(whole)
    for _ in range(dice.randrange(1, 6)):
        at, more = dice.randrange(len(made) + 1), dice.randrange(1, 40)
        cut = at + more if dice.random() < 0.9 else len(made)
        made[at : dice.choice((at, at, at + 1, cut))] = dice.choice(
            (dice.choice(SPLINTERS), bytes([dice.randrange(256)]), made[max(0, at - more) : at])
        )
    return bytes(made)


def raw(dice: random.Random, address: str, kind: str, body: bytes) -> bytes:
    """One request over the wire; spoilt in its body, or now and then in its head."""
    in_head = dice.random() < 0.2
    body = body if in_head else spoilt(dice, body)
    head = (
        f"POST {address} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    ).encode()
    return (spoilt(dice, head) if in_head else head) + body


async def test_a_thousand_spoilt_requests_break_nothing(caplog: pytest.LogCaptureFixture) -> None:
    dice = random.Random(20261123)  # noqa: S311  # the same ones every time
    hasty = Limits(request_seconds=1.0)  # for those that promise more than they bring
    async with Sandbox(TOKEN, limits=hasty) as box, Phones(box.url) as phones:
        ann = await phones.add("Ann")
        whole = requests(ann.id)
        with caplog.at_level(logging.INFO):
            for _ in range(ROUNDS):
                sent = [raw(dice, *dice.choice(whole)) for _ in range(AT_ONCE)]
                lines = await asyncio.gather(*(first_line(box, one, end=True) for one in sent))
                broken = [one for one, line in zip(sent, lines, strict=True) if b" 500 " in line]
                assert broken == []
        assert caplog.text == ""
        await ann.send("still here")
        assert (await ann.messages())[-1]["text"] == "still here"
