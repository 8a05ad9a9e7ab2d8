"""Photos, documents and others: uploads, reuse, refusals, captions, albums, downloads."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from raw_bot import TOKEN, RawBot, RefusedError, png

from sandbox.botapi import Sandbox
from sandbox.client import Phone

KINDS = {
    "photo": "sendPhoto",
    "document": "sendDocument",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "voice": "sendVoice",
    "video_note": "sendVideoNote",
    "sticker": "sendSticker",
}


@pytest.mark.parametrize(("kind", "name"), KINDS.items())
async def test_every_kind_is_uploaded_shown_and_sent_again_by_its_file_id(
    bot: RawBot, ann: Phone, kind: str, name: str
) -> None:
    content = png(40, 30)
    sent = await bot.form(name, chat_id=ann.id, **{kind: content})
    described = sent[kind][-1] if kind == "photo" else sent[kind]
    assert described["file_size"] == len(content)
    assert await ann.download(await ann.last()) == content
    again = await bot(name, chat_id=ann.id, **{kind: described["file_id"]})
    assert again[kind] == sent[kind]


async def test_a_photo_has_a_small_and_a_large_size(bot: RawBot, ann: Phone) -> None:
    sent = await bot.form("sendPhoto", chat_id=ann.id, photo=png(1000, 500))
    assert [(size["width"], size["height"]) for size in sent["photo"]] == [(320, 160), (1000, 500)]
    assert len({size["file_unique_id"] for size in sent["photo"]}) == 2


@pytest.mark.parametrize(
    ("photo", "refusal"),
    [
        ("", "there is no photo in the request"),
        ("https://x.cn/a.jpg", "failed to get HTTP URL content"),
        ("ftp://x.cn/a.jpg", "invalid file HTTP URL specified: Unsupported URL protocol"),
        ("水井", "wrong remote file identifier specified: Wrong character in the string"),
        ("abcde", "wrong remote file identifier specified: Wrong string length"),
        (
            "nonsense",
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        ),
        ("attach://missing", "there is no photo in the request"),
    ],
)
async def test_photos_that_are_none_are_refused(
    bot: RawBot, ann: Phone, photo: str, refusal: str
) -> None:
    found = await bot.refusal("sendPhoto", chat_id=ann.id, photo=photo)
    assert found == f"400 Bad Request: {refusal}"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (png(1, 30), "PHOTO_INVALID_DIMENSIONS"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
)
async def test_bad_pictures_are_refused(
    bot: RawBot, ann: Phone, content: bytes, refusal: str
) -> None:
    with pytest.raises(Exception, match=refusal):
        await bot.form("sendPhoto", chat_id=ann.id, photo=content)


async def test_a_file_of_one_kind_is_not_another(bot: RawBot, ann: Phone) -> None:
    sent = await bot.form("sendDocument", chat_id=ann.id, document=b"x")
    wish = {"chat_id": ann.id, "photo": sent["document"]["file_id"]}
    refusal = await bot.refusal("sendPhoto", **wish)
    assert refusal == "400 Bad Request: can't use file of type Document as Photo"


async def test_captions_have_1024_units_after_parsing(bot: RawBot, ann: Phone) -> None:
    photo = (await ann.photo(png()))["photo"][-1]["file_id"]
    wish = {"chat_id": ann.id, "photo": photo, "parse_mode": "HTML"}
    sent = await bot("sendPhoto", **wish, caption=f"<b>{'a' * 1024}</b>")
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1024}]
    refusal = await bot.refusal("sendPhoto", **wish, caption="a" * 1025)
    assert refusal == "400 Bad Request: message caption is too long"


async def send_album(bot: RawBot, ann: Phone, media: list[Any], **files: bytes) -> Any:
    return await bot.form("sendMediaGroup", chat_id=ann.id, media=json.dumps(media), **files)


async def test_an_album_shares_its_id_and_brings_files_by_attach(bot: RawBot, ann: Phone) -> None:
    media = [
        {"type": "photo", "media": "attach://one", "caption": "<i>both</i>", "parse_mode": "HTML"},
        {"type": "video", "media": "attach://two"},
    ]
    sent = await send_album(bot, ann, media, one=png(), two=b"film")
    assert len({message["media_group_id"] for message in sent}) == 1
    assert sent[0]["caption_entities"][0]["type"] == "italic"
    assert "video" in sent[1]


@pytest.mark.parametrize(
    ("kinds", "refusal"),
    [
        ([], "there are no messages to send"),
        (["photo"] * 11, "too many messages to send as an album"),
        (["photo", "document"], "document can't be mixed with other media types"),
        (["voice"], 'can\'t parse InputMedia: type "voice" is unsupported'),
        (
            ["animation"],
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
    ],
)
async def test_wrong_albums_are_refused(
    bot: RawBot, ann: Phone, kinds: list[str], refusal: str
) -> None:
    media = [{"type": kind, "media": "attach://one"} for kind in kinds]
    with pytest.raises(RefusedError) as caught:
        await send_album(bot, ann, media, one=png())
    assert caught.value.description == f"Bad Request: {refusal}"


@pytest.mark.parametrize(
    ("media", "refusal"),
    [
        (None, "expected an Array of InputMedia"),
        ("", 'parameter "media" is required'),
        ([7], "can't parse InputMedia: expected an Object"),
        ([{"type": "photo"}], "can't parse InputMedia: media not found"),
        ([{"media": "x"}], "can't parse InputMedia: Can't find field \"type\""),
        ([{"type": "photo", "media": "attach://x"}], "can't parse InputMedia: media not found"),
    ],
)
async def test_albums_of_nothing_are_refused(
    bot: RawBot, ann: Phone, media: Any, refusal: str
) -> None:
    found = await bot.refusal("sendMediaGroup", chat_id=ann.id, media=media)
    assert found == f"400 Bad Request: {refusal}"


async def test_pieces_of_an_album_are_covered_each_and_have_their_words_above_together(
    bot: RawBot, ann: Phone
) -> None:
    photo = (await ann.photo(png()))["photo"][-1]["file_id"]
    piece = {"type": "photo", "media": photo, "caption": "both"}
    above, hidden = {"show_caption_above_media": True}, {"has_spoiler": True}
    sent = await send_album(bot, ann, [{**piece, **above, **hidden}, {**piece, **above}])
    assert [message.get("has_media_spoiler") for message in sent] == [True, None]
    assert all(message["show_caption_above_media"] for message in sent)
    refusal = await bot.refusal("sendMediaGroup", chat_id=ann.id, media=[{**piece, **above}, piece])
    assert refusal == (
        "400 Bad Request: parameter show_caption_above_media must be the same for all messages"
    )


async def test_a_persons_album_comes_as_separate_updates_with_one_id(
    bot: RawBot, ann: Phone
) -> None:
    await ann.album([png(), png(), png()], caption="the well")
    updates = (await bot.updates())[1:]
    assert len({update["message"]["media_group_id"] for update in updates}) == 1
    assert [update["message"].get("caption") for update in updates] == ["the well", None, None]


async def test_downloads_end_at_20_megabytes(bot: RawBot, ann: Phone) -> None:
    big = await ann.document(b"x", "film.bin", size=20 * 1024 * 1024 + 1)
    refusal = await bot.refusal("getFile", file_id=big["document"]["file_id"])
    assert refusal == "400 Bad Request: file is too big"
    fits = await ann.document(b"x", "film.bin", size=20 * 1024 * 1024)
    assert (await bot("getFile", file_id=fits["document"]["file_id"]))["file_path"]


async def test_files_that_have_expired_are_neither_given_nor_sent_again(
    bot: RawBot, ann: Phone, box: Sandbox
) -> None:
    sent = await ann.document(b"x", "words.txt")
    file_id = sent["document"]["file_id"]
    path = (await bot("getFile", file_id=file_id))["file_path"]
    box.core.faults.change({"files_expired": True})
    refusal = await bot.refusal("getFile", file_id=file_id)
    assert refusal == "400 Bad Request: wrong file_id or the file is temporarily unavailable"
    refusal = await bot.refusal("sendDocument", chat_id=ann.id, document=file_id)
    assert refusal == "400 Bad Request: wrong file identifier/HTTP URL specified"
    async with bot.session.get(f"{box.url}/file/bot{TOKEN}/{path}") as answer:
        assert answer.status == 404
    fresh = await bot.form("sendDocument", chat_id=ann.id, document=b"y")
    assert await bot("getFile", file_id=fresh["document"]["file_id"])
    box.core.faults.change({"files_expired": False})
    assert (await bot("getFile", file_id=file_id))["file_path"] == path


async def test_a_download_meets_the_errors_that_are_on(
    bot: RawBot, ann: Phone, box: Sandbox
) -> None:
    sent = await ann.document(b"x", "words.txt")
    path = (await bot("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    box.core.faults.change({"error_code": 502, "error_count": 1})
    statuses = []
    for _ in range(2):
        async with bot.session.get(f"{box.url}/file/bot{TOKEN}/{path}") as answer:
            statuses.append(answer.status)
    assert statuses == [502, 200]


async def test_a_local_server_gives_the_path_of_a_file_of_any_size(
    bot: RawBot, ann: Phone, box: Sandbox, tmp_path: Path
) -> None:
    box.core.files.local = tmp_path
    big = await ann.document(b"long film", "film.bin", size=25 * 1024 * 1024)
    path = Path((await bot("getFile", file_id=big["document"]["file_id"]))["file_path"])
    assert path.is_absolute()
    assert path.is_relative_to(tmp_path)
    assert await asyncio.to_thread(path.read_bytes) == b"long film"
    async with bot.session.get(f"{box.url}/file/bot{TOKEN}/{path}") as answer:
        assert answer.status == 404  # such a server keeps its files to the machine


async def test_unknown_file_ids_are_refused(bot: RawBot) -> None:
    assert await bot.refusal("getFile") == "400 Bad Request: file_id not specified"
    assert await bot.refusal("getFile", file_id="x") == "400 Bad Request: invalid file_id"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("report.txt", "text/plain"),
        ("报告.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("odd.unheard-of", "application/octet-stream"),
    ],
)
async def test_the_type_follows_from_the_name(
    bot: RawBot, ann: Phone, name: str, kind: str
) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", str(ann.id))
    form.add_field("document", b"words", filename=name, content_type="image/png")
    async with bot.session.post(bot.base + "sendDocument", data=form) as answer:
        document = bot.read(await answer.json())["document"]
    assert (document["file_name"], document["mime_type"]) == (name, kind)


async def test_a_recording_keeps_its_duration(bot: RawBot, ann: Phone) -> None:
    (recording,) = await ann.file("voice", b"OggS", duration=7)
    file_id = recording["voice"]["file_id"]
    sent = await bot("sendVoice", chat_id=ann.id, voice=file_id, duration=90)
    assert sent["voice"] == recording["voice"]
