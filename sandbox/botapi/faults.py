"""Faults that a person at the page, or a test, can switch on."""

import asyncio
from dataclasses import dataclass, fields

from sandbox.botapi.errors import Refusal, too_many_requests
from sandbox.botapi.jsons import finite

SLOWEST = 60.0  # seconds
SERVER_ERRORS = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}


@dataclass
class Faults:
    """What is wrong with the server just now."""

    latency: float = 0.0  # seconds there and back
    error_code: int | None = None  # 500 or 502; 429 asks for a second; 0 hangs up unanswered
    error_count: int | None = None  # for so many requests; None until switched off
    error_after: bool = False  # the request is carried out and only its answer is lost
    spare_receiving: bool = True  # getUpdates goes on working
    files_expired: bool = False  # ids and paths given so far lead to no file any more
    bot_stopped: bool = False  # every connection of the bot is refused, as if it did not run

    def as_json(self) -> dict[str, object]:
        """For the page."""
        return {
            "latency": self.latency,
            "error_code": self.error_code,
            "error_count": self.error_count,
            "error_after": self.error_after,
            "files_expired": self.files_expired,
            "bot_stopped": self.bot_stopped,
        }

    def change(self, request: dict[str, object]) -> None:
        """Take over what the page asked for; a name that is no fault is refused."""
        unknown = request.keys() - {field.name for field in fields(self)}
        if unknown:
            raise ValueError(f"no such fault: {min(unknown)}")
        read = {name: self._read(name, value) for name, value in request.items()}
        for name, value in read.items():
            setattr(self, name, value)

    def _read(self, name: str, value: object) -> object:
        if name == "latency":
            return finite(value or 0, 0, SLOWEST)
        if name not in {"error_code", "error_count"}:
            return bool(value)
        number = None if value is None else int(str(value))
        if name == "error_code" and number not in {None, 0, *range(400, 600)}:
            raise ValueError("error_code is 0, or from 400 to 599")
        return number

    async def wait(self) -> None:
        """Be as slow as the network is on one way; an impatient bot may leave on the way back."""
        if self.latency:
            await asyncio.sleep(self.latency / 2)

    def take(self, method: str) -> Refusal | None:
        """The server error that this request meets, if any; counts it."""
        if self.error_code is None or (self.spare_receiving and method == "getupdates"):
            return None
        if self.error_count is not None:
            if self.error_count <= 0:
                self.error_code = None
                return None
            self.error_count -= 1
        code = self.error_code
        if code == 429:
            return too_many_requests(1)
        return Refusal(code, SERVER_ERRORS.get(code, "Internal Server Error"))
