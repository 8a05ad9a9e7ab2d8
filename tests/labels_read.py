"""What stands on a screen's buttons, each of which does something that Telegram can carry."""

from wording.codec import pack
from wording.screen import Screen


def labels(screen: Screen) -> list[str]:
    found = [button for row in screen.buttons for button in row]
    assert all(button.action is not None and pack(button.action) for button in found)
    return [button.label for button in found]
