"""A faithful local Telegram Bot API server, with phones instead of people."""

from sandbox.botapi.clock import SandboxClock
from sandbox.botapi.flood import Limits
from sandbox.botapi.server import DEFAULT_TOKEN, Sandbox
from sandbox.botapi.state import StateError
from sandbox.botapi.world import World

__all__ = ["DEFAULT_TOKEN", "Limits", "Sandbox", "SandboxClock", "StateError", "World"]
