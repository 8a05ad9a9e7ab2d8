"""A button of a form that is finished says so, also where its matter may not be seen any more."""

from movable_time import MovableTime
from running import running
from small_county import fill
from structlog.testing import capture_logs

from casework.actions import Action, Verb
from casework.forms import FormKind
from casework.workflow import Move
from sandbox.client import words
from services import forms, steps
from storage.database import Database
from storage.tables import RecusalRow
from storage.unit import Unit
from wording.codec import pack


async def test_the_button_of_a_finished_form_about_a_case_that_is_kept_from_one_by_now(
    lite_database: Database, clock: MovableTime
) -> None:
    county = fill(lite_database)
    case_id = county.register(county.report())
    who = county.officer(county.liaison)

    def finish(unit: Unit) -> int:
        form = forms.start(unit, who, FormKind.PROGRESS, case_id).ref
        forms.type_text(unit, who, form, "去看过了。")
        return form

    lite_database.write_now(steps.tap, who, Move.ACKNOWLEDGE, case_id, 0)
    form = lite_database.write_now(finish)
    lite_database.write_now(recuse, who.id, case_id)
    async with running(lite_database, clock) as run:
        liaison = await run.phones.add("林")
        county.bind(county.liaison, liaison.id)
        await liaison.send("/menu")
        await run.settle()
        card = await liaison.last()
        with capture_logs() as lines:
            data = pack(Action(Verb.FORM_ASK, form, 0, "text"))
            said = await liaison.tap_data(card["message_id"], data)
            await run.settle()
        assert said["answer"]["text"]
        assert "组信" not in words(await liaison.last())
        assert [one for one in lines if one["log_level"] == "error"] == []


def recuse(unit: Unit, officer_id: int, case_id: int) -> None:
    """Keep somebody away from a case."""
    unit.later(
        RecusalRow,
        case_id=case_id,
        officer_id=officer_id,
        state="granted",
        reason="relative",
        decider="deputy",
        decider_path="990000/",
        asked_by=0,
        at=unit.now,
    )
