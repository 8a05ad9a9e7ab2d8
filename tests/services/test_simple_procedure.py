"""The simple procedure: accepted within three working days of receipt, decided within ten."""

from datetime import date

from movable_time import MovableTime
from office_life import clock_of, speak, told
from two_townships import LIU, WELL, Story

from casework.clocks import ClockRule, ClockState, ClockStatus, was_on_time
from casework.forms import FormKind
from casework.matters import Subject
from casework.pushes import PushKind
from services import desk, drafting, forms, leads
from storage import clocks


def accepting(story: Story, lead_id: int) -> list[ClockState]:
    """The clocks of acceptance that a lead has had."""
    found = story.database.read_now(clocks.of, (Subject.LEAD, lead_id))
    return [one.state for one in found if one.state.rule is ClockRule.SIMPLE_ACCEPT]


def send_back(story: Story, lead_id: int) -> None:
    """The clerk returns a report for more."""
    write, clerk = story.database.write_now, story.who("clerk")
    draft = write(forms.start, clerk, FormKind.RETURN_LEAD, lead_id)
    write(forms.fill, clerk, draft.ref, "reason", "facts_unclear")


def test_a_simple_case_is_accepted_as_it_is_registered(story: Story, clock: MovableTime) -> None:
    lead = story.report()  # Monday 23 November
    clock.move(days=2)
    number = story.register(lead)
    accepted = clock_of(story, number, ClockRule.SIMPLE_ACCEPT)
    assert accepted is not None
    # Tue 24=1, Wed 25=2, Thu 26=3
    assert accepted.nominal_due == date(2026, 11, 26)
    assert accepted.status is ClockStatus.STOPPED
    assert was_on_time(accepted)
    # accepted on Wednesday 25: Thu 26=1, Fri 27=2, Mon 30=3 .. Fri 4=7, Mon 7=8, 8=9, Wed 9=10
    assert story.due_on(number) == date(2026, 12, 9)


def test_what_was_accepted_too_late_says_so(story: Story, clock: MovableTime) -> None:
    lead = story.report()
    clock.move(days=4)  # Friday 27 November
    accepted = clock_of(story, story.register(lead), ClockRule.SIMPLE_ACCEPT)
    assert accepted is not None
    assert was_on_time(accepted) is False


def test_an_ordinary_case_has_no_such_deadline(story: Story) -> None:
    number = story.case(procedure="ordinary")
    assert clock_of(story, number, ClockRule.SIMPLE_ACCEPT) is None


def test_a_report_sent_back_keeps_the_days_since_it_was_received(
    story: Story, clock: MovableTime
) -> None:
    lead = story.report()
    clock.move(days=1)
    send_back(story, lead)
    assert [one.nominal_due for one in accepting(story, lead)] == [date(2026, 11, 26)]
    clock.move(days=1)  # the working day before
    speak(story)
    assert [who for who, _ in told(story, PushKind.DUE_SOON)].count("clerk") == 1
    story.database.write_now(leads.send_again, story.who("liaison"), lead, 0)
    send_back(story, lead)
    assert len(accepting(story, lead)) == 1
    story.database.write_now(leads.send_again, story.who("liaison"), lead, 0)
    story.register(lead)
    assert [one.status for one in accepting(story, lead)] == [ClockStatus.STOPPED]


def test_a_report_taken_back_needs_no_acceptance(story: Story) -> None:
    lead = story.report()
    send_back(story, lead)
    story.database.write_now(leads.withdraw, story.who("liaison"), lead, 0)
    assert [one.status for one in accepting(story, lead)] == [ClockStatus.STOPPED]


def test_what_several_raise_together_is_not_simple(story: Story) -> None:
    write, clerk = story.database.write_now, story.who("clerk")
    draft = write(desk.start_intake, clerk).ref
    for name, value in {"channel": "joint_visit", "persons": "4", "place": LIU}.items():
        write(forms.fill, clerk, draft, name, value)
    write(forms.type_text, clerk, draft, WELL)
    register = write(forms.finish, clerk, draft).ref
    lead = story.database.read_now(drafting.mine, clerk, register).subject_id
    send_back(story, lead)
    assert accepting(story, lead) == []
