"""The written report in chat: what is asked before, the two files, and what is refused."""

import asyncio
from io import BytesIO
from typing import Any

import docx
import pytest
from county import County, Person

from handlers import waiting
from sandbox.client import words


async def documents(person: Person) -> list[dict[str, Any]]:
    """The files that the bot has sent."""
    return [one for one in await person.phone.messages(200) if "document" in one]


async def names(person: Person) -> list[str]:
    return [one["document"]["file_name"] for one in await documents(person)]


async def one_matter(liaison: Person, clerk: Person) -> None:
    """Something is reported and registered."""
    await liaison.says("上湾村机井坏了两个月没人修。")
    await liaison.taps("上报")
    await clerk.says("待审核")
    await clerk.taps("打开")
    await clerk.taps("照此登记交办")
    await clerk.taps("确认")


async def test_a_leader_gets_document_and_workbook_of_a_month(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    liaison, clerk, director = await county.joined("liaison", "clerk", "director")
    await one_matter(liaison, clerk)
    before = await director.count()
    await director.says("/report 2026-11 全县")
    document, book = await documents(director)
    assert document["document"]["file_name"] == "青溪县2026年11月信访工作情况报告.docx"
    assert book["document"]["file_name"] == "青溪县2026年11月信访工作情况报告.xlsx"
    assert "登记1件" in words(document)
    assert "请您补写" in words(document)
    assert await director.count() == before + 2
    assert "edit_date" in document  # it is the message that counted along
    content = await director.phone.download(document)
    inspector = await county.join("inspector")
    assert "顾长川 青溪县2026年11月" in await inspector.says("/audit")
    paper = docx.Document(BytesIO(content))
    assert any("共登记信访事项1件" in one.text for one in paper.paragraphs)


async def test_without_a_time_it_is_asked_of_which(county: County) -> None:
    [clerk] = await county.joined("clerk")
    await clerk.says("写报告")
    assert "青溪县" in await clerk.screen()
    assert await clerk.labels() == ["上月", "本月", "上季度", "今年", "去年"]
    assert "没有登记" in await clerk.taps("去年")
    assert "柳湾镇2026年10月没有登记" in await clerk.says("写报告 柳湾镇 上月")
    assert await documents(clerk) == []


async def test_a_tap_twice_at_once_brings_the_files_once(county: County) -> None:
    liaison, clerk = await county.joined("liaison", "clerk")
    await one_matter(liaison, clerk)
    await clerk.says("写报告")
    card = await clerk.phone.last()
    await asyncio.gather(clerk.phone.tap("本月", card), clerk.phone.tap("本月", card))
    await county.settle()
    name = "青溪县2026年11月信访工作情况报告"
    both = [f"{name}.docx", f"{name}.xlsx"]
    assert await names(clerk) == both
    # Later on the same button brings them again, and so does another word for the same.
    await county.walk(minutes=2)
    await clerk.phone.tap("本月", card)
    await county.settle()
    await clerk.says("/report 本月")
    assert await names(clerk) == 3 * both


async def test_typed_twice_at_once_it_comes_once_and_the_second_is_told_so(county: County) -> None:
    liaison, clerk, director = await county.joined("liaison", "clerk", "director")
    await one_matter(liaison, clerk)
    await asyncio.gather(
        *(who.phone.send("/report 本月") for who in (clerk, director, clerk, director))
    )
    await county.settle()
    for who in (clerk, director):
        assert len(await documents(who)) == 2
        assert await who.heard("这份报告刚发过")


async def test_what_cannot_be_written_is_refused_with_what_to_try(county: County) -> None:
    director, liaison = await county.joined("director", "liaison")
    assert "还没到" in await director.says("/report 2027")
    assert "12月1日(周二)还没到" in await director.says("/report 2026-12")
    assert "看不懂" in await director.says("/report 2026-13")
    assert "没有登记" in await director.says("/report 2015")
    shown = await director.says("/report 柳弯镇 2026-11")
    assert "柳弯镇" in shown
    assert "柳湾镇" in await director.labels()
    await liaison.says("/report 2026-11")
    assert await documents(director) == []
    assert await documents(liaison) == []
