"""After a crash what was applied is answered once more, on the card where its answer belongs."""

import pytest
from movable_time import MovableTime
from running import Running, running, until
from small_county import WORDS, fill

from sandbox.client import Phone, words
from storage.database import Database
from storage.unit import Unit


def applied(database: Database) -> int:
    """How many updates are applied and not yet noted as answered."""

    def count(view: Unit) -> int:
        sql = "SELECT count(*) FROM inbox WHERE state = 'applied'"
        return int(view.connection.exec_driver_sql(sql).scalar_one())

    return database.read_now(count)  # type: ignore[arg-type]


async def restart(run: Running) -> None:
    """The program is killed, and started again."""
    await run.crash()
    run.box.core.faults.error_code = None
    run.build(None)
    await run.app.start()
    await run.settle()


async def cards(phone: Phone) -> list[str]:
    """What the bot's messages say, oldest first."""
    return [words(one) for one in await phone.messages() if not one["outgoing"]]


def forgetful(run: Running) -> None:
    """From now on the program is killed after an answer went out, before that is noted."""

    async def killed(*_given: object) -> None:
        return

    run.app.handling._answered = killed  # type: ignore[method-assign]


async def liaison(run: Running) -> Phone:
    county = fill(run.database)
    phone = await run.phones.add("林")
    county.bind(county.liaison, phone.id)
    return phone


async def test_a_tap_that_was_not_answered_before_the_crash_edits_its_card(
    lite_database: Database, clock: MovableTime
) -> None:
    async with running(lite_database, clock) as run:
        phone = await liaison(run)
        await phone.send(WORDS)
        await run.settle()
        run.box.core.faults.error_code = 502
        with pytest.raises(TimeoutError):  # the button spins
            await phone.tap("上报", wait=0)
        await until(lambda: applied(lite_database) == 1)
        await restart(run)
        shown = await cards(phone)
        assert len(shown) == 1
        assert "待审核" in shown[0]
        assert applied(lite_database) == 0


async def test_a_tap_that_was_answered_before_the_crash_leaves_one_card(
    lite_database: Database, clock: MovableTime
) -> None:
    async with running(lite_database, clock) as run:
        phone = await liaison(run)
        await phone.send(WORDS)
        await run.settle()
        forgetful(run)
        await phone.tap("上报")
        await run.settle()
        assert applied(lite_database) == 1
        await restart(run)
        assert len(await cards(phone)) == 1


async def test_words_added_before_the_crash_are_answered_below_them_and_once(
    lite_database: Database, clock: MovableTime
) -> None:
    async with running(lite_database, clock) as run:
        phone = await liaison(run)
        await phone.send(WORDS)
        await run.settle()
        run.box.core.faults.error_code = 502
        added = await phone.send("井在村东头。")
        await until(lambda: applied(lite_database) == 1)
        await restart(run)
        assert len(await cards(phone)) == 1
        assert (await phone.last())["message_id"] > added["message_id"]
        assert "井在村东头" in (await cards(phone))[0]


async def test_a_changed_message_changes_its_card_after_the_crash_too(
    lite_database: Database, clock: MovableTime
) -> None:
    async with running(lite_database, clock) as run:
        phone = await liaison(run)
        sent = await phone.send(WORDS)
        await run.settle()
        run.box.core.faults.error_code = 502
        await phone.edit(sent["message_id"], "下湾村机井坏了。")
        await until(lambda: applied(lite_database) == 1)
        await restart(run)
        assert len(await cards(phone)) == 1
        assert "下湾村机井坏了" in (await cards(phone))[0]


async def test_an_answer_that_went_out_before_the_crash_is_changed_and_not_sent_again(
    lite_database: Database, clock: MovableTime
) -> None:
    async with running(lite_database, clock) as run:
        phone = await liaison(run)
        forgetful(run)
        sent = await phone.send(WORDS)
        await run.settle()
        assert applied(lite_database) == 1
        await restart(run)
        shown = [one for one in await phone.messages() if not one["outgoing"]]
        assert len(shown) == 1
        assert shown[0]["message_id"] > sent["message_id"]
        assert applied(lite_database) == 0
        await phone.tap("上报")  # and it is the card of its form
        await run.settle()
        assert ["待审核" in one for one in await cards(phone)] == [True]


async def test_a_push_that_came_meanwhile_is_left_as_it_is(
    lite_database: Database, clock: MovableTime
) -> None:
    async with running(lite_database, clock) as run:
        county = fill(run.database)
        phone = await run.phones.add("林")
        county.bind(county.liaison, phone.id)
        run.app.handling._first_pause = 60
        run.box.core.faults.error_code = 502
        await phone.send(WORDS)
        await until(lambda: any(not one.ok for one in run.box.requests))
        run.box.core.faults.error_code = None
        county.register(county.report())
        run.app.sender.wake()
        push = await phone.expect("交办给您")
        await restart(run)
        shown = await cards(phone)
        assert ["交办给您" in one for one in shown] == [True, False]
        assert [WORDS in one for one in shown] == [False, True]
        assert push["message_id"] < (await phone.last())["message_id"]
