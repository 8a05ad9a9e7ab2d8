"""Answers and updates fit the types of both libraries, and refusals become their errors."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import telegram
import telegram.error
from aiogram import Bot, exceptions
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    InputMediaPhoto,
    InputMediaVideo,
    MenuButtonCommands,
    ReactionTypeEmoji,
    Update,
)
from one_of_everything import people_act
from raw_bot import TOKEN, png, until

from sandbox.botapi import Sandbox
from sandbox.client import Phone, Phones


@pytest.fixture
async def aio(box: Sandbox) -> AsyncIterator[Bot]:
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(box.url)))
    yield bot
    await bot.session.close()


@pytest.fixture
async def ptb(box: Sandbox) -> AsyncIterator[telegram.Bot]:
    url = box.url
    async with telegram.Bot(TOKEN, f"{url}/bot", f"{url}/file/bot") as bot:
        yield bot


async def test_every_update_fits_both_libraries(
    box: Sandbox, ann: Phone, aio: Bot, ptb: telegram.Bot
) -> None:
    updates = await people_act(box, ann)
    assert len(updates) == 26
    for update in updates:
        kind = next(name for name in update if name != "update_id")
        by_aiogram = Update.model_validate(update, context={"bot": aio})
        assert by_aiogram.event_type == kind
        by_ptb = telegram.Update.de_json(update, ptb)
        assert getattr(by_ptb, kind) is not None


async def test_aiogram_reads_every_answer(aio: Bot, ann: Phone) -> None:
    photo, film = BufferedInputFile(png(), "a.png"), BufferedInputFile(b"film", "b.mp4")
    chat = ann.id
    text = await aio.send_message(chat, f'<a href="tg://user?id={chat}">you</a>', parse_mode="HTML")
    assert text.entities and text.entities[0].user and text.entities[0].user.first_name == "Ann"
    media = [InputMediaPhoto(media=photo, caption="both"), InputMediaVideo(media=film)]
    album = await aio.send_media_group(chat, media)
    assert album[0].media_group_id == album[1].media_group_id
    for send, file in (
        (aio.send_photo, photo),
        (aio.send_document, film),
        (aio.send_video, film),
        (aio.send_animation, film),
        (aio.send_audio, film),
        (aio.send_voice, film),
        (aio.send_video_note, film),
        (aio.send_sticker, photo),
    ):
        assert (await send(chat, file)).message_id
    place = {"chat_id": chat, "message_id": album[0].message_id}
    await aio.edit_message_media(InputMediaPhoto(media=photo), **place)
    await aio.copy_message(chat, chat, text.message_id)
    assert (await aio.forward_message(chat, chat, text.message_id)).forward_origin
    await aio.set_message_reaction(chat, text.message_id, [ReactionTypeEmoji(emoji="👍")])
    await aio.pin_chat_message(chat, text.message_id)
    full = await aio.get_chat(chat)
    assert full.pinned_message and full.pinned_message.message_id == text.message_id
    group = await ann.group("Village")
    assert (await aio.get_chat(group)).title == "Village"
    assert (await aio.get_chat_administrators(group))[0].user.id == chat
    assert (await aio.get_chat_member(group, chat)).status == "creator"
    await aio.leave_chat(group)
    scope = BotCommandScopeChat(chat_id=chat)
    await aio.set_my_commands([BotCommand(command="a", description="b")], scope, "zh")
    assert (await aio.get_my_commands(scope, "zh"))[0].command == "a"
    await aio.delete_my_commands(scope, "zh")
    await aio.set_chat_menu_button(chat, MenuButtonCommands())
    assert (await aio.get_chat_menu_button(chat)).type == "commands"
    assert (await aio.get_user_profile_photos(chat)).total_count == 0
    assert (await aio.get_webhook_info()).url == ""
    assert (await aio.get_me()).username == "sandbox_bot"
    assert await aio.delete_messages(chat, [text.message_id])


async def test_python_telegram_bot_reads_every_answer(ptb: telegram.Bot, ann: Phone) -> None:
    chat = ann.id
    text = await ptb.send_message(chat, "*bold*", parse_mode="MarkdownV2")
    assert text.entities[0].type == "bold"
    media = [telegram.InputMediaPhoto(png(), caption="both"), telegram.InputMediaVideo(b"film")]
    album = await ptb.send_media_group(chat, media)
    assert album[1].video is not None
    photo = await ptb.send_photo(chat, png(), caption="one")
    assert await (await ptb.get_file(photo.photo[-1])).download_as_bytearray() == png()
    await ptb.edit_message_caption(chat, photo.message_id, caption="two")
    assert (await ptb.send_document(chat, b"x", filename="报告.docx")).document
    assert (await ptb.copy_message(chat, chat, text.message_id)).message_id
    assert (await ptb.get_chat(chat)).first_name == "Ann"
    assert (await ptb.get_chat_menu_button(chat)).type == "commands"
    assert await ptb.delete_message(chat, text.message_id)


async def test_refusals_become_the_libraries_errors(
    box: Sandbox,
    aio: Bot,
    ptb: telegram.Bot,
    ann: Phone,
    phones: Phones,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with pytest.raises(exceptions.TelegramBadRequest, match="chat not found"):
        await aio.send_message(1, "hi")
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await ptb.send_message(1, "hi")
    await ann.block()
    with pytest.raises(exceptions.TelegramForbiddenError, match="blocked"):
        await aio.send_message(ann.id, "hi")
    with pytest.raises(telegram.error.Forbidden, match="blocked"):
        await ptb.send_message(ann.id, "hi")
    await phones.faults(flood=9)
    with pytest.raises(exceptions.TelegramRetryAfter) as aio_flood:
        await aio.get_me()
    with pytest.raises(telegram.error.RetryAfter) as ptb_flood:
        await ptb.get_chat(ann.id)
    assert aio_flood.value.retry_after == 9
    assert ptb_flood.value.retry_after == timedelta(seconds=9)
    await phones.faults(flood=0, error_code=502)
    with pytest.raises(exceptions.TelegramServerError):
        await aio.get_me()
    with pytest.raises(telegram.error.NetworkError, match="Bad Gateway"):
        await ptb.get_chat(ann.id)
    await phones.faults(error_code=None)
    offset = (await aio.get_updates())[-1].update_id + 1
    first = asyncio.create_task(aio.get_updates(offset, timeout=10))
    await until(lambda: box.core.poll)
    second = asyncio.create_task(ptb.get_updates(offset, timeout=10))
    with pytest.raises(exceptions.TelegramConflictError):
        await first
    third = asyncio.create_task(aio.get_updates(offset, timeout=1))
    with pytest.raises(telegram.error.Conflict):
        await second
    await third
