"""The administrator sends a table: it is looked at first, and taken in whole or not at all."""

import asyncio
import io
import re

import pytest
from county import County, Person
from openpyxl import Workbook
from running import until

from casework.people import Officer
from handlers import waiting
from handlers.talk import Talk
from services import chat_import, door
from storage import people, units
from storage.unit import Reader

UNITS = "code,name,kind,parent_code\n990000007,石桥镇,township,990000\n"
PEOPLE = "name,role,unit_code,time\n孙新,liaison,990000003,full\n钱多,staff,990000,full\n"
DAYS = "date,kind,name\n2026-12-25,day_off,停电\n"
CODE = re.compile(r"start=([A-Z0-9]{10})")


async def sends(who: Person, content: bytes | str, name: str, caption: str = "") -> str:
    data = content.encode() if isinstance(content, str) else content
    return await who.sends(lambda phone: phone.document(data, name, caption))


def names_of_units(county: County) -> set[str]:
    def question(view: Reader) -> set[str]:
        return {one.short_name for one in units.everything(view)}

    return county.database.read_now(question)


def everybody(county: County) -> list[Officer]:
    return county.database.read_now(people.everybody)


async def test_units_are_looked_at_first_and_taken_in_by_a_tap(county: County) -> None:
    chief = await county.join("administrator")
    shown = await sends(chief, UNITS, "units.csv")
    assert "新增1,改名0,不变0" in shown
    assert "还没有导入" in shown
    assert "石桥镇" not in names_of_units(county)
    assert await chief.taps("导入") == "已导入"
    assert "石桥镇" in names_of_units(county)
    assert "已导入 units.csv" in await chief.screen()
    assert await chief.labels() == []


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
async def test_the_encodings_in_use_are_understood(county: County, encoding: str) -> None:
    chief = await county.join("administrator")
    await sends(chief, UNITS.encode(encoding), "单位.csv")
    await chief.taps("导入")
    assert "石桥镇" in names_of_units(county)


async def test_a_workbook_is_understood(county: County) -> None:
    chief = await county.join("administrator")
    book, file = Workbook(), io.BytesIO()
    for row in UNITS.splitlines():
        book.active.append(row.split(","))
    book.save(file)
    await sends(chief, file.getvalue(), "units.xlsx")
    await chief.taps("导入")
    assert "石桥镇" in names_of_units(county)


async def test_published_files_take_the_countys_name_from_the_caption(county: County) -> None:
    chief = await county.join("administrator")
    await sends(chief, "code,name,areaCode\n411324100,城关镇,411324\n", "t.csv", "镇平县")
    await chief.taps("导入")
    assert {"城关镇", "镇平县"} <= names_of_units(county)


async def test_people_get_their_invites_each_with_a_link(county: County) -> None:
    chief = await county.join("administrator")
    before = len(everybody(county))
    assert "新增2人" in await sends(chief, PEOPLE, "people.csv")
    assert len(everybody(county)) == before
    await chief.taps("导入")
    codes = CODE.findall(await chief.screen())
    assert len(codes) == 2
    newcomer = await county.phone("孙新")
    await newcomer.phone.start(codes[0])
    await county.settle()
    assert "孙新" in await newcomer.screen()
    await newcomer.taps("确认")
    assert await newcomer.heard("已开通")


async def test_many_invites_come_in_pages_and_a_second_tap_makes_no_more(county: County) -> None:
    chief = await county.join("administrator")
    lines = [f"新人{n},liaison,990000003,full" for n in range(12)]
    await sends(chief, "\n".join(["name,role,unit_code,time", *lines]), "people.csv")
    card = await chief.phone.last()
    await chief.taps("导入", card)
    first = CODE.findall(await chief.screen())
    await chief.phone.tap_data(card["message_id"], data_of(card))
    await county.settle()
    assert CODE.findall(await chief.screen()) == first
    await chief.taps("下一页")
    assert len(CODE.findall(await chief.screen())) == 2
    assert county.database.write_now(door.knock, 4711, first[0]).officer.name == "新人0"


