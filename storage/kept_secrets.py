"""What an answer shows once, such as a code: sealed in it, as answers are kept for a while.

An answer stands with its update until it has gone out, and with its form for a week, so that the
same tap gives the same again.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Table, select, tuple_, update

from casework.actions import Answer
from storage.drafts import decode_answer, encode_answer
from storage.tables import DraftRow, InboxRow, core
from storage.types import SealedBytes
from storage.unit import Reader, Unit

# What the name of a fact that holds a secret begins with; no other begins so.
_MARK = "sealed_"
_TABLES = (core(InboxRow), core(DraftRow))


def fact(name: str) -> str:
    """The name of the fact that holds a secret."""
    return f"{_MARK}{name}"


def sealed(unit: Unit, ref: int, name: str, text: str) -> dict[str, str]:
    """The fact of an answer about ``ref`` that holds a secret."""
    token = unit.vault.seal("answer", ref, name, text).token
    return {fact(name): b64encode(token).decode()}


def opened(view: Reader, ref: int, name: str, facts: Mapping[str, str]) -> str | None:
    """The secret in an answer's facts; none when it holds none of this name."""
    token = facts.get(fact(name))
    if token is None:
        return None
    return view.vault.open("answer", ref, name, SealedBytes(b64decode(token)))


def seal_again(unit: Unit) -> int:
    """Seal what kept answers hold anew with the newest key; in how many."""
    return sum(_seal_again(unit, table) for table in _TABLES)


def _seal_again(unit: Unit, table: Table) -> int:
    keys = tuple(table.primary_key.columns)
    holding = table.c.result.contains(f'"{_MARK}', autoescape=True)
    rows = unit.run(select(*keys, table.c.result).where(holding)).all()
    for row in rows:
        text = encode_answer(_again(unit, decode_answer(row.result)))
        here = tuple_(*keys).in_([tuple(row)[:-1]])
        unit.run(update(table).where(here).values(result=text))
    return len(rows)


def _again(unit: Unit, answer: Answer) -> Answer:
    facts = dict(answer.facts)
    for name in (one.removeprefix(_MARK) for one in answer.facts if one.startswith(_MARK)):
        facts |= sealed(unit, answer.ref, name, opened(unit, answer.ref, name, facts) or "")
    return replace(answer, facts=facts)
