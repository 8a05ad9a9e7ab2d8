"""Every night: let go of what need not be kept, and read the calendar anew."""

import asyncio

from services import guessing, inbox, letting_go, recomputing
from services.office import Office


async def run(office: Office) -> None:
    """Forget old ids of updates, and purge; the calendar is read anew, and moves what it has to."""
    await office.write_open(inbox.forget_old)
    await office.write_open(guessing.forget_old)
    office.database.forget_calendar()
    await office.write_open(recomputing.nightly)
    await asyncio.to_thread(letting_go.nightly, office.database)
