# Looking at contacts: first the reason, on record, gone after ten minutes

form-title-reveal = <b>Contact</b>
form-title-reveal_lead = <b>Contact</b>
form-ask-reveal-reason = What is it for? That goes on record, and the inspector may look it up.
form-ask-reveal_lead-reason = What is it for? That goes on record, and the inspector may look it up.
draft-reveal = looking at the contact
draft-reveal_lead = looking at the contact
reason-verify = To check the facts
reason-tell = To say how it stands
reason-deliver = To deliver the answer
reason-ask_after = To ask afterwards
note-reading = Why it was looked at
reading-goes = Gone by itself in ten minutes; please do not copy it down.
reading-over = The ten minutes are over; this is put away.
