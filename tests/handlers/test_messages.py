"""Reading the file that a message brings, and how much of it can be had."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Chat, Document, Message, PhotoSize

from casework.media import DOWNLOAD_LIMIT, MediaKind
from handlers.messages import file_of

TOKEN = "4242:AAFakeTokenThatOpensNothingAtAll0000"


def message(**content: Any) -> Message:
    sent = datetime(2026, 11, 26, tzinfo=UTC)
    return Message(message_id=1, date=sent, chat=Chat(id=1, type="private"), **content)


def bot(*, local: bool) -> Bot:
    server = TelegramAPIServer.from_base("http://127.0.0.1:1", is_local=local)
    return Bot(TOKEN, session=AiohttpSession(api=server))


def document(mime_type: str | None = None) -> Document:
    size = DOWNLOAD_LIMIT + 1
    return Document(file_id="d", file_unique_id="u", file_size=size, mime_type=mime_type)


@pytest.mark.parametrize(("local", "fetched"), [(False, False), (True, True)])
def test_only_a_server_of_the_offices_own_gives_files_of_any_size(
    *, local: bool, fetched: bool
) -> None:
    found = file_of(message(document=document()), bot(local=local))
    assert found is not None
    assert found.can_be_fetched is fetched


def test_of_a_photo_the_largest_size_is_taken() -> None:
    sizes = [
        PhotoSize(file_id=name, file_unique_id=name, width=n, height=n, file_size=n)
        for name, n in (("small", 90), ("large", 1280))
    ]
    found = file_of(message(photo=sizes), bot(local=False))
    assert found is not None
    assert (found.kind, found.file_id) == (MediaKind.PHOTO, "large")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("application/pdf", "application/pdf"),
        ("王大爷 13812345678", None),
        ("text/" + "x" * 200, None),
        (None, None),
    ],
)
def test_a_type_that_is_none_is_not_kept(given: str | None, kept: str | None) -> None:
    found = file_of(message(document=document(given)), bot(local=False))
    assert found is not None
    assert found.told_type == kept
