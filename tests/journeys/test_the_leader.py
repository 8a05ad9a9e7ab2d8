"""A leader with ten seconds: one message with a picture, and from there down to the case."""

from county import County, Person
from openings import WELL

ROAD = "河东村的路被水冲断了,孩子上学绕远。"


async def register(county: County, words: str, author: Person, clerk: Person) -> None:
    """A lead reported by somebody and registered by the clerk."""
    await author.says(words)
    await author.taps("上报")
    await clerk.says("待审核")
    await clerk.phone.tap("L26-")
    await county.settle()
    await clerk.taps("照此登记交办")
    await clerk.taps("确认")


async def test_the_director_asks_and_goes_down_to_a_case(county: County) -> None:
    liaison, neighbour = await county.join("liaison"), await county.join("neighbour")
    clerk, director = await county.join("clerk"), await county.join("director")
    await register(county, WELL, liaison, clerk)
    await register(county, ROAD, neighbour, clerk)

    # One message with a picture; what is open is a tap away and stays the same message.
    text = await director.says("怎么样")
    assert "在办2" in text
    assert "现在没有要您定的,也没有超期的。" in text
    answer = await director.phone.last()
    assert answer.get("photo")
    await director.taps("在办")
    listed = await director.phone.last()
    assert listed["message_id"] == answer["message_id"]
    assert "柳湾镇" in await director.screen()
    await director.taps("返回")
    assert "在办2" in await director.screen()
    # Every number has its list; one case of it is led with two taps, or instructed on.
    await director.taps("更多")
    await director.taps("其他来件")
    assert "其他来件 2件 青溪县 本月" in await director.screen()
    await director.taps("包案")
    assert "包哪一件?" in await director.screen()
    assert (await director.phone.last())["message_id"] == answer["message_id"]
    await director.taps("返回")
    # A case tells nothing of the county's picture: the picture goes, and words alone are shown.
    await director.taps("XF26-")
    assert "办理经过" in await director.labels()
    assert not (await director.phone.last()).get("photo")
    assert answer["message_id"] not in [
        one["message_id"] for one in await director.phone.messages()
    ]
    await director.says("怎么样")
    await director.taps("各乡镇")
    assert "云岭乡 在办1" in await director.screen()
    await director.taps("云岭乡")
    assert (await director.screen()).startswith("云岭乡 本月")

    # A place and a period in any order; what is odd gets a line on what to try.
    assert "柳湾镇 10月" in await director.says("/status 上月 柳湾镇")
    assert "没有超期的" in await director.says("/overdue 上月 柳湾镇")
    await director.taps("返回")
    assert (await director.screen()).startswith("柳湾镇 10月")
    assert "还没到" in await director.says("/status 2027-01")
    assert "看不懂这个时间" in await director.says("/status 13月")
    assert "看不懂“上越”" in await director.says("/status 柳湾镇 上越")
    await director.taps("上月")
    assert (await director.screen()).startswith("柳湾镇 10月")
    assert "是不是" in await director.says("/overdue 柳弯镇 本月")
    assert "是不是" in await director.says("/status 柳弯镇")
    await director.taps("柳湾镇")
    assert (await director.screen()).startswith("柳湾镇 本月")

    # A mistyped word finds, a bare word too; nobody else's matter is told to a liaison.
    assert "机井坏了" in await director.says("机井那事")
    assert "没有找到" in await director.says("路灯")
    assert "没有找到" in await liaison.says("/find 孩子")
    assert "至少写两个字" in await director.says("/find 井")

    # Sixteen days on, both are late; a reminder goes out once a working day.
    await county.walk(days=16)
    text = await director.says("谁拖着")
    assert "超期 2件" in text
    assert "该 柳湾镇 办" in text
    assert await director.taps("催办") == "已催办"
    assert "超期 2件" in await director.screen()
    assert await director.taps("催办") == "今天已催过,明天再催"
    assert "超期2件(柳湾镇、云岭乡)" in await director.says("怎么样")
