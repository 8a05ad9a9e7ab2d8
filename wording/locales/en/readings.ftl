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

# The inspector looks at the records: who did and who read what
audit-title = <b>Acts and readings</b> { $number }
audit-chain-whole = The chain of records is whole ({ $n })
audit-readings = Read by { $read } · files by { $read_media } · contact by { $revealed }
audit-by-itself = by itself
audit-both-desks = { $who } (administrator and clerk)
audit-reports = Written reports given last
audit-report = { $when } { $who }: { $unit }, { $period }
audit-at-server = at the server
audit-how = For one matter send /audit and its number.
event-read = read
event-read_media = looked at the files
event-read_hist = read the history
event-read_why = read the deadlines
event-read_audit = looked at the records
command-audit = Who did and who read what

# Who raises it: names and numbers go to the vault, marks stay on the card
form-field-petitioner = Petitioner
form-ask-intake-petitioner = Who raises it? The name, with a phone if you like; several with commas. Your message is deleted, name and number are kept encrypted.
form-ask-register-petitioner = Who raises it? The name, with a phone if you like; several with commas. Your message is deleted, name and number are kept encrypted.
