# The door, menu, help, me

stranger = Hello. This is for the staff of an office; please come in by invite.
group-only = This works in private chats only.
welcome =
    Hello, { $name }.
    { $posts }
    If this is you, please confirm.
welcome-post = { $role }, { $unit }
button-join = Yes, this is me
joined =
    { $name }, you are in.
    Send what you hear; one tap reports it.
joined-leader =
    { $name }, you are in.
    Send “status” for the whole, a number for one case.
joined-deputy =
    { $name }, you are in.
    What you are to decide is sent to you; read it, then approve or return.
joined-clerk =
    { $name }, you are in.
    New reports are sent to you; open one, then tap “Register and assign”.
joined-administrator =
    { $name }, you are in.
    People, units and the calendar are looked after here.
menu = What would you like to do? Tap below, or just type.
greeting = Hello. What would you like to do? Tap below, or just type.
nothing-to-cancel = No card is being filled in.
not-understood = I did not understand. Tap below, or send /help.
is-it-a-report =
    For how this works, see /help.
    Is this something to report?
button-is-report = Yes, report it
language-choose = 用哪种语言?  Which language?
button-chinese = 中文
button-english = English
me-title = <b>{ $name }</b>
me-post = { $role }, { $unit }
me-drafts = { $n ->
    [one] { $n } unfinished card; tap to go on:
   *[other] { $n } unfinished cards; tap to go on:
}
me-no-drafts = Nothing is unfinished.
button-draft = Go on: { $kind }
button-draft-about = Go on with { $kind }: { $words }
draft-lead = report
draft-intake = letter or visit
draft-addition = addition
draft-correction = correction
draft-note = addition
draft-return_lead = return
draft-register = registration
draft-propose = proposal
draft-progress = progress
draft-result = result
draft-return_proposal = return
draft-return_reply = return of a reply
draft-delivery = delivery
draft-follow_up = follow-up
draft-visit = field day
draft-visit_note = addition to a field day
draft-invite = invite
draft-find = search
draft-import = import

word-report = Report
word-visit = Field day
word-cases = My cases
word-find = Find
word-status = Status
word-approvals = To decide
word-overdue = Overdue
word-desk = To review
word-register = Register
word-people = People
word-units = Units
word-invite = Invite
word-calendar = Calendar

help-liaison =
    <b>Report</b> Send what you hear – text, photos, voice – then tap Report.
    <b>Field day</b> Pick the village, write a line, confirm.
    <b>My cases</b> What you are to handle. <b>Appraisals</b> Your unit’s.
    Reply to a card to add to that matter.
    <b>Query code</b> looks up for a caller how far it is.
help-clerk =
    <b>To review</b> Open each, then Register and assign.
    <b>Register</b> Record a letter, a visit or a call.
    <b>Overdue</b> What is late. <b>Silent</b> What nobody took on.
    <b>Meetings</b> Agendas, decisions, tasks. Send a number to open it.
    <b>Outreach</b> Enter a joint team’s trip, read the totals.
    <b>Trend</b> Topics month by month. <b>Policy owners</b> Enter them. <b>Appraisals</b> Answer objections.
    <b>/people</b> Stop whoever has lost a phone.
    <b>Written report</b> A month, a quarter or a year, as a document and tables.
    Send an old register as .csv or .xlsx to take it in; /register template gives an empty table.
    <b>Query code</b> looks up for a caller how far it is.
help-deputy =
    <b>To decide</b> Read, then approve or return.
    <b>Status</b> How we stand. Send a number to open it.
    <b>Visit figures</b> Field days in numbers. <b>Outreach</b> A joint team’s trips.
    <b>Appraisals</b> How units did their work.
help-leader =
    <b>Status</b> How we stand.
    <b>Overdue</b> What is late. <b>Silent</b> What nobody took on.
    <b>Written report</b> A month, a quarter or a year, as a document and tables.
    <b>Trend</b> Topics by township, month by month. <b>Appraisals</b> Units.
    Send a number for one case; “status” and a place for one place.
help-inspector =
    <b>Overdue</b> What is late. <b>Silent</b> What nobody took on.
    <b>Status</b> How we stand. <b>Appraisals</b> How units did their work.
    Send a number to open it.
help-administrator =
    <b>People</b> Stop somebody, or a new phone. <b>Units</b> Names and codes.
    <b>Invite</b> One each, used once. <b>Calendar</b> Days off, make-up days.
    Send a .csv or .xlsx table to take in units, people or the calendar.
help-all =
    <b>Retaliation</b> goes straight to the deputy and the inspector.
    /me about me · /calendar calendar · /leave leave · /lang language · /cancel drop

command-lead = Report something
command-leads = My reports
command-register = Record a letter or visit
command-desk = To be reviewed
command-cases = My cases
command-case = One case by number
command-why = A deadline's arithmetic
command-visit = Log a field day
command-visits = Field days this month
command-approvals = Waiting for me
command-status = How we stand
command-overdue = What is late
command-silent = Not taken on
command-find = Find
command-people = People
command-units = Units
command-invite = Invite
command-calendar = Working calendar
command-help = Help
command-menu = Main menu
command-me = About me
command-lang = Language
command-cancel = Drop the form

button-quiet = Quiet hours
quiet-title = <b>Quiet hours</b>
quiet-how = Only what is urgent comes in these hours; the rest waits for the morning.
quiet-night = Night { $first }–{ $last }
quiet-noon = Noon { $first }–{ $last }
quiet-no-noon = No noon rest
quiet-chosen = ✓ { $label }
notice-quiet_set = Changed