def data_of(message: dict[str, object]) -> str:
    markup = message["reply_markup"]
    assert isinstance(markup, dict)
    return str(markup["inline_keyboard"][0][0]["callback_data"])


@pytest.mark.at_one_moment
async def test_days_change_the_calendar_at_once(county: County) -> None:
    chief = await county.join("administrator")
    await sends(chief, DAYS, "days.csv")
    assert "25" in await _december(chief)
    await chief.taps("导入", await chief.find("days.csv"))
    assert "25" not in await _december(chief)


async def _december(chief: Person) -> list[str]:
    await chief.says("/calendar 2026-12")
    return await chief.labels()


async def test_every_fault_is_named_by_its_line_and_nothing_is_taken_in(county: County) -> None:
    chief = await county.join("administrator")
    lines = ["990000007,石桥镇,township,990000", "990000008,<乡>,town,990000", "9,村,village,8"]
    text = await sends(chief, "\n".join(["code,name,kind,parent_code", *lines]), "units.csv")
    assert "有2处不对,一条也没有导入" in text
    assert "第3行:没有“town”这种类型" in text
    assert "第4行:9 的上级 8 文件里没有" in text
    assert "石桥镇" not in names_of_units(county)
    assert await chief.labels() == []


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"a,b\n1,2\n", "x.csv", "认不出是什么表"),
        (b"", "x.csv", "文件是空的"),
        (b"code,name,kind\n1,2,3\n", "x.csv", "缺少列:parent_code"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "x.xls", "旧的 .xls 格式"),
        (b"PK\x03\x04 broken", "x.xlsx", "请打开后重新保存"),
        (b"code,name,kind,parent_code\n", "x.csv", "列名下面没有内容"),
        ("單位,編碼,名稱,縣\n".encode("big5") * 3, "x.csv", "Big5"),
        (b"%PDF-", "x.pdf", "请发 .csv 或 .xlsx 表格"),
    ],
)
async def test_a_wrong_file_gets_a_sentence_that_says_what_to_do(
    county: County, content: bytes, name: str, said: str
) -> None:
    chief = await county.join("administrator")
    assert said in await sends(chief, content or b" ", name)


async def test_a_table_that_is_too_big_is_not_even_fetched(county: County) -> None:
    chief = await county.join("administrator")
    size = chat_import.LARGEST + 1
    shown = await chief.sends(lambda phone: phone.document(b"a", "units.csv", size=size))
    assert "最多1MB" in shown


async def test_it_can_be_dropped_and_taken_up_again(county: County) -> None:
    chief = await county.join("administrator")
    await sends(chief, UNITS, "units.csv")
    await chief.taps("取消")
    assert "石桥镇" not in names_of_units(county)
    await chief.taps("撤销")
    await chief.taps("导入")
    assert "石桥镇" in names_of_units(county)


async def test_what_has_changed_since_the_look_is_checked_again(county: County) -> None:
    chief = await county.join("administrator")
    await sends(chief, UNITS, "first.csv")
    await sends(chief, UNITS.replace("township", "county_unit"), "second.csv")
    await chief.taps("导入", await chief.find("first.csv"))
    assert "不对" in await chief.taps("导入", await chief.find("second.csv"))
    assert "石桥镇" in names_of_units(county)


async def test_words_sent_in_reply_to_the_look_change_nothing(county: County) -> None:
    chief = await county.join("administrator")
    await sends(chief, UNITS, "units.csv")
    card = await chief.phone.last()
    assert "还没有导入" in await chief.says("这是新的镇", reply_to=card["message_id"])


async def test_a_table_from_anybody_else_is_no_import(county: County) -> None:
    liaison = await county.join("liaison")
    assert "情况(未上报)" in await sends(liaison, UNITS, "units.csv")


async def test_whoever_waits_longer_than_a_second_sees_that_it_is_worked_on(
    county: County,
) -> None:
    chief = await county.join("administrator")
    talk = Talk(county.app.bot, None, None, chief.phone.id)  # type: ignore[arg-type]
    done = asyncio.Event()
    working = asyncio.create_task(waiting.patiently(talk, done.wait()))
    await until(lambda: any(one.method == "sendChatAction" for one in county.box.requests))
    done.set()
    assert await working
