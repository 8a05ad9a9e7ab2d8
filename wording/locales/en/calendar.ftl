# Calendar and office hours

calendar-title = <b>Working calendar</b> { $month }
calendar-provisional = Nothing is published for this year; computed from weekends and statutory days.
calendar-day_off = Off: { $days } { $name }
calendar-make_up = Make-up working day: { $days } { $name }
calendar-day = { $day }: { $kind }
calendar-day-named = { $day }: { $kind }, { $name }
day-kind-working = working day
day-kind-weekend = weekend
day-kind-day_off = day off
day-kind-make_up = make-up working day
calendar-cell-weekend = –
calendar-cell-day_off = –
calendar-cell-make_up = +
calendar-cell-today = now
calendar-weekday-1 = Mo
calendar-weekday-2 = Tu
calendar-weekday-3 = We
calendar-weekday-4 = Th
calendar-weekday-5 = Fr
calendar-weekday-6 = Sa
calendar-weekday-7 = Su
button-calendar-before = ‹ Month
button-calendar-after = Month ›
calendar-double_ninth = Double Ninth: { $day }
calendar-due = Due: { $days }
calendar-due-day = { $day } ({ $n })
calendar-due-count = { $n ->
    [0] Nothing falls due on this day.
    [one] { $n } matter falls due on this day.
   *[other] { $n } matters fall due on this day.
}
button-calendar-day_off = Make it a day off
button-calendar-make_up = Make it a working day
button-calendar-published = As published
button-calendar-hours = Office hours
notice-day_set = Calendar changed

hours-title = <b>Office hours</b>
hours-summer = Summer, { $first } to { $last }
hours-usual = All other days
hours-line = { $opens }–{ $pauses } { $resumes }–{ $closes }
hours-day = { $day } { $month }
hours-apart = Deadlines end at the close of business. The cut-off for a same-day answer and the quiet hours are set apart and do not follow.
button-hours-summer = Change summer
button-hours-usual = Change the rest
notice-hours_set = Office hours changed
form-title-hours_summer = <b>Summer hours</b>
form-title-hours_usual = <b>Usual hours</b>
form-ask-hours_summer-text = Write the times, like 8:00-12:00 15:00-18:30. To move the summer, begin with its days: 6.1-9.30.
form-ask-hours_usual-text = Write the times, like 8:00-12:00 14:30-18:00.
draft-hours_summer = Summer hours
draft-hours_usual = Usual hours
refused-hours = These are no office hours. Write four times, like 8:00-12:00 14:30-18:00.
refused-hours-order = Write the times from early to late, like 8:00-12:00 14:30-18:00.

button-calendar-lengths = Deadlines
lengths-title = <b>How long deadlines are</b>
lengths-line = { $rule }: { $length }
lengths-line-rule = { $rule }: { $length } §
lengths-line-set = <b>{ $rule }: { $length }</b> (set here, usually { $usual })
lengths-warned = · warns { $when }
lengths-warned-set = · <b>warns { $when }</b> (set here)
warned-days = { $n } days before
warned-working_days = { $n } working days before
warned-hours = { $n } hours before
warned-on-the-day = on the day
warned-not = at no time before
warned-none = No warnings
warned-usual = As usual
lengths-apart = § From the Regulations: have it checked by a lawyer first. A length counts for what begins from now on, what runs stays; warnings count at once. Whom it reaches step by step upward stays.
length-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
length-working_days = { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
length-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
button-lengths = Change one
notice-length_set = Changed, from the next matter on
form-title-clock_length = <b>Change a deadline</b>
form-field-rule = Deadline
form-field-amount = Length
form-ask-clock_length-rule = Which deadline?
form-ask-clock_length-amount = How long? A number, in the same unit as before. To change the warnings alone, give the number it has.
form-field-warn = Warnings
form-ask-clock_length-warn = How long before shall it warn? A few numbers in the same unit, 0 for the day itself, such as “7 3 1”.
refused-clock_warnings = Please give numbers, { $times } at most, none above { $most }, such as “3 1”.
notice-warnings_set = Changed; the warnings count at once
button-form-confirm-clock_length = Change it
draft-clock_length = Change a deadline
refused-clock_length = This deadline can be set from { $least } to { $most }. Please give another number.
