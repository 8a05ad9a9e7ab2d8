"""Buttons that this bot never made, from every kind of officer and from nobody, do no harm."""

from itertools import product

import pytest
from dispatching import Conversation
from small_county import County, fill
from sqlalchemy import select

from casework.actions import Verb, View
from casework.people import Language
from services import inviting
from storage.database import Database
from storage.tables import (
    CaseRow,
    InviteRow,
    LeadRow,
    LeaveRow,
    MeetingRow,
    OfficerRow,
    PostRow,
    SettingRow,
    core,
)
from storage.unit import Reader

STRANGER = 666
# What a forger may write after the verb: no row, the last id, a row of another kind, nonsense.
ARGUMENTS = ("", "0", "-1", "zzz", "a|b|c", "text=<b>", "\u202e", "9" * 40, "' OR 1=1 --", "{x}")


@pytest.fixture
def county(lite_database: Database) -> County:
    found = fill(lite_database, visit_duty=True)

    for number, who in enumerate((found.liaison, found.clerk, found.leader), 1):
        found.bind(who, number)
    made = lite_database.write_now(inviting.invite, None, "白管理", "administrator", "990000")
    found.bind(made.officer_id, 4, Language.ENGLISH)
    return found


# What must be as it was: matters, people, posts, settings.
KEPT = (LeadRow, CaseRow, OfficerRow, PostRow, InviteRow, SettingRow, LeaveRow, MeetingRow)


def record(view: Reader) -> list[object]:
    return [row for table in KEPT for row in view.run(select(core(table))).all()]


async def test_no_forged_button_breaks_anything_or_changes_the_record(county: County) -> None:
    lead = county.report()
    before = county.database.read_now(record)
    rows = ("0", _base36(lead), _base36(county.clerk), "1y2p0ij32e8e7", "zzzzzzzzzzzzzz")
    async with Conversation(county.database) as talk:
        for account, verb in product((3, STRANGER), Verb):
            for at, argument in enumerate(ARGUMENTS):
                row = rows[at % len(rows)]
                heard = await talk.taps(account, f"{verb.value}|{row}|0|{argument}")
                assert heard.calls, (account, verb, row, argument)
    assert county.database.read_now(record) == before


@pytest.mark.parametrize("account", [1, 2, 4])
async def test_every_view_asked_for_with_nonsense_is_answered(county: County, account: int) -> None:
    async with Conversation(county.database) as talk:
        for view, row in product(View, ("0", "zzzzzzzzzzzz")):
            heard = await talk.taps(account, f"s|{row}|zz|{view.value}")
            assert heard.calls, view


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"
