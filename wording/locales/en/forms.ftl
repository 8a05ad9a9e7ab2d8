# Cards being filled in

form-title-lead = <b>Report (not yet sent)</b>
form-title-intake = <b>Letter or visit (not yet saved)</b>
form-title-addition = <b>Add to the report</b>
form-title-correction = <b>Correct the report</b>
form-title-return_lead = <b>Return for more</b>
form-title-register = <b>Register and assign</b>
form-title-propose = <b>Propose again</b>
form-title-progress = <b>Progress</b>
form-title-result = <b>Result</b>
form-title-return_proposal = <b>Return</b>
form-title-return_reply = <b>Return the reply</b>
form-title-delivery = <b>Reply delivered</b>
form-title-follow_up = <b>Follow-up</b>
form-title-visit = <b>Field day</b>
form-title-invite = <b>Invite a person</b>
form-title-find = <b>Find</b>

form-field-place = Place
form-field-type = Type
form-field-channel = Source
form-field-text = Report
form-field-settled = Settled
form-field-occurrence = First or repeat
form-field-identity = Name
form-field-urgent = Urgency
form-field-procedure = Procedure
form-field-owner = Owner
form-field-findings = Findings
form-field-outcome = Outcome
form-field-reason = Reason
form-field-manner = How
form-field-day = Day
form-field-detail = Note
form-field-service = Service
form-field-result = Outcome
form-field-cause = Root cause
form-field-persons = Persons
form-field-village = Village
form-field-length = Length
form-field-name = Name
form-field-role = Post
form-field-unit = Unit
form-field-words = Search for

form-ask-lead-text = Send what you heard: text, photos or voice.
form-ask-lead-place = Which village is it about? Tap one, or type its name.
form-ask-lead-type = Which type is it?
form-ask-lead-channel = Where did it come from?
form-ask-lead-settled = Say in one line how it was settled on the spot.
form-ask-intake-channel = A letter, a visit or a call?
form-ask-intake-text = Write what was raised.
form-ask-intake-place = Where is it? Tap one, or type its name.
form-ask-intake-persons = How many people came?
form-ask-addition-text = What should be added? It is saved as soon as you send it.
form-ask-correction-text = What is wrong? Write it correctly; the earlier words are kept.
form-ask-return_lead-reason = Why is it returned? Tap one, or write your own.
form-ask-register-type = Which type is it?
form-ask-register-occurrence = First time, or a repeat?
form-ask-register-identity = How may the name be used?
form-ask-register-urgent = Is it urgent? Only danger to life, disaster or retaliation is.
form-ask-register-procedure = Which procedure?
form-ask-register-owner = Who handles it? Tap one, or type a unit's name.
form-ask-propose-owner = Who handles it? Tap one, or type a unit's name.
form-ask-progress-text = How far is it? It is saved as soon as you send it.
form-ask-result-findings = What was found, and on what basis?
form-ask-result-outcome = What does the answer come to?
form-ask-return_proposal-reason = Why is it returned? Tap one, or write your own.
form-ask-return_reply-reason = What is missing? Tap one, or write your own.
form-ask-delivery-manner = How did the reply reach the petitioner?
form-ask-delivery-day = On which day?
form-ask-delivery-detail = Add a note, such as the postal number.
form-ask-follow_up-service = What did they say of the service?
form-ask-follow_up-result = What did they say of the outcome?
form-ask-follow_up-cause = Where does the matter come from?
form-ask-follow_up-text = What else did they say?
form-ask-visit-village = Which village? Tap one, or type its name.
form-ask-visit-text = Whom did you meet in general, and what did you hear? One line, no names; “nothing” will do.
form-ask-visit-day = On which day?
form-ask-visit-length = A full day or half?
form-ask-invite-name = Write the person's name.
form-ask-invite-role = Which post?
form-ask-invite-unit = In which unit? Tap one, or type its name.
form-ask-find-words = Find what? A number, a place or two characters will do.

form-declare = By tapping Report you declare: this accuses no cadre, and I have no interest in it.
form-received = Received { $when }
form-due = Due { $when }
form-kept-apart = Phone and ID numbers were put away encrypted; the card no longer shows them.
form-accusation =
    <b>One question first</b>
    Does this accuse a cadre?
    Its words are not shown for now.
form-dropped = Dropped; nothing was saved.
form-done = This card has been dealt with.
form-saved = Saved; go on whenever you like.
form-title-more = You may also change:
form-empty-attachments = { $n ->
    [one] { $n } file received; please add a line about it.
   *[other] { $n } files received; please add a line about them.
}

button-form-confirm-lead = Report
button-form-confirm-intake = Save and register
button-form-confirm-register = Confirm
button-form-confirm-propose = Propose
button-form-confirm-result = Submit
button-form-confirm-delivery = Delivered
button-form-confirm-follow_up = Confirm and close
button-form-confirm-visit = Confirm
button-form-confirm-invite = Make the invite
button-form-settled = Settled on the spot
button-form-add = Add
button-form-change = { $field }
button-form-more = More
button-form-less = Less
button-form-cancel = Cancel
button-form-restore = Undo
button-accusation-yes = It accuses a cadre
button-accusation-no = No
button-accusation-both = Both
button-next = Next
button-previous = Previous
