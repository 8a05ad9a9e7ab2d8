"""One small story, played by bots of different libraries; each must see and do the same."""

from raw_bot import png

from sandbox.client import Phone, buttons

# The bots of this story: /start CODE greets with a keyboard; a text is echoed in bold with a
# button; the button is answered with an alert and its message edited; a photo comes back by
# its file_id with its size in bytes; /commands sets the menu.


async def play(ann: Phone) -> None:
    greeting = await _started(ann)
    assert greeting["text"] == "Welcome by K7"
    assert await ann.keyboard() == [["Report", "Help"]]

    echo = await ann.ask("<hello> & you")
    assert echo["text"] == "<hello> & you"
    assert echo["entities"] == [{"type": "bold", "offset": 0, "length": 13}]
    assert buttons(echo) == [["Done"]]

    answer = await ann.tap("Done")
    assert answer == {"text": "Noted", "show_alert": True, "url": None}
    edited = await ann.expect("It is done")
    assert edited["message_id"] == echo["message_id"]
    assert edited["edited"]
    assert buttons(edited) == []

    picture = png(40, 30)
    sent = await ann.photo(picture, "the well")
    returned = await ann.expect(f"{len(picture)} bytes", after=sent["message_id"])
    assert returned["photo"][-1]["file_id"] == sent["photo"][-1]["file_id"]
    assert await ann.download(returned) == picture

    await ann.ask("/commands")
    assert await ann.commands() == {"report": "Report something"}


async def _started(ann: Phone) -> dict[str, object]:
    await ann.start("K7")
    return await ann.expect("Welcome")
