# Names used everywhere

type-accusation = Accusation
type-appeal = Appeal
type-enquiry = Suggestion or enquiry

subtype-village_policy_breach = policy broken by a village cadre or member
subtype-township_style = style of work in a township
subtype-section_level_style = section-level cadre
subtype-pay_treatment_retirement = pay, treatment, retirement
subtype-party_member_or_branch_election = Party recruitment, branch election
subtype-suggestion_or_question = suggestion or question
subtype-other = Other

channel-letter = Letter
channel-visit = Visit
channel-joint_letter = Joint letter
channel-same_letter = Same letter to many
channel-phone = Phone
channel-reception_day = Leaders' reception day
channel-joint_visit = Joint visit
channel-online = Online
channel-field_visit = Found in the field
channel-liaison = Liaison report
channel-from_above = Passed down from above
channel-sister_body = From a sister body

occurrence-first = First
occurrence-repeat = Repeat
occurrence-sealed = Sealed letters (neither)

identity-named = Named
identity-confidential = Named, confidential
identity-anonymous = Anonymous

urgent-no = Not urgent
urgent-yes = Urgent

procedure-simple = Simple procedure
procedure-ordinary = Ordinary procedure

outcome-supported = Supported
outcome-explained = Explained
outcome-not_supported = Not supported
outcome-mediated = Mediated
outcome-aid = Aid
outcome-upheld = found to be so
outcome-not_upheld = found not to be so

manner-in_person = In person
manner-by_post = By post
manner-by_phone = By phone
manner-waiting = Waiting to be fetched

rating-satisfied = Satisfied
rating-fairly = Fairly satisfied
rating-not_satisfied = Not satisfied
rating-not_rated = Not rated

cause-history_and_money = History and money
cause-grassroots_supervision = Grassroots supervision
cause-knowledge_of_law = Knowledge of the law
cause-way_of_receiving = Way of receiving people
cause-policy_gap = Policy gap

reason-facts_unclear = Facts unclear
reason-basis_lacking = Basis lacking
reason-petitioner_not_met = Petitioner not met
reason-papers_missing = Papers missing

day-today = Today
day-tomorrow = Tomorrow
day-yesterday = Yesterday
day-day_before = The day before

length-full = Full day
length-half = Half day

stage-submitted = To be reviewed
stage-returned = Returned
stage-withdrawn = Withdrawn
stage-registered = Registered
stage-assessed = Assessed
stage-classified = To be proposed
stage-reported = To be approved
stage-assigned = To be acknowledged
stage-handling = Being handled
stage-reply_review = Reply to be approved
stage-answered = Reply to be delivered
stage-replied = To be followed up
stage-follow_up = Followed up
stage-closed = Closed

step-registered = Registered
step-classified = Classified
step-reported = Reported
step-assigned = Assigned
step-handling = Handling
step-reply_review = Review
step-replied = Replied
step-closed = Closed

role-liaison = Liaison officer
role-staff = Department staff
role-section_head = Section head
role-clerk = Desk clerk
role-deputy = Deputy director
role-leader = Director
role-inspector = Inspector
role-partner = Partner unit
role-administrator = Administrator

rule-first_answer = First answer
rule-review = Review
rule-acknowledge = Acknowledgement
rule-acknowledge_urgent = Urgent acknowledgement
rule-routing = Routing
rule-routing_inside = Routing inside the office
rule-notice = Written notice
rule-objection = Objection
rule-handling = Handling
rule-simple_accept = Simple acceptance
rule-simple_decide = Simple procedure
rule-leader_set = Leader's date
rule-review_apply = Applying for review
rule-review_decide = Review by the upper body
rule-recheck_apply = Applying for recheck
rule-recheck_decide = Recheck
rule-follow_up = Follow-up
rule-follow_up_again = Second follow-up
rule-sealed_letter = Sealed letter
rule-finding_report = Finding handed up
rule-finding_settle = Finding settled
rule-supervision_reply = Supervision reply
rule-suspension = To be looked at again

media-count = { $n ->
    [one] { $n } file
   *[other] { $n } files
}
media-photos = { $n ->
    [one] { $n } photo
   *[other] { $n } photos
}
media-photos-missing = { $n } not archived
media-missing = { $n } not archived
media-photos-lost = { $n } can no longer be shown
media-lost = { $n } can no longer be shown
media-name = file
media-mismatched-name = not-what-it-was-sent-as.bin
media-mismatched = { $n } not of the type it was sent as
media-aside = { $count } ({ $aside })
separator = {", "}
number-case = ZX [{ $year }] No. { $serial }
number-letter = S{ $year }-{ $serial }
