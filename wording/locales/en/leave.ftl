# Leave and stand-in

leave-title = <b>Leave and cover</b>
leave-none = You have no leave, and cover for nobody.
leave-span = { $first } to { $last }
absence-leave = Leave
absence-training = Training
absence-secondment = Secondment
leave-mine = { $kind }: you are away { $days }; { $name } covers
leave-mine-chain = { $kind }: you are away { $days }; { $name } is away too, { $final } covers
leave-mine-nobody = { $kind }: you are away { $days }; { $name } cannot cover now, the office does
leave-mine-asked = { $kind } asked for, { $days }; it waits for { $who }
leave-mine-refused = Your { $kind } { $days }: { $name } has said no
leave-by = Approved by { $name }
leave-by-oneself = Nobody is above; approved by { $name } in person
leave-asked = { $name } asks: { $kind }, { $days }; { $stand_in } covers
button-leave-yes = Approve { $name }
button-leave-no = Refuse { $name }
button-person-leave = Enter leave
leave-cover = You cover for { $name } { $days }
leave-cover-later = { $name } asks you to cover { $days }
button-leave = Leave
button-leave-list = Leave and cover
button-leave-back = Back already
button-leave-cancel = Call off { $day }

form-title-refuse_leave = <b>Refuse leave</b>
form-ask-refuse_leave-reason = Why not? Tap one, or write; the officer is told.
draft-refuse_leave = Refuse leave
reason-short_handed = Too few people on these days
reason-other_days = Please choose other days
reason-other_stand_in = Please choose another stand-in

form-title-leave = <b>Leave</b>
form-title-leave_for = <b>Leave of a colleague</b>
form-field-absence = What for
form-ask-leave-absence = Leave, training or secondment?
form-ask-leave_for-absence = Leave, training or secondment?
form-ask-leave_for-first = From which day? Tap one, or type a date, such as 11-3, tomorrow, Friday.
form-ask-leave_for-last = For how many days, or until when?
form-ask-leave_for-stand_in = Who covers? Tap one, or type a name.
form-declare-leave_for = By tapping Enter you say that it is approved on paper and that the stand-in has agreed.
button-form-confirm-leave_for = Enter
draft-leave_for = Leave of a colleague
form-field-first = From
form-field-last = To
form-field-stand_in = Cover
form-ask-leave-first = From which day? Tap one, or type a date, such as 11-3, tomorrow, Friday.
form-ask-leave-last = For how many days, or until when?
form-ask-leave-stand_in = Who covers for you? Tap one, or type a name.
form-declare-leave = By tapping Ask you say that your stand-in has agreed. The cover begins once it is approved.
button-form-confirm-leave = Ask
draft-leave = Leave
leave-days-1d = One day
leave-days-2d = Two days
leave-days-3d = Three days
leave-days-5d = Five days

history-who-for = { $who } (for { $name })
list-line-covers = for { $name }
list-line-covered = { $names } covers

refused-leave = The leave could not be entered. Please look at the days and at who covers.
refused-leave-no_day = “{ $text }” is no day that I know. Tap one, or type it again, such as 11-3, tomorrow, Friday.
refused-leave-past = { $day } has passed. A leave can be entered from today on.
refused-leave-order = It ends { $day }, before it begins ({ $first }). Please change one.
refused-leave-long = A leave lasts { $most } days at most. Please check the year.
refused-leave-overlap = You are on leave already from { $first } to { $last }. Change the days, or call that one off first.
refused-leave-circle = On { $day } { $name } is away too, and it would come back to you. Please choose somebody else.
refused-leave-nobody = No colleague is called “{ $text }”. Tap one, or type the name again.
refused-leave-near = No colleague is called “{ $text }”. Did you mean { $like }?
refused-leave-which = Several are called “{ $text }”. Please tap one below.
refused-leave-oneself = You cannot cover for yourself. Please choose somebody else.
refused-leave-unsuitable = { $name } may not act in your post. Please choose somebody else.
refused-leave-not_joined = { $name } has not joined and gets no messages. Please choose somebody else.

notice-leave_entered = Asked; you will hear when it is approved
notice-leave_own = Nobody is above you: approved by yourself
notice-leave_entered_for = Entered; they and the stand-in are told
notice-leave_approved = Approved
notice-leave_refused = Not approved
notice-leave_cancelled = Leave called off
notice-leave_over = You are back, and your matters with you

push-leave_asked = { $kind } of a colleague to approve, { $days }
push-leave_approved = { $kind } approved, { $days }
push-leave_refused = { $kind } not approved, { $days }; please see why
push-cover_named = { $kind } of a colleague { $days }; you are asked to cover
push-cover_cancelled = You need not cover { $days } after all
push-cover_begun = You cover from today to { $last }; open now: { $open }
push-cover_over = The cover has ended; your colleague is back
push-leave_begun = { $kind }: begins today; with your stand-in: { $open }
push-leave_begun-nobody = { $kind }: begins today; your stand-in cannot cover now, with the office: { $open }
push-leave_over = { $kind } over; back with you: { $open }
push-handed_back = Back with your colleague.

asked-leave = leave|on leave|time off
command-leave = Leave and cover
