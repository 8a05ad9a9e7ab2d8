"""Sealing anew, row by row, on both kinds of database."""

from pathlib import Path

import pytest

from casework.forms import FormKind
from casework.matters import Subject
from casework.people import Language
from storage import drafts, identities, inbox, people, rotation
from storage.database import Database
from storage.inbox import Cause
from storage.vault import Vault, WrongKeyError, make_key

OLD, NEW = make_key(), make_key()
CASE = (Subject.CASE, 1)
LATER = (Subject.LEAD, 2)


def opened(url: str, folder: Path, *keys: str) -> Database:
    return Database(url, Vault(keys), durable=False, attachments=folder)


def entered(database: Database) -> tuple[int, int]:
    """A person, a form, an update, a number: one value in each sealed column that has no file."""
    write = database.write_now
    officer = write(people.add_officer, "林小溪", Language.CHINESE, "13800138000")
    form = write(drafts.add, officer, FormKind.LEAD, {"text": "机井"}, asks=None)
    write(identities.keep, CASE, "phone", ["13900139000"])
    write(inbox.keep, [(Cause(42, 7), officer, "update")])
    return officer, form.id


def seal_all(database: Database) -> int:
    n = 0
    for it in rotation.columns():
        while found := database.read_now(rotation.older, it):
            n += database.write_now(rotation.seal_again, it, found)
    return n


def test_the_new_key_alone_opens_every_row_afterwards(database_url: str, tmp_path: Path) -> None:
    before = opened(database_url, tmp_path, OLD)
    officer, form = entered(before)
    before.close()
    both = opened(database_url, tmp_path, NEW, OLD)
    assert seal_all(both) == 4
    assert seal_all(both) == 0
    both.close()
    alone = opened(database_url, tmp_path, NEW)
    assert alone.read_now(people.phone, officer) == "13800138000"
    draft = alone.read_now(drafts.get, form)
    assert draft is not None
    assert draft.fields == {"text": "机井"}
    assert [one.content for one in alone.read_now(inbox.unfinished, 42)] == ["update"]
    alone.write_now(identities.keep, LATER, "phone", ["13900139000"])
    assert alone.read_now(identities.same_persons, [LATER], "990000") == {CASE}
    alone.close()


def test_a_row_that_no_key_opens_stops_it_and_stays(database_url: str, tmp_path: Path) -> None:
    before = opened(database_url, tmp_path, OLD)
    officer, _form = entered(before)
    other = opened(database_url, tmp_path, NEW)
    with pytest.raises(WrongKeyError):
        seal_all(other)
    other.close()
    assert before.read_now(people.phone, officer) == "13800138000"
    before.close()
