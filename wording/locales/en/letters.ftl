# Sealed letters' words, and how a complaint about our own leader goes
notice-letter_sealed = Sealed letter noted. The words are sealed here and deleted from the chat
letter-sealed = The words are sealed; only the receiver can read them, with a reason. Pictures and recordings are not kept, please hand them over with the letter.
button-letter-read = Read it
form-title-read_letter = <b>Read a sealed letter</b>
form-ask-read_letter-reason = Why is it read? One sentence; it goes on record.
draft-read_letter = reading a sealed letter
goes-up =
    <b>A complaint about a leader of this office is not taken, passed on or kept here.</b>
    What was sent has been deleted; nothing of it is on record.
    Please let the petitioner take it to the office above, unopened and not copied.
goes-up-to = The office above: { $office }
goes-up-lines =
    Or call 12380 (organisation department) or 12388 (discipline inspection), on working days.
    If there is a grievance as well, please send that part again.

# What a letter's receiver registers
level-village_policy_breach = Village cadre or Party member
level-township_style = Township cadre
level-section_level_style = Section-level cadre
filed-no = Not filed
filed-yes = Filed
form-title-register_letter = <b>Register a sealed letter</b>
form-field-level = Level
form-field-filed = Filed
form-ask-register_letter-level = Of which level is the cadre?
form-ask-register_letter-filed = Has it been formally filed?
draft-register_letter = registering a sealed letter
form-title-letter_result = <b>Result of a sealed letter</b>
form-field-found = Result
form-ask-letter_result-found = What was it found to be?
draft-letter_result = result of a sealed letter
notice-letter_registered = Registered
notice-letter_result = Result recorded
letter-to-register = Please register level and whether it was filed; nothing else.
letter-registered = Registered: { $level }, { $filed }
letter-result = Result: { $result }
letter-counted = It is only counted; nobody else sees it.
button-letter-register = Register
button-letter-register-again = Change
button-letter-result = Enter result
button-letter-result-again = Change result
letters-to-register = Sealed letters to register: { $numbers }
letters-without-result = Sealed letters without a result: { $numbers }
letters-only-counted = { $n ->
    [one] One sealed letter is
   *[other] { $n } sealed letters are
} counted among them and not listed.
event-letter = sealed letter recorded
event-letter_received = sealed letter received
event-letter_registered = level and filing registered
event-letter_result = result entered
