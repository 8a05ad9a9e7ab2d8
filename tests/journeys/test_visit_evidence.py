"""Photos, files and places as evidence of a field day, as officers send them."""

import pytest
from county import County
from openings import LINE, PNG, logged
from photographs import saved, scene

from storage import units
from storage.unit import Unit


async def test_a_photo_or_a_place_sent_meanwhile_is_evidence(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("/visit 上湾村")
    shown = await staff.sends(lambda phone: phone.photo(PNG, LINE))
    assert "照片1张" in shown
    await staff.sends(lambda phone: phone.location(32.6, 112.1))
    await staff.taps("确认")
    assert "有照片,算数" in await staff.screen()
    again = await staff.says("/visit 上湾村")
    assert "见了哪类人" in again
    await staff.says("没有")
    await staff.taps("改半天")
    await staff.taps("改日期")
    await staff.taps("昨天")
    await staff.taps("确认")
    card = await staff.find("还不算数")
    shown = await staff.sends(
        lambda phone: phone.photo(PNG, reply_to_message_id=card["message_id"])
    )
    assert "有照片,算数" in shown
    await staff.taps("撤销")
    assert "已撤销" in await staff.screen()
    await staff.taps("恢复")
    assert "11月走访 ■◧□" in await staff.screen()


async def test_the_same_photograph_is_hinted_at_though_it_was_saved_anew(county: County) -> None:
    staff, other = await county.join("staff"), await county.join("liaison")
    photograph = scene(3)
    for who, day, picture in (
        (staff, None, saved(photograph, quality=90)),
        (staff, "昨天", saved(photograph, quality=90)),
        (other, None, saved(photograph.resize((480, 360)), quality=40)),
        (other, "昨天", saved(scene(4))),
    ):
        await who.says("/visit 上湾村")
        await who.sends(lambda phone, picture=picture: phone.photo(picture, LINE))
        if day is not None:
            await who.taps("改日期")
            await who.taps(day)
        await who.taps("确认")
        await county.walk(minutes=1)
        used = (who, day) in {(staff, "昨天"), (other, None)}
        assert ("照片以前用过" in await who.screen()) is used
        assert "有照片,算数" in await who.screen()


@pytest.mark.at_one_moment
async def test_a_photograph_cut_off_on_its_way_is_asked_for_again(county: County) -> None:
    staff, liaison = await county.join("staff"), await county.join("liaison")
    await logged(staff)
    card = (await staff.find("还不算数"))["message_id"]
    broken = saved(scene())[:5000]
    await staff.sends(lambda phone: phone.photo(broken, reply_to_message_id=card))
    await county.walk(minutes=2)
    asked = await staff.find("今天的走访,照片打不开,请再发一张")
    await staff.taps("打开", asked)
    assert "1个文件打不开,请换一个再发" in await staff.screen()
    assert "还不算数" in await staff.screen()
    await liaison.taps("属实", await liaison.find("今天的走访,请您确认"))
    await staff.says("走访进度")
    assert "■□□" in await staff.screen()


async def test_an_album_in_reply_to_the_days_card_gets_one_card(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("今日走访")
    await staff.taps("上湾村")
    await staff.says(LINE)
    await staff.taps("确认")
    card, before = await staff.find("还不算数"), await staff.count()
    shown = await staff.sends(
        lambda phone: phone.file(
            "photo", PNG + b"1", PNG + b"2", reply_to_message_id=card["message_id"]
        )
    )
    assert "有照片,算数" in shown
    assert await staff.count() == before + 1


async def test_a_voice_sent_while_the_line_is_asked_for_stays_with_the_day(county: County) -> None:
    staff = await county.join("staff")
    await staff.says("/visit 上湾村")
    assert "要算数,请发照片或位置" in await staff.sends(lambda phone: phone.voice())
    assert "见了哪类人" in await staff.screen()
    assert LINE in await staff.says(LINE)
    await staff.taps("确认")
    assert "附件1个" in await staff.screen()
    assert "情况(未上报)" in await staff.sends(lambda phone: phone.voice())


async def test_a_place_brings_the_villages_near_it_and_a_live_one_is_not_kept(
    county: County,
) -> None:
    def locate(unit: Unit) -> None:
        units.locate(unit, "990000001201", 33.05, 112.24)
        units.locate(unit, "990000003201", 33.2, 112.4)

    await county.database.write(locate)
    staff = await county.join("staff")
    await staff.says("今日走访")
    shown = await staff.sends(lambda phone: phone.location(33.051, 112.241))
    assert "离得近的村在前面" in shown
    assert (await staff.labels())[0] == "上湾村"
    await staff.taps("上湾村")
    await staff.says(LINE)
    await staff.taps("确认")
    assert "有位置,算数" in await staff.screen()
    assert "提示" not in await staff.screen()
    card = await staff.find("有位置,算数")
    await staff.sends(
        lambda phone: phone.location(34.5, 113.5, reply_to_message_id=card["message_id"])
    )
    assert "位置离村约" in await staff.screen()
    assert "只作提示,不影响计数" in await staff.screen()
    assert "■" in await staff.screen()


async def test_whatever_file_answers_the_days_card_goes_to_that_day(county: County) -> None:
    staff = await county.join("staff")
    await logged(staff)
    card = (await staff.find("还不算数"))["message_id"]
    shown = await staff.sends(
        lambda phone: phone.document(b"%PDF-", "会议记录.pdf", reply_to_message_id=card)
    )
    assert "还不算数" in shown
    shown = await staff.sends(lambda phone: phone.file("video", b"mp4", reply_to_message_id=card))
    assert "有照片,算数" in shown
    shown = await staff.sends(
        lambda phone: phone.file(
            "video", b"mp4 too", caption="渠水漫到路上", reply_to_message_id=card
        )
    )
    assert "水漫到路上" in shown
    assert "情况" not in shown.splitlines()[0]
