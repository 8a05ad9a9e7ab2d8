"""The lines on a case's card that say what is known of it."""

from datetime import date

from casework.forms import chosen
from casework.meetings import MeetingKind
from casework.recusal import Recusal
from casework.sheets import CaseSheet
from casework.workflow import Move, Stage
from wording import attachments, case_owner, numbers, review_rights
from wording.speaker import Speaker


def _before_meeting(say: Speaker, kind: MeetingKind, day: date | None) -> str:
    name = say(f"meeting-{kind.value}")
    if day is None:
        return say("case-waits-for-meeting", kind=name)
    return say("case-before-meeting", kind=name, day=say.day(day))


def lines_of(say: Speaker, sheet: CaseSheet) -> list[str]:
    """How it came, whose it is, what stands beside it and what came of it."""
    it = sheet.case
    if it.imported:
        return _from_register(say, sheet)
    lines = [
        say(
            "case-channel",
            channel=say(f"channel-{it.channel.value}"),
            persons=it.persons,
            occurrence=say(f"occurrence-{it.occurrence.value}"),
            identity=say(f"identity-{it.identity.value}"),
        )
    ]
    if it.superior_number:
        lines.append(say("case-superior", number=it.superior_number))
    lines += case_owner.lines_of(say, sheet) + _beside(say, sheet) + _what_came_of(say, sheet)
    if sheet.media.files:
        lines.append(attachments.tally(say, sheet.media))
    return lines


def _beside(say: Speaker, sheet: CaseSheet) -> list[str]:
    """Other matters and other people: joined, parts, team, meetings, recusals, caller, leader."""
    it, lines = sheet.case, list[str]()
    if sheet.other_number is not None:
        key = "case-joined-to" if it.joined_to else "case-repeat-of"
        lines.append(say(key, number=numbers.case(say, sheet.other_number)))
    if sheet.parts:
        named = [
            say("case-part-in" if done else "case-part", name=name) for name, done in sheet.parts
        ]
        lines.append(say("case-parts", names=say.listed(named)))
    if sheet.team:
        named = [say("case-team-leads", name=one) if leads else one for one, leads in sheet.team]
        lines.append(say("case-team", names=say.listed(named)))
    lines += [_before_meeting(say, kind, day) for kind, day in sheet.before_meetings]
    lines += kept_away(say, sheet.recusals)
    if sheet.caller:
        mine = Move.WITHDRAW_CASE in sheet.moves
        key = "case-withdrawal-yours" if mine else "case-withdrawal-asked"
        lines.append(say(key, name=sheet.caller))
    if sheet.led_by:
        lines.append(say("case-led", name=sheet.led_by))
    return lines


def _what_came_of(say: Speaker, sheet: CaseSheet) -> list[str]:
    """Where it went, its outcome, what was seen to, the right to a review, how it was rated."""
    it, lines = sheet.case, list[str]()
    if it.route:
        key = "case-route-proposed" if it.proposed_route else "case-route"
        lines.append(say(key, route=say(f"route-{it.route}")))
    if it.outcome:
        lines.append(say("case-outcome", outcome=say(f"outcome-{it.outcome}")))
    if it.checklist and it.stage in {Stage.REPLY_REVIEW, Stage.ANSWERED}:
        seen_to = [say(f"checklist-{one}") for one in chosen(it.checklist)]
        lines.append(say("case-checklist", names=say.listed(seen_to)))
    if sheet.review is not None:
        lines.append(review_rights.line(say, sheet.review))
    lines += [
        say(key, service=say(f"rating-{service}"), result=say(f"rating-{result}"))
        for key, service, result in (
            ("case-ratings", it.service_rating, it.result_rating),
            ("case-ratings-again", it.service_again, it.result_again),
        )
        if service and result
    ]
    return lines


def kept_away(say: Speaker, recusals: tuple[tuple[str, Recusal], ...]) -> list[str]:
    """Who is kept away, and why, for those who are shown it."""
    return [
        say(f"case-recusal-{kept.state.value}", name=name, trigger=say(f"trigger-{kept.reason}"))
        for name, kept in recusals
    ]


def _from_register(say: Speaker, sheet: CaseSheet) -> list[str]:
    """What a register said of a case: no words and no names."""
    it = sheet.case
    lines = [
        say(
            "case-entry",
            entry=it.entry or "",
            channel=say(f"channel-{it.channel.value}"),
            persons=it.persons,
            occurrence=say(f"occurrence-{it.occurrence.value}"),
        )
    ]
    if it.subtype:
        lines.append(say("case-subtype", subtype=say(f"subtype-{it.subtype}")))
    if it.filed:
        lines.append(say("case-filed"))
    if it.closed_on:
        days = {"received": say.full_day(it.received_on), "closed": say.full_day(it.closed_on)}
        lines.append(say("case-dates", **days))
    if it.due_on:
        lines.append(say("case-was-due", due=say.full_day(it.due_on)))
    if sheet.owner:
        lines.append(say("case-owner", name=sheet.owner))
    if it.outcome:
        lines.append(say("case-outcome", outcome=say(f"outcome-{it.outcome}")))
    return lines
