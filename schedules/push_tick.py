"""Every minute: what was held is looked at again."""

from services import delivering
from services.office import Office


async def run(office: Office) -> None:
    """Queue again what is owed to officers who have joined or come back."""
    await office.write_open(delivering.resume)
