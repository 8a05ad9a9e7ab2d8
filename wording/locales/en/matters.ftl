# Reports, cases, lists

lead-title = <b>{ $number }</b>  { $stage }
lead-place-line = { $place } · { $type }
lead-author = Reported by { $name } · { $when }
lead-case = Registered as { $number }
lead-due = { $rule } { $when }
lead-settled = Settled on the spot
lead-told = The people have been told
lead-identities = { $n ->
    [one] { $n } contact kept encrypted
   *[other] { $n } contacts kept encrypted
}
note-addition = Added
note-correction = Corrected
note-settled = Settled
note-reason = Reason
note-progress = Progress
note-findings = Findings
note-delivery = Delivery
note-follow_up = Follow-up
note-summary = Report
note-line = <b>{ $kind }</b> { $text }

case-title = <b>{ $number }</b>
case-turn = Waiting for { $who }
case-yours = Waiting for you
case-stuck-assign = Nobody may approve: whoever drafted it does not. Ask the administrator for another deputy director.
case-stuck-approve_reply = Nobody may approve: whoever drafted it does not. Ask the administrator for another deputy director.
case-stuck-follow_up = Nobody may follow up: whoever handled it does not. Ask the administrator for an inspector.
case-turn-due = { $turn }, { $due }
case-follow-up-due = follow-up { $due }
case-due-rolled = {" "}(moved on over { $reason })
case-due-provisional = {" "}(computed without the published calendar)
case-owner = Owner { $name }
case-owner-unopened = not opened by the owner
case-owner-opened = opened by the owner { $when }
case-owner-acknowledged = taken on by the owner { $when }
case-place-line = { $place } · { $type }
case-channel = { $channel }{ $persons ->
    [1] {""}
   *[other] , { $persons } persons
} · { $occurrence } · { $identity }
case-entry = Register entry { $entry } · { $channel }, { $persons ->
    [one] { $persons } person
   *[other] { $persons } persons
} · { $occurrence }
case-subtype = About { $subtype }
case-filed = Formally filed
case-dates = Received { $received }, closed { $closed }
case-was-due = Due { $due }
case-urgent = <b>Urgent: phone first</b>
case-urgent-phone = <b>Urgent: call first</b> Duty officer { $phone }
case-outcome = Outcome { $outcome }
case-ratings = Rated: service { $service }, outcome { $result }
case-ratings-again = Asked again: service { $service }, outcome { $result }
case-event = { $day } { $what }
case-new = <b>New</b> { $what }
review-right-review_apply = The answer says: who disagrees may apply to { $authority } for a review within { $n } days of receiving it.
review-right-recheck_apply = The decision on the review says: who disagrees may apply to { $authority } for a recheck within { $n } days of receiving it.
review-authority-above = the body above { $name }

event-submit = reported
event-return_lead = returned
event-resubmit = reported again
event-withdraw = withdrawn
event-register = registered
event-register_settled = registered (settled on the spot)
event-assess = assessed
event-classify = classified
event-report_up = reported up
event-assign = assigned
event-return_proposal = proposal returned
event-acknowledge = acknowledged
event-unacknowledged = acknowledgement undone
event-progress = progress
event-progress_replaced = progress corrected
event-submit_result = result submitted
event-approve_reply = reply approved
event-return_reply = reply returned
event-deliver = reply delivered
event-follow_up = followed up
event-close = closed
event-addition = added to
event-correction = corrected
event-media = file added
event-told = people told
event-untold = “people told” taken back
event-settled = settled on the spot
event-chased = reminded
event-revealed = contact looked at
event-imported = Taken in from the register

alike-like = Looks like { $number }, already reported ({ $day })
alike-above = This number from above is registered already as { $number } ({ $day })
alike-person = The same contact or name as in { $number } ({ $day })
alike-same = Same matter as { $number }; to be joined when reviewed
alike-by-author = The reporter says: same matter as { $number } ({ $day })
alike-with = { $number } will be joined on registering
alike-repeat = A repeat of { $number }
button-alike-same = Same matter
button-alike-different = Different matter
button-alike-join = Join to it
button-alike-with = Join on registering
button-alike-repeat = It is a repeat
event-same_matter = said to be one matter
event-different_matter = said to be another matter

