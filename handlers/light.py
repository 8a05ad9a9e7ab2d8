"""The two methods that nearly all answers are, made lighter.

They have the fields that a screen needs; a keyboard goes as it is, and of what comes back only the
message's id is read. The library's own take longer to make and to read than the request itself.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from aiogram.enums import ParseMode
from aiogram.methods.base import TelegramMethod

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """What is read of a message that was sent."""

    message_id: int


class Light(TelegramMethod[T]):
    """A method whose answer is read by hand."""

    @classmethod
    def read(cls, result: Any) -> Any:
        """What is needed of Telegram's answer; raises :class:`LookupError` where it is not told."""
        raise NotImplementedError


class LightSend(Light[Sent]):
    """``sendMessage``."""

    __returning__ = Sent
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str = ParseMode.HTML.value
    reply_markup: Any = None
    protect_content: bool | None = None

    @classmethod
    def read(cls, result: Any) -> Sent:
        """The new message's id."""
        return Sent(result["message_id"])


class LightEdit(Light[object]):
    """``editMessageText``."""

    __returning__ = object
    __api_method__ = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: str = ParseMode.HTML.value
    reply_markup: Any = None

    @classmethod
    def read(cls, result: Any) -> object:
        """Nothing of it is looked at."""
        return result


class LookingEdit(LightEdit):
    """Tries a message that may be another chat's: mostly nothing is changed, so no chat waits."""

    paced_by_chat: ClassVar[bool] = False
