"""Petitioners' query codes: known again by an HMAC, and sealed only until they have been told."""

from sqlalchemy import delete, insert, select, update

from storage import code_marks
from storage.code_marks import QUERY_CODE as _CODE
from storage.unit import Reader, Unit


def keep(unit: Unit, case_id: int, code: str) -> None:
    """Keep a case's code in place of an earlier one, which no longer works."""
    forget(unit, case_id)
    code_id = unit.new_id()
    unit.run(
        insert(_CODE).values(
            id=code_id,
            case_id=case_id,
            code=unit.vault.seal("query_code", code_id, "code", code),
            made_at=unit.now,
            **code_marks.values(unit, _CODE, code_id, code),
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
    """Let go of the code itself."""
    unit.run(update(_CODE).where(_CODE.c.case_id == case_id).values(code=None))


def find(view: Reader, code: str) -> int | None:
    """The case of a code."""
    of_code = code_marks.is_code(view, _CODE, code)
    return view.run(select(_CODE.c.case_id).where(of_code)).scalar()


def forget(unit: Unit, case_id: int) -> None:
    """Let go of a case's code."""
    unit.run(delete(_CODE).where(_CODE.c.case_id == case_id))
