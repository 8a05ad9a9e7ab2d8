# Retaliation: straight to the deputy and the inspector, never through the unit
number-retaliation = U{ $year }-{ $serial }
button-retaliation = Retaliation
form-title-retaliation = <b>Retaliation</b>
form-ask-retaliation-text =
    If somebody is in danger, call first (110 or the duty number).
    Then one sentence: what happened to whom, where they are now, whether they are safe.
    Only the deputy and the inspector see it, never the unit there. It goes as soon as you send it.
button-retaliation-unit = Unit concerned
button-retaliation-spare = Not to …
form-ask-retaliation-unit = Whose people did it? Nobody of that unit will see it.
form-ask-retaliation-spare = Tap whom it is about; they will not know.
form-field-spare = Not to
retaliation-spared = { $name } is not to know, its author asks
notice-retaliation_reported_past = Reported directly; whom you tapped does not see it. Your words are deleted from this chat.
form-declare-retaliation = With Report it goes to the deputy and the inspector at once, never through the unit there. Your words are deleted from this chat.
button-form-confirm-retaliation = Report
form-field-retaliation = Retaliation
draft-retaliation = retaliation
notice-retaliation_reported = Gone straight to the deputy and the inspector; your words were deleted here
retaliation-title = <b>{ $number }</b> Retaliation
retaliation-case = About { $number }
retaliation-by = { $name } reported it { $when }
retaliation-sent = It has arrived; nobody has taken it on yet
retaliation-waits = Nobody has taken it on yet, { $due }
retaliation-taken = { $name } has taken it on { $when }
retaliation-done = Dealt with { $when }
button-retaliation-take = I take it on
button-retaliation-done = What was done
notice-retaliation_taken = It is in your hands; who reported it is told
form-title-retaliation_done = <b>What was done about retaliation</b>
form-ask-retaliation_done-text = What was done? Are they safe now? One or two sentences.
draft-retaliation_done = what was done about retaliation
notice-retaliation_done = Noted; who reported it is told
rule-retaliation = taking on an urgent report
push-retaliation = Urgent report, please open it at once
push-retaliation_answered = There is an answer to your urgent report
silent-what-retaliation = urgent report to take on
event-retaliation_reported = retaliation reported
event-retaliation_taken = taken on
event-retaliation_done = dealt with
note-retaliation = Reported
note-retaliation_done = Done
