# Field days

form-visit-photos = { $n ->
    [one] { $n } photo
   *[other] { $n } photos
}
form-visit-located = A place is noted
form-visit-hint = With a photo or a place it counts without waiting for anyone.
button-form-visit-day = Change day
button-form-visit-half = Make it half
button-form-visit-full = Make it full

visit-title = <b>Field day</b> { $day } · { $length }
visit-visitor = { $name } · { $village }
visit-backfilled = Logged { $when }
visit-confirmed = Confirmed ({ $name }); it counts
visit-photo = With a photo; it counts
visit-located = With a place; it counts
visit-waiting = <b>To be confirmed</b>; it does not count yet
visit-how-looking = { $names } is asked to confirm it.
visit-how-hosts = Ask { $names } to confirm it, or reply to this with a photo or a place.
visit-how-nobody = No other liaison there can confirm it; please reply to this with a photo or a place.
visit-entered_by = Entered by { $name }
visit-unsaid = <b>Waits for the leader to say that it is true</b>; it does not count yet
visit-denied = <b>The leader says that it is not true</b>; it does not count:
visit-elsewhere = Not at the contact village; it adds no day
button-visit-affirm = True
button-visit-deny = Not true
button-visit-for = Field day of { $name }
notice-visit_affirmed = Noted as true
notice-visit_denied = Whoever entered it is told
visit-removed = Taken back; it does not count.
button-visit-remove = Take back
button-visit-restore = Enter again
button-visit-confirm = Confirm
button-visits-own = My month

visits-line = Field days in { $month } { $bar } { $rest }
visits-days = { $done } of { $owed } days done.
visits-short = { $missing ->
    [one] { $missing } day missing
   *[other] { $missing } days missing
}, { $left ->
    [one] { $left } working day left
   *[other] { $left } working days left
}
visits-over-short = { $missing ->
    [one] { $missing } day short
   *[other] { $missing } days short
}
visits-done = done
visits-none-owed = none owed
visits-half-over = And half a day; one more half makes it whole.
visits-forecast-on_track = There is time.
visits-forecast-tight = Time is short.
visits-forecast-unlikely = It may not be done in time.
visits-empty = No field day this month yet.
visits-over-empty = No field day that month.
visits-day = { $day } { $village } · { $length } · { $mark }
visits-hints = Note: { $hints }
visits-waiting = { $n ->
    [one] { $n } day does not count yet; open it to see what to do.
   *[other] { $n } days do not count yet; open them to see what to do.
}
visits-to-confirm = { $n ->
    [one] { $n } field day of others in your villages waits for you.
   *[other] { $n } field days of others in your villages wait for you.
}
mark-confirmed = confirmed
mark-photo = photo
mark-located = place
mark-elsewhere = not at the contact village
mark-unsaid = waits for the leader
mark-denied = said not to be true
visits-of = <b>{ $name }</b>
visits-reason = Reason: { $reason }
visits-reason-owed = No reason given yet.
button-visits-of = { $name }’s month
mark-waiting = to be confirmed
button-visit-open = { $day } { $village }
button-visits-before = Month before
button-visits-after = Month after
button-visits-to-confirm = Confirm ({ $n })
button-visits-county = Everybody

confirm-title = <b>For you to confirm</b>: { $n ->
    [one] { $n } day
   *[other] { $n } days
}
confirm-empty = No field day waits for you.
confirm-line = <b>{ $name }</b> { $day } { $village } · { $length }
button-confirm-one = Confirm { $name }, { $day }
button-confirm-all = Confirm all ({ $n })

county-title = <b>Field days in { $month }</b> { $done }/{ $owed }
county-unit-title = <b>{ $unit }, field days in { $month }</b> { $done }/{ $owed }
county-line = { $unit } { $done }/{ $owed }
county-line-warn = ▲{ $unit } { $done }/{ $owed }
county-unlikely = <b>May not be done: { $n ->
    [one] { $n } person
   *[other] { $n } people
}</b>
county-unlikely-one = ▲{ $name } ({ $unit }): { $rest }
county-unlikely-more = { $n } more: tap their unit.
county-over-unlikely = <b>Short: { $n ->
    [one] { $n } person
   *[other] { $n } people
}</b> { $names }
county-likely = All will be done in time.
county-over-likely = All were done.
county-and-others = { $names } and others
county-visitor = { $name } { $bar } { $rest }
county-visitor-warn = ▲{ $name } { $bar } { $rest }
county-empty = Nobody has field days to do.
chart-visits-title = Field days in { $month }
chart-visits-subtitle = { $done } done of { $owed } owed
chart-visits-done = day
chart-visits-half = half day
chart-visits-waiting = not counted yet
chart-visits-planned = planned
chart-visits-away = away
chart-visits-off = day off
chart-visits-more = { $n } more: tap their unit
chart-visits-at-risk = May not be done
chart-visits-over-at-risk = Short
