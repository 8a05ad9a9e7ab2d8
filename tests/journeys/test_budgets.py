"""Each journey within its budget of interactions, in both languages (product.md, Journeys).

One interaction is one message sent or one button tapped. What the bot shows after the last one is
the proof that the journey has arrived.
"""

from collections.abc import Callable
from typing import Any

import pytest
from county import PEOPLE, County, Person
from openings import WELL
from photographs import saved, scene

from casework.people import Language
from sandbox.client import Phone
from wording.texts import words_for

LANGUAGES = {"zh-hans": Language.CHINESE, "en": Language.ENGLISH}
MESSAGES: dict[str, Callable[[Phone], Any]] = {
    "text": lambda phone: phone.send(WELL),
    "photo": lambda phone: phone.photo(saved(scene(1)), WELL),
    "album": lambda phone: phone.album([saved(scene(2)), saved(scene(3))], WELL),
    "voice": lambda phone: phone.voice(),
    "round video": lambda phone: phone.file("video_note", b"mp4"),
    "video": lambda phone: phone.file("video", b"mp4", caption=WELL),
    "file": lambda phone: phone.document(b"%PDF-", "a.pdf", WELL),
    "location": lambda phone: phone.location(33.05, 112.24),
    "venue": lambda phone: phone.venue(33.05, 112.24, "上湾村委会", "柳湾镇"),
    "contact": lambda phone: phone.contact("13800138000", "王大爷"),
    "forwarded": lambda phone: phone.forward(WELL, "王大爷"),
}
pytestmark = pytest.mark.parametrize("language", LANGUAGES)


class Counted:
    """Somebody at a phone whose every message and tap is counted."""

    def __init__(self, person: Person, language: str) -> None:
        self.person = person
        self.say = words_for(LANGUAGES[language])
        self.spent = 0

    async def says(self, text: str) -> str:
        self.spent += 1
        return await self.person.says(text)

    async def sends(self, act: Callable[[Phone], Any]) -> str:
        self.spent += 1
        return await self.person.sends(act)

    async def taps(self, key: str, message: dict[str, Any] | None = None) -> str:
        """Tap the newest button that has this text's words."""
        self.spent += 1
        return await self.person.taps(self.say(key), message)

    async def shows(self, key: str) -> bool:
        return self.say(key) in await self.person.labels()

    def again(self) -> "Counted":
        """Begin to count anew."""
        self.spent = 0
        return self


async def join(county: County, who: str, language: str) -> Counted:
    return Counted(await county.join(who, language), language)


async def reported(liaison: Counted) -> None:
    await liaison.says(WELL)
    await liaison.taps("button-form-confirm-lead")


async def registered(clerk: Counted) -> None:
    await clerk.taps("push-button-open")
    await clerk.taps("button-move-register")
    await clerk.taps("button-form-confirm-register")


async def test_joining_takes_two(county: County, language: str) -> None:
    name = PEOPLE["liaison"][0]
    newcomer = Counted(await county.phone(name, language), language)
    await newcomer.sends(lambda phone: phone.start(county.invites["liaison"]))
    await newcomer.taps("button-join")
    assert newcomer.spent == 2
    assert newcomer.say("joined", name=name) in await newcomer.person.screen()


async def test_reporting_from_any_message_takes_two(county: County, language: str) -> None:
    liaison = await join(county, "liaison", language)
    for number, (kind, message) in enumerate(MESSAGES.items(), start=1):
        liaison.again()
        await liaison.sends(message)
        done = await liaison.taps("button-form-confirm-lead")
        assert (liaison.spent, done) == (2, liaison.say("notice-reported")), kind
        assert f"L26-{number}-" in await liaison.person.screen(), kind


async def test_a_field_day_takes_four(county: County, language: str) -> None:
    staff = await join(county, "staff", language)
    await staff.says(staff.say("word-visit"))
    assert (await staff.person.labels())[0] == "上湾村"  # the contact village
    staff.spent += 1
    await staff.person.taps("上湾村")
    await staff.says("见了种粮户,水渠漏水。")
    done = await staff.taps("button-form-confirm-visit")
    assert (staff.spent, done) == (4, staff.say("notice-logged"))


@pytest.mark.at_one_moment
async def test_from_the_desk_to_the_reply(county: County, language: str) -> None:
    liaison, clerk, deputy = [
        await join(county, who, language) for who in ("liaison", "clerk", "deputy")
    ]
    await reported(liaison)

    # The clerk, from the push to an assigned simple case: three.
    await registered(clerk.again())
    assert clerk.spent == 3
    push = await liaison.person.phone.last()

    # The owner acknowledges on the push, which becomes the card: one.
    done = await liaison.again().taps("button-move-acknowledge")
    card = await liaison.person.phone.last()
    assert (liaison.spent, done) == (1, liaison.say("notice-acknowledge"))
    assert card["message_id"] == push["message_id"]
    assert WELL in await liaison.person.screen()

    # Progress saves at once, and can be corrected: two.
    await liaison.again().taps("button-move-progress")
    assert "泵烧了" in await liaison.says("现场看过,泵烧了。")
    assert liaison.spent == 2
    assert await liaison.shows("button-correct-progress")

    # The result; the deputy returns it with a ready reason, from the push: two and the reason.
    await liaison.taps("button-move-submit_result")
    await liaison.says("已换新泵。")
    await liaison.taps("outcome-supported")
    await liaison.taps("checklist-solved")
    await liaison.taps("button-form-confirm-result")
    await deputy.again().taps("push-button-read")
    await deputy.taps("button-move-return_reply")
    done = await deputy.taps("reason-petitioner_not_met")
    assert (deputy.spent, done) == (3, deputy.say("notice-return_reply"))

    # Approved from the push: two, of which one on the card.
    await liaison.taps("push-button-open")
    await liaison.taps("button-move-submit_result")
    await liaison.says("已见本人,已换新泵。")
    await liaison.taps("outcome-supported")
    await liaison.taps("checklist-solved")
    await liaison.taps("button-form-confirm-result")
    await deputy.again().taps("push-button-read")
    done = await deputy.taps("button-move-approve_reply")
    assert (deputy.spent, done) == (2, deputy.say("notice-approve_reply"))


async def test_a_leader_has_each_answer_at_once(county: County, language: str) -> None:
    liaison, clerk, director = [
        await join(county, who, language) for who in ("liaison", "clerk", "director")
    ]
    await reported(liaison)
    await registered(clerk)
    for asked, shown in (
        (director.say("word-status"), director.say("button-status-open", n=1)),
        ("1", WELL),
        ("/case XF26-1", WELL),
        ("机井那事", "XF26-1-"),
        ("机井", "XF26-1-"),
    ):
        screen = await director.again().says(asked)
        assert shown in screen + "".join(await director.person.labels()), asked
        assert director.spent == 1
