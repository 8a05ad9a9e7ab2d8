"""The clerk sends the office's old register: it is looked at, taken in, and found again."""

import asyncio
import io

from county import County, Person
from openpyxl import load_workbook
from running import until
from sqlalchemy import select

from casework import register
from casework.imports import Progress
from casework.people import Language
from handlers import waiting
from handlers.talk import Talk
from services import counting
from storage import register as kept
from storage.unit import Reader
from storage.visible import CASE
from wording.speaker import Speaker

HEAD = ",".join(register.COLUMNS)
PAY = "001,2024-03-04,visit,appeal,pay_treatment_retirement,990000001,3,first,no,,2024-03-20,aid"
CADRE = (
    "002,2024-03-05,letter,accusation,township_style,990000001,1,first,yes,2024-05-04,"
    "2024-04-20,upheld"
)
TABLE = "\n".join([HEAD, PAY, CADRE, ""])


async def sends(who: Person, content: bytes | str, name: str = "register.csv", **more: str) -> str:
    data = content.encode() if isinstance(content, str) else content
    return await who.sends(lambda phone: phone.document(data, name, **more))


def entries(county: County) -> set[str]:
    return {entry for entry, _, _ in county.database.read_now(kept.entries)}


def numbers(view: Reader) -> list[int]:
    """The numbers that the entries of a register were given, in their order."""
    return [row.serial for row in view.run(select(CASE.c.serial).order_by(CASE.c.entry))]


async def test_it_is_looked_at_first_and_taken_in_by_a_tap(county: County) -> None:
    clerk = await county.join("clerk")
    shown = await sends(clerk, TABLE)
    assert "登记簿:2件,4人次,2024-03-04 至 2024-03-05" in shown
    assert "来访:1" in shown
    assert "还没有导入" in shown
    assert entries(county) == set()
    assert await clerk.taps("导入") == "已导入"
    assert entries(county) == {"001", "002"}
    assert county.database.read_now(counting.compare) == []


async def test_what_came_in_is_opened_by_its_number(county: County) -> None:
    clerk = await county.join("clerk")
    await sends(clerk, "\n".join([HEAD, PAY]))
    await clerk.taps("导入")
    card = await clerk.says("XF24-1")
    assert "组信〔2024〕1号" in card
    assert "登记簿 001 号 · 来访3人 · 初次" in card
    assert "事项 工资待遇退休" in card
    assert "2024年3月4日(周一) 收到,2024年3月20日(周三) 办结" in card
    assert "承办 柳湾镇" in card
    assert "结果 救助帮扶" in card
    assert "从登记簿导入" in card
    assert "匿名" not in card
    await clerk.taps("办理经过")
    assert "从登记簿导入 周清和" in await clerk.screen()


async def test_the_township_finds_its_own_but_never_an_accusation(county: County) -> None:
    clerk = await county.join("clerk")
    await sends(clerk, "\n".join([HEAD, CADRE]))
    await clerk.taps("导入")
    await sends(clerk, "\n".join([HEAD, PAY]))
    await clerk.taps("导入")
    of_pay, of_cadre = county.database.read_now(numbers)
    liaison = await county.join("liaison")
    assert "没有找到" in await liaison.says(f"XF24-{of_cadre}")
    assert f"组信〔2024〕{of_pay}号" in await liaison.says(f"XF24-{of_pay}")
    assert "已立案" in await clerk.says(f"XF24-{of_cadre}")
    chief = await county.join("administrator")
    assert "组信" not in await chief.says(f"XF24-{of_pay}")


async def test_every_fault_is_named_by_its_line_and_sent_again_it_is_known(county: County) -> None:
    clerk = await county.join("clerk")
    wrong = PAY.replace("2024-03-20", "春天").replace("001,", "003,")
    text = await sends(clerk, "\n".join([HEAD, PAY, wrong]))
    assert "有1处不对,一条也没有导入" in text
    assert "第3行:“closed_on”写的“春天”不是日期" in text
    await sends(clerk, TABLE)
    await clerk.taps("导入")
    text = await sends(clerk, TABLE)
    assert "第2行:登记号 001 已经导入过" in text
    assert "第3行:登记号 002 已经导入过" in text


async def test_the_administrator_sees_no_register_and_the_clerk_makes_no_officers(
    county: County,
) -> None:
    chief = await county.join("administrator")
    text = await sends(chief, TABLE)
    assert "认不出是什么表" in text
    assert "登记簿" not in text
    clerk = await county.join("clerk")
    text = await sends(clerk, "name,role,unit_code,time\n孙新,liaison,990000003,full\n")
    assert "登记簿:entry" in text
    assert "人员" not in text


async def test_a_table_sent_with_a_report_belongs_to_the_report(county: County) -> None:
    clerk = await county.join("clerk")
    await clerk.says("上湾村机井坏了两个月没人修。")
    assert "情况(未上报)" in await sends(clerk, TABLE)


async def test_the_template_comes_by_word_and_goes_back_filled_in(county: County) -> None:
    clerk = await county.join("clerk")
    assert "填好发回来" in await clerk.says("/register 模板")
    sent = [one for one in await clerk.phone.messages() if one.get("document")][-1]
    content = await clerk.phone.download(sent)
    book = load_workbook(io.BytesIO(content))
    book.worksheets[0].append(
        ["7", "2024-03-04", "来信", "申诉求决", "", "柳湾镇", 1, "初次", "否", "", "2024-03-08", ""]
    )
    file = io.BytesIO()
    book.save(file)
    assert "登记簿:1件" in await sends(clerk, file.getvalue(), "登记簿.xlsx")
    await clerk.taps("导入")
    assert entries(county) == {"7"}


async def test_nobody_else_gets_the_template(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("/register template")
    assert not await liaison.heard("填好发回来")


async def test_a_long_work_counts_along_and_the_count_goes_when_it_is_done(
    county: County,
) -> None:
    clerk = await county.join("clerk")
    say = Speaker.of(county.database, Language.CHINESE)
    talk = Talk(county.app.bot, None, say, clerk.phone.id)  # type: ignore[arg-type]
    done, progress = asyncio.Event(), Progress(30, 65)
    working = asyncio.create_task(waiting.patiently(talk, done.wait(), progress))
    before = len(county.box.requests)
    await until(lambda: any(one.method == "sendMessage" for one in county.box.requests[before:]))
    assert "30/65" in await clerk.screen()
    done.set()
    assert await working
    assert not await clerk.heard("30/65")
