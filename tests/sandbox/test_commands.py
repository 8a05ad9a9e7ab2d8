"""Command menus by scope and language, and what a bot says of itself."""

import pytest
from raw_bot import RawBot

from sandbox.client import Phone, Phones


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"the {name}"} for name in names]


async def test_the_narrowest_scope_wins_and_deleting_uncovers_the_wider(
    bot: RawBot, ann: Phone
) -> None:
    here = {"type": "chat", "chat_id": ann.id}
    await bot("setMyCommands", commands=menu("help"))
    assert list(await ann.commands()) == ["help"]
    await bot("setMyCommands", commands=menu("private"), scope={"type": "all_private_chats"})
    assert list(await ann.commands()) == ["private"]
    await bot("setMyCommands", commands=menu("desk"), scope=here)
    assert list(await ann.commands()) == ["desk"]
    assert await bot("getMyCommands", scope=here) == menu("desk")
    await bot("deleteMyCommands", scope=here)
    assert list(await ann.commands()) == ["private"]


async def test_in_a_group_its_maker_and_each_member_may_have_a_menu_of_their_own(
    bot: RawBot, ann: Phone
) -> None:
    async def shown() -> list[str]:
        path = f"/phone/{ann.id}/messages?chat_id={group}"
        found = (await ann.phones.call("GET", path))["commands"]
        return [command["command"] for command in found]

    group = await ann.group("Village")
    scopes = [
        {"type": "all_group_chats"},
        {"type": "all_chat_administrators"},
        {"type": "chat", "chat_id": group},
        {"type": "chat_administrators", "chat_id": group},
        {"type": "chat_member", "chat_id": group, "user_id": ann.id},
    ]
    for scope in scopes:
        await bot("setMyCommands", commands=menu(str(scope["type"])), scope=scope)
        assert await shown() == [scope["type"]]


async def test_a_language_goes_before_none_within_a_scope(bot: RawBot, phones: Phones) -> None:
    li, ann = await phones.add("Li", "zh-hans"), await phones.add("Ann", "en")
    await bot("setMyCommands", commands=menu("any"))
    await bot("setMyCommands", commands=menu("chinese"), language_code="zh")
    assert list(await li.commands()) == ["chinese"]
    assert list(await ann.commands()) == ["any"]


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        (menu("Case"), "BOT_COMMAND_INVALID"),
        (menu("a" * 33), "command length must not exceed 32"),
        ([{"command": "", "description": "x"}], "command must be non-empty"),
        ([{"command": "a", "description": " "}], "command description must be non-empty"),
        (menu(*["a"] * 101), "BOT_COMMANDS_TOO_MUCH"),
        ("{", "can't parse commands JSON object"),
    ],
)
async def test_wrong_commands_are_refused(bot: RawBot, commands: object, refusal: str) -> None:
    found = await bot.refusal("setMyCommands", commands=commands)
    assert found == f"400 Bad Request: {refusal}"


async def test_wrong_scopes_and_languages_are_refused(bot: RawBot, ann: Phone) -> None:
    for wish, refusal in (
        ({"scope": {"type": "chat", "chat_id": 1}}, "chat not found"),
        ({"scope": {"type": "x"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"scope": []}, "can't parse BotCommandScope: BotCommandScope must be an Object"),
        ({"scope": {}}, "can't parse BotCommandScope: Can't find field \"type\""),
        (
            {"scope": {"type": "chat_member", "chat_id": ann.id}},
            "can't parse BotCommandScope: Can't find field \"user_id\"",
        ),
        (
            {"scope": {"type": "chat_administrators", "chat_id": ann.id}},
            "can't use specified scope in private chats",
        ),
        ({"language_code": "zh-hans"}, "invalid language code specified"),
    ):
        found = await bot.refusal("setMyCommands", commands=menu("a"), **wish)
        assert found == f"400 Bad Request: {refusal}"


async def test_the_menu_button_is_set_for_one_chat_or_for_all(bot: RawBot, ann: Phone) -> None:
    app = {"type": "web_app", "text": "Open", "web_app": {"url": "https://x.cn"}}
    await bot("setChatMenuButton", chat_id=ann.id, menu_button=app)
    assert await bot("getChatMenuButton", chat_id=ann.id) == app
    assert await bot("getChatMenuButton") == {"type": "commands"}
    assert (await ann.chat())["menu_button"] == app
    await bot("setChatMenuButton", chat_id=ann.id)
    assert await bot("getChatMenuButton", chat_id=ann.id) == {"type": "commands"}


async def test_wrong_menu_buttons_and_chats_are_refused(bot: RawBot, ann: Phone) -> None:
    prefix = "can't parse menu button: "
    for wish, refusal in (
        ({"menu_button": []}, f"{prefix}MenuButton must be an Object"),
        ({"menu_button": {"type": "x"}}, f"{prefix}MenuButton has unsupported type"),
        ({"menu_button": {"type": "web_app"}}, f'{prefix}Can\'t find field "text"'),
        ({"chat_id": -1}, "invalid chat_id specified"),
        ({"chat_id": 1}, "user not found"),
    ):
        found = await bot.refusal("setChatMenuButton", **wish)
        assert found == f"400 Bad Request: {refusal}"


async def test_names_and_descriptions_are_kept_by_language(bot: RawBot, ann: Phone) -> None:
    await bot("setMyDescription", description="联络", language_code="zh")
    assert await bot("getMyDescription", language_code="zh") == {"description": "联络"}
    assert await bot("getMyDescription") == {"description": ""}
    assert await bot("getMyName") == {"name": "Sandbox"}
    await bot("setMyName", name="County office")
    assert (await bot("getMe"))["first_name"] == "County office"
    sent = await bot("sendMessage", chat_id=ann.id, text="hi")
    assert sent["from"]["first_name"] == "County office"
    await bot("setMyName")
    assert (await bot("getMe"))["first_name"] == "Sandbox"
    refusal = await bot.refusal("setMyName", name="a" * 65)
    assert refusal == "400 Bad Request: name length must not exceed 64"
