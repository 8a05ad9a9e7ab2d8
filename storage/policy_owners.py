"""Which unit owns the policy behind a root cause."""

from sqlalchemy import delete, insert, select

from casework.matters import RootCause
from storage.tables import PolicyOwnerRow, core
from storage.unit import Reader, Unit

_OWNER = core(PolicyOwnerRow)


def everything(view: Reader) -> dict[RootCause, str]:
    """The units entered so far, by their codes."""
    return {RootCause(row.cause): row.unit_code for row in view.run(select(_OWNER))}


def put(unit: Unit, cause: RootCause, unit_code: str, by: int) -> None:
    """Enter a unit for a cause, in place of an earlier one."""
    unit.run(delete(_OWNER).where(_OWNER.c.cause == cause.value))
    values = {"unit_code": unit_code, "set_by": by, "set_at": unit.now}
    unit.run(insert(_OWNER).values(cause=cause.value, **values))
