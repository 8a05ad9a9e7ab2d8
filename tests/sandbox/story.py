"""One story that bots of different libraries play; each must see and do the same.

The journal of a bot and what shows on the phones are compared with `clients/seen.jsonl` and
`clients/shown.jsonl`. A step begins when the one before has had its effect on both sides.
"""

from typing import TYPE_CHECKING, Any

from sandbox.client import Phone, Phones, buttons

if TYPE_CHECKING:
    from running_clients import Client

Json = dict[str, Any]

# What differs from run to run: random ids, and addresses made of them.
UNSTABLE = ("file_id", "file_unique_id", "media_url", "thumb_url", "media_group_id", "date")


async def play(phones: Phones, client: "Client", picture: bytes, patience: float) -> Phone:
    """Play it; gives the phone on which it showed."""
    ann = await phones.add("Ann", "en")
    bo = await phones.add("Bo", "en")
    story = Story(phones, ann, client, patience)
    await story.greetings()
    await story.texts()
    await story.media(picture)
    await story.places()
    await story.changes()
    await story.refusals(bo)
    assert await ann.commands() == {"report": "Report something"}
    assert await ann.keyboard() == []
    return ann


class Story:
    """The steps, by subject."""

    def __init__(self, phones: Phones, ann: Phone, client: "Client", patience: float) -> None:
        self.phones = phones
        self.ann = ann
        self.client = client
        self.patience = patience

    async def expect(self, text: str, after: int = 0) -> Json:
        return await self.ann.expect(text, after=after, patience=self.patience)

    async def ask(self, text: str, answer: str, **options: Any) -> Json:
        """Send a text and wait for the answer that has these words."""
        sent = await self.ann.send(text, **options)
        return await self.expect(answer, after=sent["message_id"])

    async def greetings(self) -> None:
        await self.ann.start("K7")
        await self.expect("Welcome by K7")
        assert await self.ann.keyboard() == [["Report", "Help"]]
        await self.ask("/menu", "The menu is set")

    async def texts(self) -> None:
        await self.ask("Report", "Report")  # a press on the keyboard
        await self.ask("<hello> & you #well 😀 https://example.org/?a=1&b=2", "<hello> & you")
        await self.ask("markdown", "bold it hidden code site 1.5")
        await self.client.saw("sent")
        choice = await self.ask("buttons", "Choose")
        assert buttons(choice) == [["Done", "Site"]]
        answer = await self.ann.tap("Done", choice, wait=self.patience)
        assert answer == {"text": "Noted", "show_alert": True, "url": None}
        await self.expect("It is done", after=choice["message_id"] - 1)
        link = {"url": "https://example.org/"}
        second = await self.ask("buttons", "Choose")
        assert await self.ann.tap("Site", second) == link
        await self.ask("this", "You meant that", reply_to=second["message_id"])
        await self.ann.forward("heard in the village", "Somebody")
        await self.expect("Passed to me")

    async def media(self, picture: bytes) -> None:
        sent = await self.ann.photo(picture, "the well")
        returned = await self.expect(f"{len(picture)} bytes", after=sent["message_id"])
        assert returned["photo"][-1]["file_id"] == sent["photo"][-1]["file_id"]
        assert await self.ann.download(returned) == picture
        await self.ann.album([picture, picture, picture], "three wells")
        await self.client.saw("part", 3)
        drawn = await self.ask("draw", "drawn")
        assert await self.ann.download(drawn) == picture
        await self.client.saw("drawn")
        await self.ann.send("album")
        await self.client.saw("album")
        await self.ann.send("change")
        await self.client.saw("changed")
        content = "two months without water 水\n"
        await self.ann.document(content.encode(), "报告.txt", mime_type="text/plain")
        answer = await self.expect("Read")
        assert (await self.ann.download(answer)).decode() == content.upper()
        await self.client.saw("uploaded")
        voice = await self.ann.voice(duration=7)
        await self.of_kind("voice", voice)

    async def of_kind(self, kind: str, after: Json) -> None:
        """Wait for something of the bot's that has no words."""
        await self.ann.expect(
            lambda message: kind in message, after=after["message_id"], patience=self.patience
        )

    async def places(self) -> None:
        await self.of_kind("venue", await self.ann.location(32.5, 112.25))
        await self.of_kind("contact", await self.ann.contact("+8613800000000", "Ann", own=True))

    async def changes(self) -> None:
        said = await self.ann.send("pin")
        await self.expect("Remember this", after=said["message_id"])
        await self.client.saw("chat")
        await self.ann.edit(said["message_id"], "pin it")
        await self.client.saw("edited")
        await self.ask("vanish", "It is gone")
        await self.ask("twice", "Once is enough")
        await self.ann.send("pass on")
        await self.client.saw("passed")
        await self.ask("fold", "Folded")

    async def refusals(self, bo: Phone) -> None:
        await self.ask("broken", "Mended")
        await self.phones.faults(error_code=429, error_count=1)
        await self.ask("flood", "Through at last")
        await bo.start("B0")
        await bo.expect("Welcome by B0", patience=self.patience)
        await bo.block()
        await self.client.saw("member")
        await self.ask(f"/tell {bo.id}", "Nobody there")


def stable(value: Any) -> Any:
    """A message without what is random."""
    if isinstance(value, dict):
        return {name: stable(one) for name, one in value.items() if name not in UNSTABLE}
    if isinstance(value, list):
        return [stable(one) for one in value]
    return value
