"""The HTTP of the tour and of scenarios."""

from aiohttp import web

from sandbox.botapi.core import Core
from sandbox.botapi.jsons import finite
from sandbox.botapi.phone.routes import Handler, guarded
from sandbox.botapi.phone.theatre import Theatre, faults_json
from sandbox.botapi.phone.wishes import read_wish
from sandbox.botapi.replies import json_response
from sandbox.scenario import ScenarioError

SLOWEST = 60  # seconds a step


class GuideRoutes:
    """Handlers under /tour and /scenario."""

    def __init__(self, core: Core, theatre: Theatre) -> None:
        self.core = core
        self.theatre = theatre

    def routes(self) -> list[web.RouteDef]:
        """All of them."""
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/tour", self.show_tour),
            ("GET", "/scenario", self.show),
            ("POST", "/scenario/play", self.play),
            ("POST", "/scenario/pause", self.pause),
            ("POST", "/scenario/stop", self.stop),
            ("POST", "/scenario/record", self.record),
        ]
        return [web.route(method, path, guarded(handler)) for method, path, handler in table]

    async def show_tour(self, _: web.Request) -> web.Response:
        """The tour, if the host gave one."""
        tour = self.theatre.tour
        if tour is None:
            return json_response({"id": self.core.run, "steps": [], "end": {}})
        ids = {person.full_name: person.id for person in self.core.world.people.values()}
        return json_response({"id": self.core.run, **tour.as_json(ids)})

    async def show(self, _: web.Request) -> web.Response:
        """What is playing or recorded."""
        return json_response(self.theatre.as_json())

    async def play(self, request: web.Request) -> web.Response:
        """Read a scenario and begin to play it; with faults in it nothing is done."""
        wish = await read_wish(request)
        pace = finite(wish.get("pace", 0), 0, SLOWEST)
        try:
            self.theatre.start(str(wish["text"]), pace)
        except ScenarioError as error:
            faults = faults_json(error)
            return json_response({"reason": faults[0]["sentence"], "faults": faults}, 400)
        return json_response(self.theatre.as_json())

    async def pause(self, request: web.Request) -> web.Response:
        """Hold, or go on."""
        wish = await read_wish(request)
        self.theatre.pause(paused=bool(wish.get("paused", True)))
        return json_response(self.theatre.as_json())

    async def stop(self, _: web.Request) -> web.Response:
        """End where it is."""
        await self.theatre.stop()
        return json_response(self.theatre.as_json())

    async def record(self, request: web.Request) -> web.Response:
        """Begin to record, or end it and give the scenario."""
        wish = await read_wish(request)
        text = self.theatre.record(on=bool(wish.get("on", True)))
        return json_response({"text": text, **self.theatre.as_json()})
