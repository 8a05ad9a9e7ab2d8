"""Where scenarios are played and recorded: one at a time, and every page sees how far it is."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.errors import PhoneRefusal
from sandbox.client import Phones
from sandbox.scenario import Cue, Fault, Player, ScenarioError, Step, parse, script
from sandbox.scenario.play import Settle, Watch
from sandbox.tour import Tour

log = logging.getLogger(__name__)

Json = dict[str, Any]
MOST_FAULTS = 5  # told at a time


class Theatre:
    """Plays on the server's own phones, over HTTP as a page or a test would; keeps the tour."""

    def __init__(self, core: Core, url: Callable[[], str], tour: Tour | None = None) -> None:
        self.core = core
        self.tour = tour
        self.settle: Settle | None = None  # the host's way to wait until the bot has done its all
        self._url = url
        self._playing: asyncio.Task[None] | None = None
        self._performing = False
        self._going = asyncio.Event()
        self._going.set()
        self._cue: Cue | None = None
        self._faults: Sequence[Json] = ()
        self._ended: str | None = None  # done, stopped, failed or broken
        core.recorder.told = self._tell

    @property
    def playing(self) -> bool:
        """Whether a scenario is under way."""
        return self._performing or (self._playing is not None and not self._playing.done())

    def as_json(self) -> Json:
        """For the page: where it is, whose phone and which button; how it ended."""
        cue = self._cue
        return {
            "playing": self.playing,
            "paused": not self._going.is_set(),
            "step": cue and _step_json(cue),
            "person": cue and cue.person,
            "target": cue and cue.target,
            "done": bool(cue and cue.done),
            "ended": self._ended,
            "faults": self._faults,
            "recording": self.core.recorder.on,
            "recorded": len(self.core.recorder.steps),
        }

    def start(self, text: str, pace: float = 0) -> int:
        """Begin, `pace` seconds a step; gives the number of steps. ScenarioError, PhoneRefusal."""
        steps = parse(text)
        if not steps:
            raise ScenarioError(Fault(1, "empty"))
        if self.playing:
            raise PhoneRefusal("a scenario is already playing")
        self._begin()
        self._playing = asyncio.get_running_loop().create_task(self._run(steps, pace, None))
        return len(steps)

    async def perform(self, text: str, watch: Watch) -> None:
        """Play to the end and tell `watch` before and after each step. ScenarioError."""
        steps = parse(text)
        self._begin()
        self._performing = True
        try:
            await self._play(steps, 0, watch)
        finally:
            self._performing = False
        self._end("done")

    def pause(self, *, paused: bool) -> None:
        """Hold before the next step, or go on."""
        if paused:
            self._going.clear()
        else:
            self._going.set()
        self._tell()

    async def stop(self) -> None:
        """End where it is."""
        if self._playing is not None and not self._playing.done():
            self._playing.cancel()
            await asyncio.wait([self._playing])

    def record(self, *, on: bool) -> str:
        """Begin to note what people do, or end it; what was noted since, as a scenario."""
        recorder = self.core.recorder
        if on:
            recorder.begin()
        steps = [] if on else recorder.end()
        self._tell()
        return script(steps)

    def _begin(self) -> None:
        self._cue, self._faults, self._ended = None, (), None
        self._going.set()

    async def _run(self, steps: Sequence[Step], pace: float, watch: Watch | None) -> None:
        try:
            await self._play(steps, pace, watch)
            ended = "done"
        except ScenarioError as error:
            self._faults = faults_json(error)
            ended = "failed"
        except asyncio.CancelledError:
            ended = "stopped"
        except Exception:
            log.exception("a scenario broke off")
            ended = "broken"
        self._playing = None
        self._end(ended)

    async def _play(self, steps: Sequence[Step], pace: float, watch: Watch | None) -> None:
        async def tell(cue: Cue) -> None:
            self._cue = cue
            self._tell()
            if cue.waiting:
                return
            if watch is not None:
                await watch(cue)
            if not cue.done:
                await asyncio.sleep(pace)
                await self._going.wait()

        async with Phones(self._url()) as phones:
            await Player(phones, self.settle, tell).play(steps)

    def _end(self, how: str) -> None:
        self._ended = how
        self._going.set()
        self._tell()

    def _tell(self) -> None:
        self.core.events.publish("scenario", None, {"scenario": self.as_json()})


def _step_json(cue: Cue) -> Json:
    step = cue.step
    about = {"line": str(step), "act": step.act.value, "words": step.words}
    return {"number": cue.number, "of": cue.of, **about}


def faults_json(error: ScenarioError) -> list[Json]:
    """The first faults, for the page."""
    return [one.as_json() for one in error.faults[:MOST_FAULTS]]
