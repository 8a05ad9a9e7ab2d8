"""Every minute, and mostly at midnight: which leaves begin and end."""

from services import leave_days
from services.office import Office


async def run(office: Office) -> None:
    """Move what is open to the stand-ins whose day has come, and back to those who return."""
    await office.write_open(leave_days.keep_up)
