"""Coming in: by invite only, once, with a menu that fits; strangers learn nothing."""

import pytest
from county import PEOPLE, County
from openings import given

from services import door


async def test_a_stranger_hears_one_courteous_line_and_sees_no_command(county: County) -> None:
    stranger = await county.phone("路人")
    said = await stranger.says("你好,这是干什么的?")
    assert said == "您好。这里是单位内部使用,请凭邀请进入。"
    assert await stranger.says("/status") == said
    assert await stranger.says("142") == said
    assert await stranger.phone.commands() == {}
    assert await stranger.phone.keyboard() == []


async def test_an_invite_shows_name_and_post_and_one_tap_opens_the_door(county: County) -> None:
    phone = await county.phone("小林")
    await phone.phone.start(county.invites["liaison"])
    await county.settle()
    assert "林小溪" in await phone.screen()
    assert "柳湾镇 联络员" in await phone.screen()
    await phone.taps("确认")
    assert await phone.heard("已开通")
    assert ["报情况", "今日走访"] in await phone.phone.keyboard()
    commands = await phone.phone.commands()
    assert commands["lead"] == "报情况"
    assert "approvals" not in commands


async def test_an_invite_opens_the_door_once(county: County) -> None:
    await county.join("liaison")
    other = await county.phone("别人")
    await other.phone.start(county.invites["liaison"])
    await county.settle()
    assert "已用过" in await other.screen()


async def test_a_wrong_and_an_expired_invite_say_what_to_do(county: County) -> None:
    phone = await county.phone("路人")
    await phone.phone.start("WRONGCODE9")
    await county.settle()
    assert "核对" in await phone.screen()
    await county.walk(days=15)
    await phone.phone.start(county.invites["staff"])
    await county.settle()
    assert "过期" in await phone.screen()


async def test_a_code_that_was_never_made_is_answered_like_one_that_was_used(
    county: County,
) -> None:
    await county.join("liaison")
    phone = await county.phone("路人")
    said = [
        await phone.says(f"/start {code}") for code in ("WRONGCODE9", county.invites["liaison"])
    ]
    assert said[0] == said[1]
    for n in range(2):
        await phone.says(f"/start WRONGCODE{n}")
    assert await phone.says(f"/start {county.invites['clerk']}") == (
        "邀请码试错太多次,请在今天09:01以后再试。"
    )
    await county.walk(minutes=1)
    assert "周清和" in await phone.says(f"/start {county.invites['clerk']}")


async def test_the_same_tap_twice_is_harmless(county: County) -> None:
    phone = await county.join("clerk")
    await phone.phone.start(county.invites["clerk"])
    await county.settle()
    assert await phone.heard("已开通")


async def test_an_english_phone_is_answered_in_english_and_can_change(county: County) -> None:
    clerk = await county.join("clerk", "en")
    assert await clerk.heard("you are in")
    assert (await clerk.phone.commands())["desk"] == "To be reviewed"
    await clerk.says("/lang")
    await clerk.taps("中文")
    assert (await clerk.phone.commands())["desk"] == "待审核"
    assert "没有待审核的情况" in await clerk.says("/desk")


async def test_a_command_of_another_role_says_so(county: County) -> None:
    liaison = await county.join("liaison")
    assert await liaison.says("/desk") == "这一步不归您办。"
    assert "不归您办" in await liaison.says("/approvals")
    administrator = await county.join("administrator")
    assert await administrator.says("/case 1") == "没有找到。"


async def test_what_is_not_understood_gets_one_line_and_the_menu(county: County) -> None:
    liaison = await county.join("liaison")
    assert "没看明白" in await liaison.says("/nonsense")
    assert "要报情况请发文字" in await liaison.sends(lambda phone: phone.file("sticker", b"RIFF"))


async def test_the_bot_leaves_a_group(county: County) -> None:
    liaison = await county.join("liaison")
    group = await liaison.phone.group("老乡群")
    await liaison.phone.send("大家好", chat_id=group)
    await county.settle()
    said = await liaison.phone.messages(chat_id=group)
    assert any("单独聊天" in message.get("text", "") for message in said)
    assert "报情况" in str(await liaison.phone.keyboard())


async def test_an_officer_with_a_new_phone_is_moved_and_the_old_one_is_a_stranger(
    county: County,
) -> None:
    old, administrator = await county.join("clerk"), await county.join("administrator")
    code = await county.database.write(door.make_invite, county.ids["clerk"])
    new = await county.phone("周清和新手机")
    await new.phone.start(code)
    await county.settle()
    await new.taps("确认")
    assert "desk" in await new.phone.commands()
    assert await old.phone.commands() == {}
    assert "凭邀请进入" in await old.says("/desk")
    assert administrator


@pytest.mark.parametrize(
    ("who", "said", "answer"),
    [
        ("director", "谁没动", "都签收了"),
        ("clerk", "谁还没动?", "都签收了"),
        ("inspector", "/silent", "都签收了"),
        ("liaison", "上级交办的", "没有找到“上级交办”"),
        ("liaison", "机井那事", "没有找到“机井那事”"),
        ("liaison", "收到", "要做什么"),
        ("director", "您好。", "要做什么"),
        ("administrator", "你今天忙吗", "没看明白"),
        ("administrator", "人员", "林小溪"),
        ("administrator", "日历", "工作日历"),
        ("administrator", "/calendar 2026-13", "看不懂这个时间"),
        ("administrator", "/calendar 2026－12", "2026年12月"),
        ("clerk", "登记", "是来信、来访还是来电"),
        ("staff", "/visits 2026-99", "看不懂这个时间"),
        ("liaison", "我的,地里机井坏了", "情况(未上报)"),
        ("liaison", "/lead 上湾村机井坏了", "地点 柳湾镇·上湾村"),
        ("liaison", "/Help", "听到什么直接发"),
        ("liaison", "／case 1", "没有找到"),
        ("liaison", "👍", "没看明白"),
        ("liaison", "取消", "现在没有在填的"),
        ("liaison", "上报", "请把听到的情况发过来"),
        ("director", "确认", "没看明白"),
    ],
)
async def test_plain_words_are_enough(county: County, who: str, said: str, answer: str) -> None:
    person = await county.join(who)
    assert answer in await person.says(said)


async def test_every_officer_finds_words_to_tap(county: County) -> None:
    for who in PEOPLE:
        person = await county.join(who)
        for row in await person.phone.keyboard():
            for word in row:
                said = await person.says(word)
                assert "没看明白" not in said, (who, word)
                assert "不归您办" not in said, (who, word)
        assert await person.phone.keyboard(), who


@pytest.mark.at_one_moment
async def test_who_has_not_taken_a_case_on_is_listed_and_reminded(county: County) -> None:
    liaison, director = await given(county, "liaison", "director")
    assert "林小溪 柳湾镇 1件" in await director.says("谁没动")
    assert await director.taps("再提醒") == "已催办"
    await liaison.taps("签收")
    assert "都签收了" in await director.says("谁没动")


async def test_a_card_is_sent_or_dropped_by_a_word(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("上湾村机井坏了两个月没人修。")
    assert "已取消" in await liaison.says("算了")
    await liaison.says("下湾村路灯不亮。")
    assert "待审核" in await liaison.says("上报")
