"""The Bot API's methods, one subject a file; importing this package registers them all."""

from sandbox.botapi.methods import (  # noqa: F401  # imported for their registration
    albums,
    callbacks,
    chats,
    commands,
    copying,
    deleting,
    editing,
    identity,
    media,
    places,
    receiving,
    sending,
)
from sandbox.botapi.methods.registry import METHODS, SENDING

__all__ = ["METHODS", "SENDING"]
