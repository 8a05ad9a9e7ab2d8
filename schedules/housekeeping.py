"""Every night: let go of what need not be kept, and read the calendar anew."""

from services import inbox, recomputing
from services.office import Office


async def run(office: Office) -> None:
    """Forget old ids of updates; the calendar is read anew, and moves what it has to move."""
    await office.write_open(inbox.forget_old)
    office.database.forget_calendar()
    await office.write_open(recomputing.nightly)
