"""Names and numbers are planted in every kind of message, and looked for wherever they could be."""

import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from county import County, Person
from openings import PNG, at_register_card, number_in
from planted import Planted, files, tables, unpacked

from casework.matters import Subject
from sandbox.client import Phone
from services import purging
from storage import compacting, identities
from storage.backup import making
from storage.database import Database
from storage.unit import Reader
from storage.vault import make_key
from storage.visible import CASE, any_case

# What files of a kind begin with.
STARTS = {"voice": b"OggS", "document": b"%PDF-1.4 "}

pytestmark = pytest.mark.at_one_moment


async def every_kind(person: Person, planted: Planted, card: int) -> None:
    """One message of each kind, with as much to hide as it can hold."""
    phone = person.phone
    words = planted.words
    await person.says(f"上湾村机井坏了。{words()}")
    await person.taps("上报")
    await person.sends(lambda _: phone.photo(PNG, caption=f"上湾村水渠漏水。{words()}"))
    await person.taps("上报")
    await person.sends(lambda _: phone.album([PNG, PNG], caption=f"上湾村路断了。{words()}"))
    await person.taps("上报")
    name = f"{planted.name()}{planted.phone()}.pdf"
    await person.sends(lambda _: phone.document(b"%PDF-1.4 one", name, caption=words()))
    await person.taps("上报")
    await person.sends(lambda _: phone.contact(planted.phone(), planted.name()))
    await person.taps("上报")
    await person.sends(lambda _: phone.forward(f"下湾村没水。{words()}", planted.name()))
    await person.taps("上报")
    await person.sends(lambda _: phone.venue(33.0, 112.5, f"水厂{planted.phone()}", words()))
    await person.taps("取消")
    sent = await phone.send(f"上湾村路灯坏了。{words()}")
    await person.county.settle()
    await phone.edit(sent["message_id"], f"上湾村三盏路灯坏了。{words()}")
    await person.county.settle()
    await person.taps("上报")
    await person.says(f"又打来电话。{words()}", reply_to=card)
    for command in ("find", "case", "why", "overdue", "status", "leave", "audit", "nonsense"):
        await person.says(f"/{command} {planted.phone()}")
    await person.says("/cancel")
    await person.says(f"我要举报村支书贪污低保钱,{words()}")
    await person.taps("是举报干部")


async def every_file(person: Person, planted: Planted) -> None:
    """One file of each kind: its caption, its name and its very content have something to hide."""
    for kind in ("voice", "video", "audio", "animation", "document"):
        hidden = {"name": f"{planted.name()}{planted.phone()}.bin", "caption": planted.words()}
        content = STARTS.get(kind, b"") + planted.words().encode()
        if kind == "audio":
            hidden |= {"title": planted.phone(), "performer": planted.name()}
        await person.sends(partial(sent, kind=kind, content=content, **hidden))
        await person.taps("上报")
    await person.sends(partial(sent, kind="video_note", content=planted.words().encode()))
    await person.taps("上报")
    await person.sends(partial(sent, kind="sticker", content=planted.words().encode()))


async def sent(phone: Phone, *, kind: str, content: bytes, **fields: str) -> None:
    await phone.file(kind, content, **fields)


async def everything_odd(person: Person, planted: Planted) -> None:
    """What nobody here takes in, and what brings somebody's name or place beside its words."""
    name, phone = planted.name(), planted.phone()
    poll = {"id": "1", "question": planted.words()}  # as no library can read it
    from_somebody = {"type": "user", "sender_user": {"id": 77, "first_name": planted.name()}}
    card = f"BEGIN:VCARD\nFN:{name}\nTEL:{phone}\nNOTE:{planted.id_card()}\nEND:VCARD"
    named = {"first_name": planted.name(), "last_name": planted.name(), "vcard": card}
    odd: list[dict[str, Any]] = [
        {"poll": poll},
        {"dice": {"emoji": "🎲", "value": 3}},
        {"location": {"latitude": 33.1, "longitude": 112.5}},
        {"contact": {"phone_number": planted.phone(), **named}},
        {"text": f"上湾村没电。{planted.words()}", "forward_origin": from_somebody | {"date": 1}},
        {"location": {"latitude": 33.1, "longitude": 112.5, "live_period": 900}},
    ]
    for content in odd:
        await person.sends_oddly(content)
        if "上报" in await person.labels():
            await person.taps("上报")
        await person.says("/cancel")


