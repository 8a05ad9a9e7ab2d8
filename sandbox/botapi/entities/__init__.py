"""Texts with entities: parsed from HTML, MarkdownV2 or a list, as Telegram parses them."""

from sandbox.botapi.entities.formatted import Formatted, formatted, plain
from sandbox.botapi.entities.utf16 import utf16_length

__all__ = ["Formatted", "formatted", "plain", "utf16_length"]
