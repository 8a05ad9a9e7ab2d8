"""What the sandbox keeps in a file, so that a restart finds everything as it was."""

from sandbox.botapi.state.file import StateError
from sandbox.botapi.state.keeper import Keeper

__all__ = ["Keeper", "StateError"]
