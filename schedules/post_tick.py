"""Every minute, and mostly at midnight: which posts begin and end."""

from services import post_watch
from services.office import Office


async def run(office: Office) -> None:
    """See to what follows where a post begins or is over."""
    await office.write_open(post_watch.keep_up)
