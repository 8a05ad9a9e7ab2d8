# Meetings

meeting-joint = Joint meeting
meeting-supervision = Supervision meeting
meeting-office = Office meeting
meeting-coordination = Coordination meeting
meetings-title = <b>Meetings</b>
meetings-none = There is no meeting, and nothing to do for one.
meetings-actions = To do for meetings:
meeting-name = { $kind } · { $day }
meeting-title = <b>{ $kind }</b> { $day }
meeting-agenda = On the agenda: { $n }
meeting-no-agenda = Nothing is on the agenda yet.
meeting-name-state = { $name } · { $state }
meeting-state-planned = planned
meeting-state-held = being held
meeting-state-closed = closed
meeting-state-off = called off
meeting-close-ask-held = Once closed, no decision can be entered. { $n ->
    [0] Everything is decided.
   *[other] Undecided: { $n }; they go to the next meeting of this kind.
}
meeting-close-ask-planned = { $n ->
    [0] Call this meeting off? Nothing is on its agenda.
   *[other] Call this meeting off? On its agenda: { $n }; they go to the next meeting of this kind.
}
meeting-carried = carried over to the next meeting
meetings-late = Tasks past their day:
case-before-meeting = Before the { $kind } { $day }
case-waits-for-meeting = Waits for the next { $kind }
event-carried_over = carried over to the next meeting
form-title-agenda = <b>Put before a meeting</b>
form-ask-agenda-meeting = Before which meeting?
draft-agenda = Putting before a meeting
button-meeting-hold = Begin
button-meeting-close = Close
button-meeting-call_off = Call off
notice-meeting_held = The meeting has begun; decisions can be entered
notice-meeting_closed = Closed
notice-meeting_called_off = The meeting is called off
refused-meeting-closed = This meeting is closed. Please plan the next one.
refused-meeting-before_none = It waits for the next meeting, which is not planned yet. Send “meetings”, plan one, then record its decision.
refused-meeting-not_yet = The meeting is { $day }. To hold it earlier, tap Begin first.
refused-meeting-not_suited = Accusations come before the supervision or the office meeting only, other matters not before the supervision meeting. Please choose another.
refused-meeting-stands_already = It stands before this meeting already and is undecided.
meeting-item = { $number } { $place } { $marks }
meeting-late = late
meeting-joint_item = joint
meeting-decided = Decided: { $text }
meeting-actions = Tasks:
action-line = { $text } · { $owner } · { $day }
action-open = open
action-late = late
action-done = done
action-title = <b>Task of a meeting</b>
action-owner = For { $name }
action-due = Due { $day } · { $state }
action-meeting = Set by the { $kind } · { $day }
action-case = About { $number }
action-reply = { $name }: { $text }
action-shared = Partner bodies see it

button-meetings = Meetings
button-meeting = The meeting
button-meeting-open = New meeting
button-meeting-action = Set a task
button-meeting-gather = Look for more
button-action-reply = Reply
button-action-done = Done
button-action-open = { $text }

form-title-meeting = <b>New meeting</b>
form-title-action = <b>Task of the meeting</b>
form-title-action_reply = <b>Reply on a task</b>
form-title-decision = <b>Decision of the meeting</b>
form-field-meeting = Meeting
form-field-held_on = Day
form-field-assignee = For
form-field-shared = Partners
form-ask-meeting-meeting = Which meeting?
form-ask-meeting-held_on = On which day? Tap one, or type a date.
form-ask-action-text = What is to be done? One line, no petitioner’s name.
form-ask-action-assignee = Who is to do it? Tap one, or type a name.
form-ask-action-due = By when?
form-ask-action-into = About which case? Tap one, or type its number.
form-ask-action-shared = Do partner bodies see it?
form-ask-action_reply-text = How far is it? One line, kept as soon as you send it.
form-ask-decision-text = What was decided? It is kept as soon as you send it.
button-form-confirm-meeting = Plan and gather
button-form-confirm-action = Set it
draft-meeting = New meeting
draft-action = Task of a meeting
draft-action_reply = Reply on a task
draft-decision = Decision
shared-no = Not shared
shared-yes = Shared

button-move-take_off_agenda = Off the agenda
button-move-decide_at_meeting = Enter decision
event-take_off_agenda = taken off the agenda
event-decide_at_meeting = decided at a meeting
notice-take_off_agenda = Off the agenda
notice-decide_at_meeting = Decision entered
note-meeting = Decision of a meeting
notice-meeting_opened = Planned, the agenda is gathered
notice-meeting_gathered = New items are on the agenda
notice-meeting_nothing_new = Nothing new for the agenda
notice-action_set = Set; its owner will be told
notice-action_replied = Kept
notice-action_done = Noted as done
refused-meeting = That cannot be done now. Please see the newest card.
refused-meeting-kept_away = This colleague is kept away from that case. Please choose somebody else.
rule-meeting_action = a meeting’s task
rule-meeting_day = a meeting’s day

push-action_set = A meeting has set you a task
push-action_due = A meeting’s task is waiting
push-action_late = A meeting’s task is late: please do it, or say why
push-meeting_left = The day of a meeting has passed: please enter what came of it and close it
push-action_replied = A meeting’s task has a reply
push-action_done = A meeting’s task is done

asked-meetings = meetings|meeting|meeting tasks
word-meetings = Meetings
command-meetings = Meetings and their tasks
help-partner = <b>Meetings</b> what is shared with your body; tap Done when it is.
