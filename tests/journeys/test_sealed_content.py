"""Where the office lets the words of an accusation be kept: sealed, and read with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from county import County, Person
from movable_time import MovableTime
from openings import PNG
from planted import files, tables
from sqlalchemy import text

from casework.house import Accusations, House
from casework.push_manner import Manner
from sandbox.client import words
from storage import compacting
from storage.database import Database
from storage.unit import Reader
from storage.vault import Vault

ACCUSATION = "举报上湾村支书冒领低保款,可打13812345678问我。"
SECRETS = ("低保款", "支书", "13812345678")


@pytest.fixture
def lite_database(
    lite_url: str, vault: Vault, clock: MovableTime, manner: Manner, tmp_path: Path
) -> Iterator[Database]:
    """The record of an office that has said so."""
    house = House(accusations=Accusations.SEALED)
    folder = tmp_path / "attachments"
    opened = Database(
        lite_url, vault, clock, durable=False, attachments=folder, manner=manner, house=house
    )
    yield opened
    opened.close()


async def told(person: Person, *, own: bool = False) -> list[str]:
    """What of it the bot says to somebody; with ``own`` what stands in the chat at all."""
    chat = [one for one in await person.phone.messages(200) if own or not one["outgoing"]]
    everything = "\n".join(words(one) for one in chat)
    return [secret for secret in SECRETS if secret in everything]


async def sealed(county: County) -> tuple[Person, Person]:
    """A liaison has reported one in words and with a picture; the liaison and the receiver."""
    liaison, deputy = await county.joined("liaison", "deputy")
    await liaison.says(ACCUSATION)
    await liaison.sends(lambda phone: phone.photo(PNG, caption="支书家的低保款名单"))
    await liaison.taps("是举报干部")
    return liaison, deputy


async def test_its_words_leave_the_chat_at_once_and_stand_nowhere_in_the_clear(
    county: County, tmp_path: Path
) -> None:
    liaison, deputy = await sealed(county)
    assert await told(liaison, own=True) == await told(deputy) == []
    assert "原话已加密封存" in await liaison.screen()
    assert await liaison.labels() == []
    compacting.compact(county.database.engine)
    kept = b"\0".join([*(row.encode() for row in tables(county.database)), *files(tmp_path)])
    assert not [secret for secret in SECRETS if secret.encode() in kept]


@pytest.mark.at_one_moment
async def test_it_is_in_no_list_and_no_search_and_opens_for_nobody_else(county: County) -> None:
    liaison, deputy = await sealed(county)
    waiting = await deputy.find("密件在途")
    opens = waiting["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    others = await county.joined("clerk", "director", "inspector", "neighbour")
    for one in (liaison, deputy, *others):
        for command in ("/find 冒领", "/desk", "/cases", "/leads", "/status", "/overdue"):
            await one.says(command)
        assert await told(one) == []
    for one in (liaison, *others):  # the receiver's button in other hands
        await one.says("/menu")
        card = (await one.phone.last())["message_id"]
        await one.phone.tap_data(card, f"fs|{opens.split('|')[1]}|0|read_letter")
        await county.settle()
        await one.says("想看看内容。")
        assert await told(one) == []
    assert not await county.database.read(read_of)


async def test_its_receiver_reads_it_with_a_reason_for_ten_minutes_and_on_record(
    county: County,
) -> None:
    _liaison, deputy = await sealed(county)
    await deputy.taps("打开")
    await deputy.taps("查看内容")
    assert await told(deputy) == []
    await deputy.says("核实后决定是否转纪委。")
    assert await told(deputy) == list(SECRETS)
    for one in await deputy.phone.messages():
        if any(secret in words(one) for secret in SECRETS):
            assert one["has_protected_content"]
    await county.walk(minutes=11)
    assert await told(deputy) == []
    assert await county.database.read(read_of) == [county.ids["deputy"]]


def read_of(view: Reader) -> list[int]:
    """Who has looked at the words of a letter, by the record."""
    question = text("SELECT actor_id FROM event WHERE kind = 'revealed'")
    return list(view.run(question).scalars())
