# A field day's card: confirmed, disputed, findings, hints

form-title-visit_fix = <b>Put the field day right</b>
form-title-visit_dispute = <b>Not as logged</b>
form-title-finding = <b>Something found</b>
form-title-finding_done = <b>Settled on the spot</b>
form-field-done = What was done
form-ask-visit_fix-village = Which village was it? Tap one, or type its name.
form-ask-visit_fix-text = Whom did you meet in general, and what did you hear? One line, no names.
form-ask-visit_fix-day = Which day was it? Tap one.
form-ask-visit_fix-length = A full day or half?
form-ask-visit_dispute-reason = What was not so? Tap one, or write a line.
form-ask-finding-text = What did you find? One line, no names.
form-ask-finding-done = What was done about it? One line, saved as you send it.
form-ask-finding_done-text = What was done about it? One line, saved as you send it.
button-form-confirm-visit_fix = Put right
button-form-confirm-finding = Hand up
draft-visit_fix = correction of a field day
draft-visit_dispute = field day not as logged
draft-finding = something found
draft-finding_done = settled on the spot
reason-untrue = It was not so
reason-wrong_day = The date is wrong
reason-not_met = I saw nobody

visit-logged = Logged { $when }
visit-broken = { $n ->
    [one] { $n } file cannot be opened; please send another.
   *[other] { $n } files cannot be opened; please send others.
}
visit-said = { $name } says: { $reason }
visit-disputed = <b>Not as logged</b>; it does not count for now
visit-corrected = <b>Put right</b>; it counts once the host confirms it
visit-asked = <b>With the head</b>; it does not count for now
visit-rejected = Decided: this day does not count
visit-how-disputed = You can put it right, or ask the head to decide.
visit-asked-whom = { $names } decides.
visit-how-desk = No other liaison there can confirm it. Please ask { $names }, or reply to this with a photo or a place.
button-visit-dispute = Not so
button-visit-counts = It counts
button-visit-rejected = It does not
button-visit-correct = Put right
button-visit-ask-head = Ask the head
button-visit-finding = Something found
mark-disputed = not as logged
mark-corrected = to be confirmed again
mark-asked = with the head
mark-rejected = does not count

finding-title = <b>Found on a field day</b> { $day }
finding-line = Found: { $text } · { $became }
finding-found = Found on a field day
finding-numbered = { $number } { $became }
finding-done = Done: { $text }
finding-open = not handed up yet
finding-settled = settled on the spot
finding-reported = reported, to be registered
finding-returned = returned, please add to it
finding-withdrawn = withdrawn
finding-registered = registered, being handled
finding-answered = the people have their answer
finding-closed = closed
button-finding = See what was found
button-finding-open = Finding { $n }
button-finding-lead = The report
button-finding-visit = The field day

hints = To look at: { $hints } (only a hint, it counts all the same)
hint-backfilled = logged afterwards
hint-same_photo = photo used before
hint-far = place far from the village
hint-far-by = place some { $km } km from the village
hint-same_words = the same words that day in that village
flagged-title = <b>Hints on field days in { $month }</b> { $n }
flagged-empty = No hints on field days in { $month }.
button-visits-flagged = Hints ({ $n })

notice-finding_settled = Noted as settled on the spot
notice-finding_to_report = Filled in; look it over and report
notice-villages_near = The villages nearby come first; tap one
notice-visit_file = Kept. For the day to count, send a photo or a place
notice-visit_corrected = Put right; what stood there is kept
notice-visit_disputed = Noted; the visitor will be told
notice-visit_decided_already = It has been settled already
notice-visit_head_asked = The head has been asked
notice-visit_counts = Decided: it counts
notice-visit_rejected = Decided: it does not count
notice-nobody_to_decide = Nobody is there to decide; please put it right, or talk to the host
notice-confirmed_late = Confirmed; it counts for that month
refused-file_empty = This file is empty (0 bytes) and was not kept. Please take it again or send it once more; what you filled in is still there.
refused-no_village_near = No village has a place on the map yet. Tap one, or type its name.
refused-no_village_near-far = The nearest village is { $km } km away. Tap one, or type its name.

push-visit_to_confirm = field day of { $day }, please confirm it
push-visits_to_confirm = { $waiting ->
    [one] { $month }: { $waiting } field day waits for you to confirm
   *[other] { $month }: { $waiting } field days wait for you to confirm
}
push-visit_disputed = field day of { $day }: the host says it was not so
push-visit_to_decide = field day of { $day }: two sides differ, please decide
push-visit_decided = field day of { $day }: it counts
push-visit_decided-no = field day of { $day }: it does not count
push-finding_due = something found on a field day waits
push-finding_due-rule = { $rule }: nearly due
push-finding_reported = something found on a field day was handed up
push-finding_answered = what you found on a field day: the people have their answer
push-finding_closed = what you found on a field day: closed
