"""Which reactions there are: the fixed list of the Bot API's ReactionTypeEmoji."""

from typing import Any

from sandbox.botapi.errors import bad_request
from sandbox.botapi.fields import field

_ALL = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌
🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓
🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡
🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀
😡
"""
EMOJI = frozenset(_ALL.split())


def known(emoji: object) -> bool:
    """Whether people and bots can react with it; the picture selector at its end is ignored."""
    return isinstance(emoji, str) and emoji.replace("\ufe0f", "") in EMOJI


def check_reaction(reaction: list[Any]) -> None:
    """Refuse what a bot cannot put on a message: it has one reaction, and none that is paid."""
    kinds = [_read(one) for one in reaction]
    if not all(kinds):
        raise bad_request("REACTION_INVALID")
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")


def _read(one: Any) -> bool:
    """Whether a bot may react so; refused when it is no reaction at all."""
    prefix = "Can't parse ReactionType: "
    if not isinstance(one, dict):
        raise bad_request(f"{prefix}expected an Object")
    kind = field(one, "type", str, prefix)
    if kind == "emoji":
        return known(field(one, "emoji", str, prefix))
    if kind != "custom_emoji":
        raise bad_request(f"{prefix}invalid reaction type specified")
    field(one, "custom_emoji_id", int, prefix)
    return False
