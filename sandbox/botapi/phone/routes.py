"""The HTTP of the phones: JSON for the page and for tests."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.botapi.core import Core
from sandbox.botapi.errors import PhoneRefusal
from sandbox.botapi.jsons import finite
from sandbox.botapi.methods.commands import announce_commands
from sandbox.botapi.phone import acting, showing
from sandbox.botapi.phone.sending import chat_of, send_from
from sandbox.botapi.phone.taps import tap
from sandbox.botapi.phone.wishes import read_wish
from sandbox.botapi.replies import json_response
from sandbox.botapi.world import Chat, Person

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guarded(handler: Handler) -> Handler:
    """Answer what a phone cannot do with its reason, and nonsense with 400."""

    async def guard(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except PhoneRefusal as refusal:
            return json_response({"reason": refusal.reason}, refusal.status)
        except KeyError as error:
            return json_response({"reason": f"missing or unknown: {error.args[0]}"}, 400)
        except web.RequestPayloadError:
            return json_response({"reason": "the request's body cannot be read"}, 400)
        except TimeoutError:
            return json_response({"reason": "the request did not arrive whole in time"}, 408)
        except (ValueError, TypeError, OverflowError) as error:
            return json_response({"reason": str(error)}, 400)

    return guard


MOST_MESSAGES = 1000


class PhoneRoutes:
    """Handlers under /phone; the clock and faults stand in another class."""

    def __init__(self, core: Core, title: Json | None) -> None:
        self.core = core
        self.title = title

    def routes(self) -> list[web.RouteDef]:
        """All of them."""
        here = "/phone/{person:-?[0-9]+}"
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/phone/state", self.state),
            ("POST", "/phone/people", self.add_person),
            ("PATCH", "/phone/people/{person:[0-9]+}", self.change_person),
            ("POST", "/phone/group", self.group),
            ("GET", f"{here}/messages", self.messages),
            ("POST", f"{here}/send", self.send),
            ("POST", f"{here}/edit", self.edit),
            ("POST", f"{here}/delete", self.delete),
            ("POST", f"{here}/react", self.react),
            ("POST", f"{here}/tap", self.tap),
            ("POST", f"{here}/start", self.start),
            ("POST", f"{here}/block", self.block),
            ("POST", f"{here}/device", self.device),
        ]
        return [web.route(method, path, guarded(handler)) for method, path, handler in table]

    def person(self, request: web.Request) -> Person:
        """Whose phone it is."""
        person = self.core.world.people.get(int(request.match_info["person"]))
        if person is None:
            raise PhoneRefusal("no such person", 404)
        return person

    async def _wish(self, request: web.Request) -> tuple[Person, Chat, Json]:
        wish = await read_wish(request)
        person = self.person(request)
        return person, chat_of(self.core, person, wish.get("chat_id")), wish

    async def state(self, _: web.Request) -> web.Response:
        """Everything that a page needs at first."""
        return json_response(showing.state(self.core, self.title))

    async def add_person(self, request: web.Request) -> web.Response:
        """Give somebody a phone."""
        wish = await read_wish(request)
        known = ("last_name", "username", "role_label")
        options = {name: str(wish[name]) for name in known if wish.get(name)}
        language = wish.get("language_code", "zh-hans")
        name = str(wish["first_name"]).strip()
        if not name:
            raise ValueError("first_name is empty")
        person = self.core.world.add_person(
            name, language_code=None if language is None else str(language), **options
        )
        acting.announce_people(self.core, person)
        return json_response(acting.describe(person))

    async def change_person(self, request: web.Request) -> web.Response:
        """Change a name, a language, a label, or deactivate."""
        person, wish = self.person(request), await read_wish(request)
        names = ("first_name", "last_name", "username", "language_code", "role_label")
        for name in names:
            if name in wish:
                setattr(person, name, None if wish[name] is None else str(wish[name]))
        person.first_name = person.first_name or "?"
        person.deactivated = bool(wish.get("deactivated", person.deactivated))
        announce_commands(self.core, [self.core.world.chats[person.id]])
        acting.announce_people(self.core, person)
        return json_response(acting.describe(person))

    async def group(self, request: web.Request) -> web.Response:
        """Make a group with the bot in it."""
        wish = await read_wish(request)
        person = self.core.world.people.get(int(wish["person"]))
        if person is None:
            raise PhoneRefusal("no such person", 404)
        supergroup = wish.get("kind") == "supergroup"
        chat = acting.make_group(self.core, person, str(wish["title"]), supergroup=supergroup)
        return json_response(chat.as_chat())

    async def messages(self, request: web.Request) -> web.Response:
        """The chat; with `since` and `wait`, as soon as it has changed."""
        person, query = self.person(request), request.query
        chat = chat_of(self.core, person, query.get("chat_id"))
        if "since" in query:
            wait = finite(query.get("wait", "10"), 0, 60)
            await showing.wait_for_change(person, int(query["since"]), wait)
        before, limit = int(query.get("before", "0")), int(query.get("limit", "50"))
        limit = max(0, min(limit, MOST_MESSAGES))
        return json_response(showing.chat_view(self.core, person, chat, before=before, limit=limit))

    async def send(self, request: web.Request) -> web.Response:
        """Write, or send anything else."""
        sent = await send_from(request, self.core, self.person(request))
        return json_response({"messages": sent})

    async def edit(self, request: web.Request) -> web.Response:
        """Change one's own message."""
        person, chat, wish = await self._wish(request)
        shown = acting.edit(self.core, person, chat, int(wish["message_id"]), wish)
        return json_response({"message": shown})

    async def delete(self, request: web.Request) -> web.Response:
        """Delete for both sides."""
        person, chat, wish = await self._wish(request)
        acting.delete(self.core, person, chat, int(wish["message_id"]))
        return json_response({})

    async def react(self, request: web.Request) -> web.Response:
        """React with an emoji."""
        person, chat, wish = await self._wish(request)
        acting.react(self.core, person, chat, int(wish["message_id"]), wish.get("emoji"))
        return json_response({})

    async def tap(self, request: web.Request) -> web.Response:
        """Press a button."""
        person, chat, wish = await self._wish(request)
        return json_response(await tap(self.core, person, chat, wish))

    async def start(self, request: web.Request) -> web.Response:
        """Press Start or open a deep link."""
        person, _, wish = await self._wish(request)
        sent = acting.start(self.core, person, str(wish.get("payload") or ""))
        return json_response({"messages": sent})

    async def block(self, request: web.Request) -> web.Response:
        """Block or unblock the bot."""
        person, _, wish = await self._wish(request)
        acting.block(self.core, person, blocked=bool(wish.get("blocked", True)))
        return json_response(acting.describe(person))

    async def device(self, request: web.Request) -> web.Response:
        """Take the phone off the network, or back."""
        person, _, wish = await self._wish(request)
        acting.set_offline(self.core, person, offline=bool(wish["offline"]))
        return json_response(acting.describe(person))
