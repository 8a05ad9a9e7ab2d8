"""Every night: let go of what need not be kept, and read the calendar anew."""

from services import inbox
from services.office import Office


async def run(office: Office) -> None:
    """Forget old ids of updates; days that another process entered count from now on."""
    await office.write_open(inbox.forget_old)
    office.database.forget_calendar()
