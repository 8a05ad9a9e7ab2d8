"""Sealing anew, row by row, on both kinds of database."""

from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from casework.actions import Answer, View
from casework.forms import FormKind
from casework.matters import Subject
from casework.people import Language
from storage import (
    code_marks,
    drafts,
    identities,
    inbox,
    invites,
    kept_secrets,
    people,
    query_codes,
    rotation,
)
from storage.database import Database
from storage.inbox import Cause
from storage.unit import Unit
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


CODE, INVITE = "0123456789", "ABCDEFGHJK"


def test_codes_are_known_again_under_the_new_key_alone(database_url: str, tmp_path: Path) -> None:
    before = opened(database_url, tmp_path, OLD)
    officer, _form = entered(before)
    before.write_now(query_codes.keep, 142, CODE)
    before.write_now(query_codes.told, 142)
    before.write_now(invites.add, officer, INVITE, before.now())
    before.close()
    both = opened(database_url, tmp_path, NEW, OLD)
    assert both.read_now(query_codes.find, CODE) == 142
    seal_all(both)
    both.close()
    alone = opened(database_url, tmp_path, NEW)
    assert alone.read_now(query_codes.find, CODE) == 142
    assert alone.read_now(query_codes.find, "0123456780") is None
    found = alone.read_now(invites.of_code, f" {INVITE.lower()}")
    assert found is not None
    assert found.officer_id == officer
    alone.close()


def test_plain_hashes_of_an_earlier_version_go_and_their_codes_stay_good(
    database_url: str, tmp_path: Path
) -> None:
    database = opened(database_url, tmp_path, OLD)
    officer, _form = entered(database)
    plain = {
        "query_code": sha256(f"query code {CODE}".encode()).hexdigest(),
        "invite": sha256(INVITE.encode()).hexdigest(),
    }
    database.write_now(query_codes.keep, 142, CODE)
    database.write_now(invites.add, officer, INVITE, database.now())

    def as_it_was(unit: Unit) -> None:
        unit.run(text("UPDATE query_code SET digest = NULL, hash = :query_code"), plain)
        unit.run(text("UPDATE invite SET digest = NULL, code_hash = :invite"), plain)

    database.write_now(as_it_was)
    database.write_now(code_marks.mark_plain)
    database.write_now(code_marks.mark_plain)  # the next start changes nothing
    assert database.read_now(query_codes.find, CODE) == 142
    assert database.read_now(invites.of_code, INVITE) is not None
    left = "SELECT hash FROM query_code UNION SELECT code_hash FROM invite"
    kept = set(database.read_now(lambda view: view.run(text(left)).scalars().all()))
    assert len(kept) == 2
    assert kept.isdisjoint(plain.values())
    database.close()


def test_what_kept_answers_hold_opens_under_the_new_key_alone(
    database_url: str, tmp_path: Path
) -> None:
    before = opened(database_url, tmp_path, OLD)
    _officer, form = entered(before)

    def answered(unit: Unit) -> None:
        facts = {"table": "people"} | kept_secrets.sealed(unit, form, "invites", INVITE)
        draft = drafts.get(unit, form)
        assert draft is not None
        drafts.finish(unit, draft, Answer(View.IMPORTED, form, facts=facts))
        code = kept_secrets.sealed(unit, 142, "query_code", CODE)
        inbox.applied(unit, Cause(42, 7), Answer(View.CASE, 142, facts=code))

    before.write_now(answered)
    before.close()
    both = opened(database_url, tmp_path, NEW, OLD)
    seal_all(both)
    assert both.write_now(kept_secrets.seal_again) == 2
    both.close()
    alone = opened(database_url, tmp_path, NEW)
    kept = alone.read_now(drafts.result, form)
    assert kept is not None
    assert kept.facts["table"] == "people"
    assert alone.read_now(kept_secrets.opened, form, "invites", kept.facts) == INVITE
    (update,) = alone.read_now(inbox.unfinished, 42)
    assert update.answer is not None
    assert alone.read_now(kept_secrets.opened, 142, "query_code", update.answer.facts) == CODE
    assert alone.read_now(kept_secrets.opened, 142, "another", update.answer.facts) is None
    alone.close()


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
