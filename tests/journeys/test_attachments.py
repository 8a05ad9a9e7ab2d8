"""What was sent with a report stays with it, also when Telegram no longer has it."""

from typing import Any

from county import County, Person
from photographs import PLANTED, from_a_phone, saved, scene

from casework.matters import Subject
from casework.media import Attachment, MediaState
from storage import media
from storage.tables import MediaRow, core
from storage.unit import Reader

WELL = "上湾村机井坏了两个月没人修,二十多户浇不上地。"


async def reported(liaison: Person, *files: tuple[bytes, str | None]) -> None:
    """A report with files, those without a name as photos."""
    await liaison.says(WELL)
    for content, name in files:
        await liaison.sends(
            lambda phone, content=content, name=name: (
                phone.document(content, name) if name else phone.photo(content)
            )
        )
    await liaison.taps("上报")


def attached(county: County) -> list[Attachment]:
    def look(view: Reader) -> list[Attachment]:
        ids = {row.subject_id for row in view.run(core(MediaRow).select())}
        return media.of(view, [(Subject.LEAD, one) for one in sorted(ids)])

    return county.database.read_now(look)


async def look_at(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Tap the button that shows the files; gives the toast, and what came."""
    before = max(message["message_id"] for message in await person.phone.messages())
    told = await person.taps("看附件")
    kinds = ("photo", "document", "video")
    return told, [
        message
        for message in await person.phone.messages()
        if message["message_id"] > before and any(kind in message for kind in kinds)
    ]


def uploads(county: County) -> int:
    """How many files the bot has uploaded so far, rather than named."""
    return len(county.box.core.files.originals)


async def test_photos_are_shown_from_the_offices_copies_when_telegram_has_lost_them(
    county: County,
) -> None:
    liaison = await county.join("liaison")
    await reported(liaison, *((from_a_phone(scene(n)), None) for n in (1, 2)))
    assert "照片2张\n" in await liaison.screen()
    known = uploads(county)
    told, photos = await look_at(liaison)
    assert (told, len(photos)) == ("照片2张", 2)
    assert uploads(county) == known  # both by what Telegram calls them

    county.box.core.faults.change({"files_expired": True})
    told, photos = await look_at(liaison)
    assert told == "照片2张"
    assert ["photo" in one for one in photos] == [True, True]
    for photo in photos:
        content = await liaison.phone.download(photo)
        assert PLANTED not in content
        assert content.startswith(b"\xff\xd8\xff")
    known = uploads(county)
    told, photos = await look_at(liaison)
    assert (told, len(photos)) == ("照片2张", 2)
    assert uploads(county) == known  # by the new names


async def test_a_card_says_what_is_not_archived_and_what_can_no_longer_be_opened(
    county: County,
) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.sends(lambda phone: phone.photo(saved(scene())))
    await liaison.sends(lambda phone: phone.document(b"film", "录像.mp4", size=25 * 2**20))
    await liaison.taps("上报")
    assert "附件2个(1个未存档)" in await liaison.screen()
    told, files = await look_at(liaison)
    assert (told, len(files)) == ("附件2个(1个未存档)", 2)
    county.box.core.faults.change({"files_expired": True})
    told, files = await look_at(liaison)
    assert told == "附件2个(1个未存档、1个已打不开)"
    assert ["photo" in one for one in files] == [True]


async def test_a_file_that_lies_is_never_passed_on_under_its_name(county: County) -> None:
    liaison = await county.join("liaison")
    program = b"MZ\x90\x00" + bytes(500)
    await reported(liaison, (program, "通知.pdf"))
    await county.settle()
    told, (shown,) = await look_at(liaison)
    assert told == "附件1个(1个类型不符)"
    assert shown["document"]["file_name"] == "类型不符.bin"
    assert await liaison.phone.download(shown) == program


async def test_a_picture_sent_as_a_file_is_shown_without_place_and_maker(county: County) -> None:
    liaison = await county.join("liaison")
    taken = from_a_phone(scene())
    assert PLANTED in taken
    await reported(liaison, (taken, "IMG_1.jpg"))
    await county.settle()
    for _ in range(2):
        told, (shown,) = await look_at(liaison)
        assert told == "附件1个"
        assert shown["document"]["file_name"] == "IMG_1.jpg"
        content = await liaison.phone.download(shown)
        assert content.startswith(b"\xff\xd8\xff")
        assert PLANTED not in content


async def test_what_was_refused_is_passed_on_to_nobody(county: County) -> None:
    liaison = await county.join("liaison")
    program, page = b"MZ\x90\x00" + bytes(500), b"<html><script>alert(1)</script></html>"
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + PLANTED
    await reported(liaison, (program, "setup.exe"), (page, "通知.html"), (heic, "IMG_2.jpg"))
    await county.settle()
    assert {one.state for one in attached(county)} == {MediaState.REFUSED}
    assert list(county.database.attachments.names()) == []
    assert await look_at(liaison) == ("附件3个(3个未存档、3个已打不开)", [])


async def test_names_that_people_give_do_no_harm(county: County) -> None:
    liaison = await county.join("liaison")
    await reported(liaison, (b"%PDF-1.7\n1", "../../../etc/\u202efdp.exe.pdf"))
    await county.settle()
    folder = county.database.attachments.path
    (path,) = [one for one in folder.parent.rglob("*") if one.is_file() and "attach" in str(one)]
    assert path.parent.parent == folder
    county.box.core.faults.change({"files_expired": True})
    _, (shown,) = await look_at(liaison)
    name = shown["document"]["file_name"]
    assert "/" not in name
    assert "\u202e" not in name
    assert name.endswith(".pdf")


async def test_a_lost_key_or_file_is_said_and_nothing_else_is_disturbed(county: County) -> None:
    liaison = await county.join("liaison")
    await reported(liaison, (b"%PDF-1.7\n1", "一.pdf"), (b"%PDF-1.7\n2", "二.pdf"))
    await county.settle()
    first, second = attached(county)
    assert {first.state, second.state} == {MediaState.STORED}
    county.database.attachments.remove(first.stored_as or "")
    county.box.core.faults.change({"files_expired": True})
    told, files = await look_at(liaison)
    assert told == "附件2个(1个已打不开)"
    assert [one["document"]["file_name"] for one in files] == ["二.pdf"]


async def test_the_pictures_of_an_accusation_leave_the_disk_with_it(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.sends(lambda phone: phone.photo(saved(scene()), "村主任贪污低保款。"))
    assert len(list(county.database.attachments.names())) == 1
    await liaison.taps("是举报干部")
    await county.settle()
    assert list(county.database.attachments.names()) == []
    assert attached(county) == []


async def test_what_is_sent_is_answered_though_nothing_can_be_fetched(county: County) -> None:
    liaison = await county.join("liaison")
    folder = county.database.attachments.path
    folder.write_text("in the way")
    await reported(liaison, (saved(scene()), None))
    assert "照片1张(1张未存档)" in await liaison.screen()
    folder.unlink()
    await county.walk(minutes=2)
    await county.settle()
    assert [one.state for one in attached(county)] == [MediaState.STORED]
