"""Petitioners' query codes: kept as hashes, and sealed only until they have been told."""

from hashlib import sha256

from sqlalchemy import delete, insert, select, update

from storage.tables import QueryCodeRow, core
from storage.unit import Reader, Unit

_CODE = core(QueryCodeRow)


def _hash(code: str) -> str:
    return sha256(f"query code {code}".encode()).hexdigest()


def keep(unit: Unit, case_id: int, code: str) -> None:
    """Keep a case's code in place of an earlier one, which no longer works."""
    forget(unit, case_id)
    code_id = unit.new_id()
    unit.run(
        insert(_CODE).values(
            id=code_id,
            case_id=case_id,
            hash=_hash(code),
            code=unit.vault.seal("query_code", code_id, "code", code),
            made_at=unit.now,
        )
    )


def untold(view: Reader, case_id: int) -> str | None:
    """The code of a case that nobody has been told yet."""
    row = view.run(select(_CODE).where(_CODE.c.case_id == case_id)).one_or_none()
    if row is None or row.code is None:
        return None
    return view.vault.open("query_code", row.id, "code", row.code)


def is_untold(view: Reader, case_id: int) -> bool:
    """Whether a case's code is still to be told."""
    waits = select(_CODE.c.id).where(_CODE.c.case_id == case_id, _CODE.c.code.is_not(None))
    return view.run(waits).first() is not None


def told(unit: Unit, case_id: int) -> None:
    """Keep nothing but the hash from now on."""
    unit.run(update(_CODE).where(_CODE.c.case_id == case_id).values(code=None))


def find(view: Reader, code: str) -> int | None:
    """The case of a code."""
    return view.run(select(_CODE.c.case_id).where(_CODE.c.hash == _hash(code))).scalar()


def forget(unit: Unit, case_id: int) -> None:
    """Let go of a case's code."""
    unit.run(delete(_CODE).where(_CODE.c.case_id == case_id))
