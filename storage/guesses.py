"""Wrong codes at the door, by account, until a day has gone by without one."""

from sqlalchemy import delete, select

from casework.guesses import FORGOTTEN_AFTER, Wrong
from storage import flavour
from storage.tables import GuessRow, core
from storage.unit import Reader, Unit

_GUESS = core(GuessRow)


def of(view: Reader, account: int) -> Wrong | None:
    """The wrong codes of an account; none when it had none."""
    row = view.run(select(_GUESS).where(_GUESS.c.account == account)).one_or_none()
    return None if row is None else Wrong(row.times, row.last_at)


def put(unit: Unit, account: int, wrong: Wrong) -> None:
    """Keep how many wrong codes an account has tried."""
    values = {"times": wrong.times, "last_at": wrong.last_at}
    unit.run(
        flavour.insert(unit.dialect, _GUESS)
        .values(account=account, **values)
        .on_conflict_do_update(index_elements=[_GUESS.c.account], set_=values)
    )


def forget(unit: Unit, account: int) -> None:
    """Let go of what an account has tried, now that it has come in."""
    unit.run(delete(_GUESS).where(_GUESS.c.account == account))


def forget_old(unit: Unit) -> None:
    """Let go of what no longer counts."""
    unit.run(delete(_GUESS).where(_GUESS.c.last_at <= unit.now - FORGOTTEN_AFTER))
