"""What comes out of turn, too late or incomplete: each says what is wrong and what can be done."""

from datetime import date

from county import County, Person
from openings import answered, assigned, at_register_card, handled, reported
from sqlalchemy import update

from casework.actions import Action, Verb
from casework.workflow import Move
from storage import people
from storage.tables import PostRow, core
from storage.unit import Unit
from wording.codec import pack, unpack

_POST = core(PostRow)


async def leave_office(county: County, who: str) -> None:
    """Somebody's posts end with yesterday."""

    def work(unit: Unit) -> None:
        unit.change_directory()
        ended = update(_POST).where(_POST.c.officer_id == county.ids[who])
        unit.run(ended.values(last_day=date(2026, 11, 22)))

    await county.database.write(work)


async def tapped(person: Person, card: dict[str, object], data: str) -> str:
    """What a tap on an earlier card is answered with."""
    answer = await person.phone.tap_data(int(str(card["message_id"])), data)
    await person.county.settle()
    return str((answer.get("answer") or {}).get("text", ""))


def button(card: dict[str, object], label: str) -> str:
    """What the button with this label sends."""
    rows = card["reply_markup"]["inline_keyboard"]  # type: ignore[index]
    return next(one["callback_data"] for row in rows for one in row if one["text"] == label)


async def test_out_of_turn_it_says_whose_turn_it_is(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    await liaison.taps("签收")
    await handled(liaison)
    card = await liaison.phone.last()
    case_id = unpack(button(card, "办理经过")).target
    approve = pack(Action(Verb.MOVE, case_id, 0, Move.APPROVE_REPLY.value))
    assert await tapped(liaison, card, approve) == "这一步不归您办,现在轮到秦望舒。"


async def test_an_old_card_says_what_was_done_and_shows_the_newest(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    await liaison.taps("签收")
    await handled(liaison)
    await deputy.taps("看件", await deputy.find("答复请您审核"))
    card = await deputy.phone.last()
    approve = button(card, "同意")
    await deputy.taps("退回")
    await deputy.taps("未见本人")
    said = await tapped(deputy, card, approve)
    assert said == "您已办“退回答复”,这张卡片过期了。请看最新的卡片。"
    assert "未见本人" in await deputy.screen()


async def test_after_losing_the_post_it_says_whom_to_ask(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    await liaison.taps("签收")
    await handled(liaison)
    await deputy.taps("看件", await deputy.find("答复请您审核"))
    card = await deputy.phone.last()
    approve = button(card, "同意")
    await leave_office(county, "deputy")
    gone = "没有找到。您现在没有任职,有事请找管理员。"
    assert await tapped(deputy, card, approve) == gone
    made_up = pack(Action(Verb.MOVE, 12345, 0, Move.APPROVE_REPLY.value))
    assert await tapped(deputy, card, made_up) == gone


async def test_whoever_keeps_another_post_is_told_which_has_ended_whatever_they_look_for(
    county: County,
) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    await liaison.taps("签收")
    card = await liaison.phone.last()
    result = button(card, "报结果")
    await leave_office(county, "liaison")
    await county.database.write(staff_elsewhere, county.ids["liaison"])
    ended = "没有找到。您的联络员任职已经结束,原来的件有的看不到了。有事请找管理员。"
    assert await tapped(liaison, card, result) == ended
    assert ended in await liaison.says("/case 组信〔2026〕1号")
    assert ended in await liaison.says("/case 组信〔2026〕77号")  # which there is not


def staff_elsewhere(unit: Unit, officer_id: int) -> None:
    people.add_post(
        unit, officer_id, role="staff", unit_code="990000003", first_day=date(2026, 1, 1)
    )


async def test_what_was_typed_outlives_the_post(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    await liaison.taps("签收")
    await liaison.taps("报结果")
    await liaison.says("已换新泵,出水正常。")
    await liaison.taps("支持")
    await liaison.taps("解决问题")
    card = await liaison.phone.last()
    await leave_office(county, "liaison")
    assert "没有任职" in await liaison.taps("提交审核")
    await county.database.write(reappoint, county.ids["liaison"])
    assert await tapped(liaison, card, button(card, "提交审核")) == "已提交审核"
    assert "已换新泵" in await liaison.screen()


def reappoint(unit: Unit, officer_id: int) -> None:
    unit.change_directory()
    unit.run(update(_POST).where(_POST.c.officer_id == officer_id).values(last_day=None))


async def test_dates_past_off_and_nonsense_are_told_apart(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    director = await county.join("director")
    await liaison.taps("签收")
    await director.says("1")
    await director.taps("批示")
    await director.says("年前务必解决。")
    for typed, said in (("昨天", "这天已经过了"), ("尽快", "没看懂是哪天"), ("13月45日", "没看懂")):
        shown = await director.says(typed)
        assert said in shown, typed
        assert "年前务必解决" in shown, typed
    off = await director.says("12月5日")
    assert "12月5日(周六),周末顺延到2026年12月7日(周一)" in off
    assert await director.taps("下批示") == "批示已送承办单位"


async def test_a_result_without_its_checklist_waits_for_it(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    await liaison.taps("签收")
    await liaison.taps("报结果")
    await liaison.says("已换新泵,出水正常。")
    await liaison.taps("支持")
    card = await liaison.phone.last()
    assert "提交审核" not in await liaison.labels()
    draft = unpack(button(card, "解决问题")).target
    forged = pack(Action(Verb.FORM_CONFIRM, draft))
    assert "还差一项" in await tapped(liaison, card, forged)
    assert "已换新泵" in await liaison.screen()
    await liaison.taps("解决问题")
    await liaison.taps("提交审核")
    assert "已换新泵" in await liaison.screen()


async def test_a_result_waits_for_the_parts_of_others_as_it_was_typed(county: County) -> None:
    liaison, _clerk, deputy = await assigned(county)
    neighbour = await county.join("neighbour")
    await liaison.taps("签收")
    await liaison.taps("报结果")
    await liaison.says("已换新泵,出水正常。")
    await liaison.taps("支持")
    await liaison.taps("解决问题")
    form = await liaison.phone.last()
    await deputy.says("/case 1")
    await deputy.taps("更多")
    await deputy.taps("请人协办")
    await deputy.taps("云岭乡")
    await deputy.says("查一下上游水量。")
    await deputy.taps("确认")
    submit = button(form, "提交审核")
    said = await tapped(liaison, form, submit)
    assert said == "协办部分还没交齐。交齐后再报结果,或请分管领导撤协办。写的还在。"
    await neighbour.taps("打开", await neighbour.find("请你们协办"))
    await neighbour.taps("交协办情况")
    await neighbour.says("上游水量正常。")
    assert await tapped(liaison, form, submit) == "已提交审核"


async def test_an_extension_that_is_sent_after_the_date_is_refused(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    await liaison.taps("签收")
    await county.walk_to(county.office(date(2027, 1, 22), 16))
    await liaison.says("/case 1")
    await liaison.taps("申请延期")
    await liaison.taps("20天")
    await liaison.says("等省里鉴定结论。")
    form = await liaison.phone.last()
    await county.walk_to(county.office(date(2027, 1, 25), 9))
    said = await tapped(liaison, form, button(form, "提交"))
    assert said == "期限已过,不能再延期或中止,请尽快办结。写的还在。"
    assert "等省里鉴定结论" in str(
        [message for message in await liaison.phone.messages() if not message["outgoing"]]
    )


async def test_more_time_is_offered_only_while_it_can_be_granted(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    await liaison.taps("签收")
    card = await liaison.phone.last()
    ask = button(card, "申请延期")
    await county.walk_to(county.office(date(2027, 1, 25), 9))
    said = await tapped(liaison, card, ask)
    assert said == "期限已过,不能再延期或中止,请尽快办结。"
    await liaison.says("/case 1")
    await liaison.taps("更多")
    assert "申请延期" not in await liaison.labels()


async def test_a_final_case_is_not_reopened(county: County) -> None:
    clerk, deputy = await answered(county, "clerk", "deputy")
    for asked in ("复查", "复核"):
        await clerk.says("/case 1")
        await clerk.taps(f"申请{asked}")
        await clerk.taps("今天")
        await clerk.says("上级信访局")
        await clerk.taps("确认")
        if asked == "复核":
            await deputy.says("/case 1")
            assert "重办" not in await deputy.labels()
        await clerk.taps(f"{asked}结论")
        await clerk.taps("维持")
        await clerk.taps("今天")
        await clerk.says("维持原答复。")
        await clerk.taps("确认")
        if asked == "复查":
            await deputy.says("/case 1")
            old = await deputy.phone.last()
            reopen = button(old, "重办")
    said = await tapped(deputy, old, reopen)
    assert said == "复核已经终结,不再重办。有新的事实,请另行登记。"


async def test_an_objection_after_its_five_days_says_whom_to_talk_to(county: County) -> None:
    liaison, _clerk, _deputy = await assigned(county)
    await liaison.taps("打开")
    await liaison.taps("提异议")
    form = await liaison.phone.last()
    await county.walk(days=8)
    said = await tapped(liaison, form, button(form, "不在本辖区"))
    assert said == "提异议的5个工作日已过,请签收办理,有难处找信访专干。"


async def test_of_two_who_withdraw_and_register_the_author_is_told(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    card = await liaison.phone.last()
    withdraw = button(card, "撤回")
    await at_register_card(clerk, number)
    await clerk.taps("确认")
    said = await tapped(liaison, card, withdraw)
    assert "周清和" in said
    assert "登记" in said
