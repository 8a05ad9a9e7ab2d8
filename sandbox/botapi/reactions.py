"""Which reactions there are: the fixed list of the Bot API's ReactionTypeEmoji."""

from typing import Any

from sandbox.botapi.errors import bad_request

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
    for one in reaction:
        if not isinstance(one, dict) or one.get("type") not in {"emoji", "custom_emoji", "paid"}:
            raise bad_request("Can't parse reaction type: type must be one of the known")
        if one["type"] == "emoji" and not known(one.get("emoji")):
            raise bad_request("REACTION_INVALID")
        if one["type"] != "emoji":
            raise bad_request("REACTION_INVALID")
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