async def registered(county: County, clerk: Person, planted: Planted) -> int:
    """A letter with its writer's name is registered; gives the case's id."""
    await clerk.says("/register")
    await clerk.taps("来信")
    await clerk.says(f"柳湾镇退休教师反映退休费没补发。{planted.words()}")
    await clerk.taps("更多")
    await clerk.taps("改来信来访人")
    await clerk.says(f"{planted.name()}、{planted.name()}{planted.phone()}")
    assert not planted.found_in(*await said_by_the_bot(county))
    await clerk.taps("保存并登记")
    await clerk.taps("更多")
    await clerk.taps("改来信来访人")
    await clerk.says(planted.name())
    await clerk.taps("确认")
    return await county.database.read(_newest_case)


def _newest_case(view: Reader) -> int:
    return max(view.run(any_case().with_only_columns(CASE.c.id)).scalars())


async def said_by_the_bot(county: County) -> list[str]:
    """Every message that stands on a phone, its buttons' data too; alerts are gone by now."""
    state = await county.phones.state()
    found = []
    for one in state["people"]:
        for message in await county.phones.of(one["id"]).messages(500):
            if not message["outgoing"]:
                message.pop("reply_to_message", None)
                found.append(json.dumps(message, ensure_ascii=False))
    return found


def stored(database: Database, folder: Path) -> Iterator[str | bytes]:
    """All that the installation keeps: the tables, and every file in its folder."""
    compacting.compact(database.engine)
    yield from tables(database)
    yield from files(folder)


async def test_nothing_that_names_a_person_is_found_anywhere(
    county: County, tmp_path: Path, log: io.StringIO
) -> None:
    planted = Planted()
    liaison, clerk, director = await county.joined("liaison", "clerk", "director")
    await liaison.says("上湾村机井坏了两个月没人修。")
    await liaison.taps("上报")
    number = number_in(await liaison.screen())
    card = (await liaison.find(number))["message_id"]
    await every_kind(liaison, planted, card)
    await every_file(liaison, planted)
    await everything_odd(liaison, planted)
    case = await registered(county, clerk, planted)
    await at_register_card(clerk, number)
    await clerk.taps("确认")
    await liaison.taps("签收")
    await liaison.taps("报进展")
    await liaison.says(f"到了现场。{planted.words()}")
    await director.says(f"请查{planted.phone()}")
    await county.walk(days=1)

    assert len(planted.values) > 80
    assert not planted.found_in(*stored(county.database, tmp_path))
    assert not planted.found_in(*await said_by_the_bot(county))
    assert await county.database.read(identities.count, [(Subject.CASE, case)]) > 0
    await director.says("/report 2026-11 全县")
    exports = [one for one in await director.phone.messages(50) if "document" in one]
    assert exports
    for one in exports:
        assert not planted.found_in(*unpacked(await director.phone.download(one)))

    backup = tmp_path / "one.backup"
    making.make(
        backup,
        make_key(),
        str(county.database.engine.url),
        county.database.attachments,
        made_at=county.clock(),
        settings={},
        newest_key=county.database.vault.newest,
    )
    assert not planted.found_in(backup.read_bytes())

    await county.database.write(purging.purge_again, [(Subject.CASE, case)])
    assert not planted.found_in(*stored(county.database, tmp_path))
    assert await county.database.read(identities.count, [(Subject.CASE, case)]) == 0
    assert "update_parked" in log.getvalue()
    assert not planted.found_in(log.getvalue())
