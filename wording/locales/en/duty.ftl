# The duty of field days: plan, reasons for a short month, contact villages, companions

button-plan = Plan days
button-plan-leader = Plan for the leader
button-visit-leader = Enter for the leader
push-button-visits-leader = Leader’s month
button-plan-done = Done
button-plan-drop = Not that day
button-plan-move = Another day
button-plan-tomorrow = Move to tomorrow
button-plan-to = Move to { $day }
plan-title = <b>Plan field days</b> { $month }
plan-title-for = <b>Plan field days of { $name }</b> { $month }
plan-moving = It was planned for { $day }. Tap the day to move it to.
plan-days = { $n ->
    [one] { $n } day planned
   *[other] { $n } days planned
}: { $days }
plan-none = None planned yet.
plan-day_off = No reminder on days off: { $days }.
plan-how = Tap a day to plan it, tap it again to drop it. You are reminded that morning.
notice-plan_moved = Moved
refused-plan_past = That day has gone by; please pick today or a later day.

short-reason-urgent = An emergency
short-reason-meetings = Meetings and duty hours
short-reason-casework = Too many cases
short-reason-health = Health
short-reason-not_logged = Went, but did not log it
short-reason-leader = Leader: { $reason }
button-short-own = In my own words
button-short-change = Change the reason
notice-reason_given = Reason noted
form-title-shortfall = <b>Why days are missing</b>
form-ask-shortfall-text = What was the reason? One line; it is kept as soon as you send it.
draft-shortfall = Why days are missing

duty-title = <b>{ $name }</b> Field-day duty
duty-none = No duty of field days.
duty-no-village = No contact village yet; a day in any village counts.
duty-village = Contact village { $village }, since { $first }
duty-village-over = Before: { $village }, { $first } to { $last }
duty-assigned = { $line } (by { $name })
duty-companion = Accompanied by { $name }
duty-accompanies = Accompanies { $names }
button-duty = Contact village
button-duty-assign = Assign a village
button-duty-companion = Name a companion
button-duty-companion-other = Another companion
button-duty-companion-none = No companion
button-duties = All contact villages
duties-title = { $n ->
    [one] <b>Contact villages</b> { $n } person
   *[other] <b>Contact villages</b> { $n } people
}
duties-without = { $n ->
    [one] { $n } person has none yet.
   *[other] { $n } people have none yet.
}
duties-line = { $name } { $villages }
duties-line-none = { $name } none yet
notice-village_assigned = Contact village assigned
notice-companion_named = Companion named
notice-companion_ended = No companion any more
form-title-contact_point = <b>Assign a contact village</b>
form-ask-contact_point-village = Which village? Tap one, or type its name.
form-ask-contact_point-first = From which day on?
button-form-confirm-contact_point = Confirm
draft-contact_point = Contact village
form-title-companion = <b>Name a companion</b>
form-ask-companion-officer = Who accompanies? Tap a name, or type it.
button-form-confirm-companion = Confirm
draft-companion = Companion
form-title-deny_visit = <b>Not true</b>
form-ask-deny_visit-text = What is not true of it? One line; it is kept as soon as you send it.
draft-deny_visit = Field day not true
refused-companion = This person cannot accompany; please pick somebody else.
refused-not_allowed-not_companion = You do not accompany this leader, so you cannot enter for them.
