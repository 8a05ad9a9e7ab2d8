"""The brief that comes unasked on a leader's phone: read, opened, moved, switched off."""

from datetime import UTC, datetime

from county import County


async def test_a_leader_reads_the_weekly_brief_and_moves_it(county: County) -> None:
    leader = await county.join("director")
    await county.walk_to(datetime(2026, 11, 30, 0, 31, tzinfo=UTC))
    brief = await leader.find("本周简报")
    await leader.taps("怎么样", brief)
    assert "在办" in await leader.screen()
    await leader.says("/me")
    await leader.taps("每周简报")
    assert "下一次 12月7日(周一) 08:30" in await leader.screen()
    assert await leader.taps("周二") == "简报时间已改"
    await leader.taps("15:30")
    assert "下一次 12月8日(周二) 15:30" in await leader.screen()
    assert await leader.taps("不要简报") == "简报已停,随时可以再开"
    await county.walk_to(datetime(2026, 12, 9, 0, 31, tzinfo=UTC))
    assert "现在不发" in await leader.screen()


async def test_a_liaison_is_offered_none(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("/me")
    assert not [label for label in await liaison.labels() if "简报" in label]
