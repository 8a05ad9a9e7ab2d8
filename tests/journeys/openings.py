"""Where journeys begin: what stands in the record before the first of them takes up a phone.

The way there is gone on phones in test_the_story, test_budgets and test_cases. Elsewhere the use
cases lay it down, and the bot tells everybody who has to know.
"""

import re

from county import County, Person
from two_townships import LIU, WELL, Story

from casework.workflow import Move

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
# What an officer says of a field day.
LINE = "见了种粮户,水渠漏水。"


def number_in(text: str) -> str:
    """The number of a report, as it is shown."""
    found = re.search(r"L\d\d-\d+-[A-Z]", text)
    assert found, text
    return found[0]


async def reported(liaison: Person, text: str = WELL) -> str:
    """A liaison's message and one tap; gives the number."""
    await liaison.says(text)
    await liaison.taps("上报")
    return number_in(await liaison.screen())


async def at_register_card(clerk: Person, number: str) -> None:
    """The clerk is one tap from a case."""
    await clerk.taps("打开", await clerk.find(number))
    await clerk.taps("照此登记交办")


async def changed(clerk: Person, field: str, choice: str) -> None:
    """A field of the register card is chosen otherwise."""
    await clerk.taps("更多")
    await clerk.taps(f"改{field}")
    await clerk.taps(choice)


async def handled(liaison: Person, words: str = "已换新泵,出水正常。") -> None:
    """The owner sends the result for approval."""
    await liaison.taps("报结果")
    await liaison.says(words)
    await liaison.taps("支持")
    await liaison.taps("解决问题")
    await liaison.taps("提交审核")


async def given(county: County, *who: str) -> list[Person]:
    """These people come in, and a simple case of the well is given to the township."""
    came = await county.joined(*who)
    _story(county).case()
    await county.settle()
    return came


async def assigned(county: County) -> tuple[Person, Person, Person]:
    """An ordinary case is given to the township; its liaison, the clerk and the deputy."""
    liaison, clerk, deputy = await county.joined("liaison", "clerk", "deputy")
    story = _story(county)
    story.act("deputy", Move.ASSIGN, story.case(procedure="ordinary", owner=LIU))
    await county.settle()
    return liaison, clerk, deputy


async def handling(county: County, *who: str) -> list[Person]:
    """The liaison, who has acknowledged a simple case on the phone, and these people."""
    liaison, *others = await given(county, "liaison", *who)
    await liaison.taps("签收")
    return [liaison, *others]


async def answered(county: County, *who: str) -> list[Person]:
    """These people come in, and a simple case has been answered today."""
    came = await county.joined(*who)
    story = _story(county)
    story.answer(story.case())
    await county.settle()
    return came


def _story(county: County) -> Story:
    return Story(county.database, county.ids)


async def logged(staff: Person, village: str = "上湾村") -> None:
    """A field day is logged; it waits for its host."""
    await staff.says(f"/visit {village}")
    await staff.says(LINE)
    await staff.taps("确认")
