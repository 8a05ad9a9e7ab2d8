# The steps of casework: objection, extension, suspension, routes, instructions, supervision, review

# Objection
stage-objected = Objection to be decided
button-move-object = Object
button-move-agree_objection = Agree
button-move-refuse_objection = Refuse
event-object = objected
event-agree_objection = objection agreed, another owner proposed
event-refuse_objection = objection refused
notice-object = Objection sent
notice-agree_objection = Another owner proposed
notice-refuse_objection = The owner has been told
note-objection = Objection
reason-not_our_work = Not our work
reason-other_place = Not in our area
reason-facts_differ = The facts differ
form-title-objection = <b>Objection</b>
form-title-agree_objection = <b>Agree, and propose another owner</b>
form-title-refuse_objection = <b>Refuse the objection</b>
form-ask-objection-reason = Why is it not yours? Tap one, or write it.
form-ask-agree_objection-owner = Who is to handle it instead? Tap one, or type the unit’s name.
form-ask-refuse_objection-reason = Why is it theirs all the same? One line; the owner is told.
button-form-confirm-agree_objection = Send for approval
draft-objection = Objection
draft-agree_objection = Another owner
draft-refuse_objection = Answer to an objection
push-objection_raised = the owner objects, please decide
push-objection_refused = objection refused, please acknowledge
refused-objection_late = The five working days for an objection are over; please acknowledge it, and talk to the desk clerk if there is a difficulty.
refused-same_owner = That is the unit that objects; please choose another.

# Extension
button-move-ask_extension = Ask for more time
button-move-grant_extension = Grant
button-move-refuse_extension = Refuse
button-move-tell_extension = People told
event-ask_extension = asked for more time
event-grant_extension = extension granted
event-refuse_extension = extension refused
event-tell_extension = people told why it takes longer
notice-ask_extension = Sent to the deputy director
notice-grant_extension = Extension granted
notice-refuse_extension = The owner has been told
notice-tell_extension = Recorded: people told
note-extension = Why more time
flag-extension_asked = { $n } more days asked for, to be decided
flag-extension_untold = Extended; please tell the people why
form-field-days = Days
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
form-title-extension = <b>Ask for more time</b>
form-title-refuse_extension = <b>Refuse the extension</b>
form-ask-extension-days = How many days? At most 30, and only once.
form-ask-extension-text = Why? The people will be told this reason.
form-ask-refuse_extension-reason = Why not? One line.
button-form-confirm-extension = Send
draft-extension = Extension
draft-refuse_extension = Answer to an extension
push-extension_to_decide = asks for more time, please decide
push-extension_granted = extension granted, please tell the people why
push-extension_refused = extension refused, please keep the date
refused-not_a_number = Please type a number from 1 to { $most }.
refused-already_extended = It has been extended once already ({ $days } days).
refused-extension_length = At most { $most } days.
refused-not_extendable = This deadline cannot be extended.
refused-clock_paused = The clock is held already.
refused-clock_not_paused = The clock is not held.
refused-clock_stopped = The clock has stopped.

# Suspension
stage-suspended = Suspended
button-move-suspend = Suspend
button-move-resume = Resume
event-suspend = suspended
event-suspend_more = to be resumed when
event-resume = resumed
notice-suspend = Suspended; the clock is held
notice-resume = Resumed; the due date has moved
note-condition = Until
reason-in_court = In court or arbitration
reason-expert_opinion = Waiting for an expert
reason-petitioner_away = Petitioner away
form-field-condition = Until
form-title-suspend = <b>Suspend</b>
form-ask-suspend-reason = Why? Tap one, or write it.
form-ask-suspend-condition = Until when, or what has to happen?
button-form-confirm-suspend = Suspend
draft-suspend = Suspension
push-case_suspended = suspended, the clock is held
push-case_resumed = resumed
