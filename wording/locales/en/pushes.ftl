# Pushes: number, task, date, button, and nothing else

push-numbered = <b>{ $number }</b> { $task }
push-by = { $task }, { $by }
push-urgent = <b>Urgent</b> { $line }
push-done = Dealt with.
push-with-others = No longer yours to do.
push-done-by = Dealt with by { $name }.
push-withdrawn = Taken back.
push-taken-back-by = Taken back by { $name }.

push-lead_new = new report to review
push-lead_returned = please add to it and send it again
push-lead_registered = registered, thank you
push-proposal_to_approve = for your decision
push-proposal_returned = proposal returned, please revise it
push-case_assigned = assigned to you, please acknowledge
push-reply_to_review = reply for your review
push-reply_approved = reply approved, please deliver it
push-reply_returned = reply returned, please look again
push-follow_up_due = time to follow up
push-first_answer_due = please tell the people it was received
push-due_soon = this is waiting for you
push-due_soon-rule = { $rule }: nearly due
push-overdue = overdue, please see to it
push-overdue-rule = { $rule }: overdue, please see to it
push-letter_waiting = a sealed letter is on its way to you
push-letter_overdue = this sealed letter has not been received in time, please ask after it
push-visit_plan = { $missing ->
    [one] { $month }: { $missing } field day still to do, please plan it
   *[other] { $month }: { $missing } field days still to do, please plan them
}
push-visit_short = { $missing ->
    [one] { $month }: { $missing } field day still to do
   *[other] { $month }: { $missing } field days still to do
}, { $left ->
    [one] { $left } working day left
   *[other] { $left } working days left
}
push-visit_short-others = { $people ->
    [one] { $month }: { $people } person may miss the field days
   *[other] { $month }: { $people } people may miss the field days
}
push-visit_last_days = { $missing ->
    [one] { $month }: { $missing } field day still to do
   *[other] { $month }: { $missing } field days still to do
}, only { $left ->
    [one] { $left } working day left
   *[other] { $left } working days left
}
push-visit_month_closed = { $missing ->
    [one] { $month }: { $missing } field day short, please give the reason
   *[other] { $month }: { $missing } field days short, please give the reason
}
push-visit_planned = field day planned: { $day }
push-visit_to_affirm = a field day of yours ({ $day }) was entered for you, please say whether it is true
push-visit_denied = the field day you entered ({ $day }) is said not to be true
push-visit_unreadable = the photo of the field day ({ $day }) cannot be opened, please send another
push-for = for the leader you accompany: { $task }
push-file_lost = a file could not be stored, please send it again
push-file_lost-refused = a file cannot be opened and is not stored, please send a photo or a PDF instead
push-file_lost-gone = a file could not be fetched, please send it again
push-file_lost-by_reference = a file is too large and is not stored, please keep the original
push-officer_unreachable = A colleague cannot be reached here, please telephone
push-chain_head = The records end at <code>{ $head }</code>, { $purged } erased so far; please note it down
push-second_copy = A second copy of the bot is running, please stop one
push-updates_dropped = There was a longer stop: please send again what was not answered
push-dates_moved = due date moved by a holiday

push-button-open = Open
push-button-read = Read
push-button-told = People told
push-button-received = Letter received
push-button-visits = Field days
push-button-visits-county = Everybody’s field days

push-again = { $task } (reminder { $n })
push-climbed = nobody has answered: { $task }
push-reminded = { $task } (once more, please)
push-digest = today's work
push-digest-title = <b>{ $day }: today's work</b>
push-digest-past = This day is over; see the newest message.
push-digest-due = { $n } due today
push-digest-overdue = { $n } overdue
push-digest-new = { $n } to acknowledge
push-digest-desk = { $n } to review
push-digest-waiting = { $n } for your decision
push-several = { $n ->
    [one] <b>{ $n } thing to tell you</b>
   *[other] <b>{ $n } things to tell you</b>
}
push-since = There was a stop; this is everything since { $day }.
push-unfolded = { $place } { $line }
push-more = { $n } more under “More”.
push-more-told = { $n } more that only tell you something are not named here.
push-by-number = What has no button opens when you send its number.
push-kind = { $n } × { $kind }
push-kind-lead_registered = report registered
push-kind-due_soon = due soon
push-kind-overdue = overdue
push-kind-dates_moved = new due date
push-kind-weekly_brief = brief
push-kind-monthly_brief = brief
push-kind-about-lead = news of a report
push-kind-about-case = news of a case
push-kind-about-visit = field day
push-kind-about-month = field days
push-kind-about-shortfall = field days
push-kind-about-finding = finding
push-kind-about-outreach = outreach
push-kind-about-letter = sealed letter
push-kind-about-retaliation = urgent matter
push-kind-about-leave = leave
push-kind-about-meeting = meeting
push-kind-about-action = meeting's task
push-kind-about-period = service period
push-kind-about-appraisal = appraisal
push-kind-about-draft = file not stored
push-kind-about-officer = other
push-button-numbered = { $label } { $number }
push-button-unfold = Unfold
push-button-fold = Fold
push-button-more = More
push-button-silent = Not answered
push-unfolded-for = Unfolded; folds by itself in ten minutes
push-folded = Folded
push-outdated = This message is out of date
push-button-open-post_over = See what is left
push-button-open-liaisons_off = See liaisons
push-button-open-head_vacant = See which
push-button-open-officer_unreachable = See who it is
push-button-open-both_desks = See who
push-button-open-leave = See leave
push-button-open-action = See task