history-title = <b>History</b> { $number }
history-line = { $when } { $what } { $who }
why-title = <b>Deadline</b> { $number }
why-clock = <b>{ $rule }</b>
why-rule-days = { $n } days, counted from the day after
why-rule-working_days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}, counted from the day after
why-rule-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
why-rule-same_day = the same day; after 16:00 the next working day
why-set_by_office = set by this office (usually { $usual })
why-started = from { $first }
why-counted = { $first } to { $last }: { $n } days
why-counted-working = { $first } to { $last }: { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
why-counted-one = { $first }: { $n ->
    [one] 1 day
   *[other] { $n } days
}
why-counted-working-one = { $first }: { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
why-given = date set: { $first }
why-capped = not past { $first }
why-skipped = skipping { $first } to { $last } { $name }
why-skipped-one = skipping { $first } { $name }
why-make_up = { $first } is a make-up working day
why-paused = { $first } paused
why-resumed = { $first } resumed, moved by { $n ->
    [one] { $n } day
   *[other] { $n } days
}
why-extended = { $first } extended by { $n ->
    [one] { $n } day
   *[other] { $n } days
}
why-recomputed = { $first } recomputed with the new calendar
why-nominal = nominal date { $first }
why-due = <b>due { $first }</b>
why-provisional = { $year } computed without the published calendar
why-stopped = { $first } stopped

list-title-leads = <b>My reports</b> { $n }
list-title-desk = <b>To be reviewed or routed</b> { $n }
list-title-cases = <b>Assigned to me</b> { $n }
list-title-approvals = <b>Waiting for your decision</b> { $n }
list-title-overdue = <b>Overdue</b> { $n }
list-title-open = <b>Open</b> { $n }
list-title-suspended = <b>Suspended</b> { $n }
list-title-unit = { $unit }
list-empty-leads = You have not reported anything yet. Just send what you heard.
list-empty-desk = Nothing waits for review.
list-empty-cases = Nothing waits for you.
list-empty-approvals = Nothing waits for your decision.
list-empty-overdue = Nothing is overdue.
list-empty-open = Nothing is open.
list-empty-suspended = Nothing is suspended.
list-line = <b>{ $number }</b> { $rest }

button-open-number = { $number }
button-move-withdraw = Withdraw
button-move-resubmit = Send again
button-move-return_lead = Return for more
button-move-register = Register and assign
button-move-register_settled = Register as settled
button-move-report_up = Propose
button-move-assign = Approve
button-move-return_proposal = Return
button-move-acknowledge = Acknowledge
button-move-progress = Progress
button-move-submit_result = Result
button-move-approve_reply = Approve
button-move-return_reply = Return
button-move-deliver = Reply delivered
button-move-follow_up = Follow up and close
button-told = People told
button-untold = Undo “people told”
button-add-words = Add
button-correct = Correct
button-history = History
button-why = Deadline
button-media = Files
button-case = See the case
button-chase = Remind
button-reveal = Contact
button-back = Back
button-correct-progress = Correct progress
button-unacknowledge = Undo
button-more = More

letter-title = <b>Sealed letter { $number }</b>
letter-how =
    Do not open or copy it, write the number on the seal,
    hand it over in person.
    To: the deputy director, { $receiver }.
letter-recorded = Recorded { $when }
letter-received = Received by { $name } { $when }
letter-due = Hand it over { $when }: { $left }
letter-late = Not handed over yet: { $when }, { $left }
letter-lines =
    People may also report it themselves:
    12380, 12388, on working days.
button-letter-received = Letter received

message-venue = Place: { $title }, { $address }
message-location = Position: { $latitude } N, { $longitude } E
message-contact = Contact’s phone { $phone }
