"""Field days: logged in four interactions, seen as a bar."""

from casework.actions import Answer, View
from handlers.talk import Talk


async def begin(talk: Talk) -> None:
    """Begin to log a field day."""
    await talk.show(Answer(View.VISITS))
