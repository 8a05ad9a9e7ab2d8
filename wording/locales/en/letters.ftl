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
