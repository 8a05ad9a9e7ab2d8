"""Whatever is typed, sent or imported is text: it commands nothing, anywhere that it is shown."""

from io import BytesIO

import docx
import openpyxl
import pytest
from county import ROOT, County, Person
from openings import at_register_card, changed, handled, number_in
from test_imports_in_chat import sends

from casework.people import Role

# For HTML, a template, a formula, SQL, and a path; what is not seen stands within.
TRICKS = "<b>井</b> &amp; {{ 7*7 }} {% raise %} =1+1 ' OR 1=1; DROP TABLE lead;-- ../../etc ${x} %s"
TYPED = f"上湾村机井坏了,\u202e{TRICKS}\u200b,\u2066没人\ufeff修。"
SEEN = f"上湾村机井坏了,{TRICKS},没人修。"
NAME = "<i>孙</i>&\"新'"
UNIT = "=1+{{7*7}}<b>&乡"


async def odd_office(county: County) -> tuple[Person, Person]:
    """A township and its liaison with names that no registry would take."""
    chief = await county.join("administrator")
    quoted = UNIT.replace('"', '""')
    units = f'code,name,kind,parent_code\n990000001,"\u202e{quoted}\u200b",township,{ROOT}\n'
    shown = await sends(chief, units, "\u202evsc.<b>units</b>.csv")
    assert "vsc.<b>units</b>.csv" in shown
    assert await chief.taps("导入") == "已导入"
    return chief, await county.hire(NAME, Role.LIAISON, "990000001")


async def reported(liaison: Person) -> str:
    assert SEEN in await liaison.says(TYPED)
    await liaison.taps("上报")
    return number_in(await liaison.screen())


@pytest.mark.at_one_moment
async def test_a_matter_of_odd_words_goes_its_way_and_is_shown_as_typed(county: County) -> None:
    _, liaison = await odd_office(county)
    clerk, deputy = await county.joined("clerk", "deputy")
    await at_register_card(clerk, await reported(liaison))
    assert f"承办 {UNIT}" in await clerk.screen()
    await clerk.taps("确认")
    await liaison.taps("签收")
    await liaison.taps("报进展")
    assert SEEN in await liaison.says(TYPED)
    await handled(liaison, TYPED)
    await deputy.taps("看件")
    assert SEEN in await deputy.screen()
    await deputy.taps("退回")
    await deputy.says(TYPED)
    await liaison.taps("打开")
    assert SEEN in await liaison.screen()
    await deputy.says("/case 1")
    await deputy.taps("办理经过")
    assert NAME in await deputy.screen()


async def test_a_report_holds_names_as_text_and_neither_formula_nor_field(county: County) -> None:
    _, liaison = await odd_office(county)
    clerk, director = await county.joined("clerk", "director")
    await at_register_card(clerk, await reported(liaison))
    await clerk.taps("确认")
    await director.says("/report 2026-11 全县")
    sent = [one for one in await director.phone.messages(200) if "document" in one]
    document, book = [BytesIO(await director.phone.download(one)) for one in sent]
    paper = docx.Document(document)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert UNIT in cells
    assert "49" not in "".join(paragraph.text for paragraph in paper.paragraphs)
    found = [
        cell
        for sheet in openpyxl.load_workbook(book)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert [cell.data_type for cell in found if cell.value == UNIT] != []
    assert {cell.data_type for cell in found} <= {"s", "n"}


@pytest.mark.parametrize(
    "words",
    ["' OR 1=1 --", "%", "__", '"* NEAR(', "a' UNION SELECT", "\\", "机井* OR 村", "\x00井"],
)
async def test_a_search_is_for_words_and_asks_the_database_nothing_else(
    county: County, words: str
) -> None:
    liaison, neighbour = await county.joined("liaison", "neighbour")
    await liaison.says("上湾村水渠漏了。")
    await liaison.taps("上报")
    said = await neighbour.says(f"/find {words}")
    assert "出了点问题" not in said
    assert "水渠" not in said


async def test_a_name_with_marks_that_turn_it_round_is_kept_without_them(county: County) -> None:
    chief = await county.join("administrator")
    people = "name,role,unit_code,time\n王\u202e小\u200b明\x07,liaison,990000003,full\n"
    await sends(chief, people, "people.csv")
    await chief.taps("导入")
    assert "王小明" in await chief.says("/people 小明")
    assert "王小明" in str([*await chief.labels(), await chief.screen()])


async def test_a_number_with_marks_within_opens_its_matter(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("上湾村水渠漏了。")
    await liaison.taps("上报")
    number = number_in(await liaison.screen())
    turned = "\u202e" + "\u200b".join(number) + "\u2069"
    assert "水渠漏了" in await liaison.says(f"/case {turned}")


async def test_a_toast_says_a_name_as_it_is(county: County) -> None:
    liaison, clerk, deputy = await county.joined("liaison", "clerk", "deputy")
    other = await county.hire(NAME, Role.DEPUTY)
    await liaison.says("上湾村水渠漏了。")
    await liaison.taps("上报")
    await at_register_card(clerk, number_in(await liaison.screen()))
    await changed(clerk, "程序", "普通程序")
    await clerk.taps("确认")
    await deputy.taps("看件")
    card = await deputy.phone.last()
    await other.says("/case 1")
    await other.taps("同意交办")
    assert f"已由{NAME}办理" in await deputy.screen()
    # Another device of the deputy's still shows the button.
    buttons = [one for row in card["reply_markup"]["inline_keyboard"] for one in row]
    data = next(one["callback_data"] for one in buttons if one["text"] == "同意交办")
    answer = await deputy.phone.tap_data(card["message_id"], data)
    assert NAME in answer["answer"]["text"]
