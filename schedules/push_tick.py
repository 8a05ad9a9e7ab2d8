"""Every minute: what was held is looked at again, and what nobody answered."""

from services import delivering, repeating
from services.office import Office


async def run(office: Office) -> None:
    """Queue again what is owed to those who came back; say again what was not answered."""
    await office.write_open(delivering.resume)
    while await office.write_open(repeating.keep_up) == repeating.AT_ONCE:
        pass
