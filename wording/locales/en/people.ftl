# The administrator: people and units

people-title = <b>People</b> { $n }
people-found = <b>People</b> with “{ $name }” in their names
people-none = Nobody found by “{ $name }”.
people-line = { $name } { $posts } · { $state }
people-post = { $unit } { $role }
people-state-joined = joined
people-state-invited = invited
people-state-expired = invite expired
people-state-uninvited = not invited
people-state-stopped = stopped
people-state-unreachable = cannot be reached
button-people = People
button-people-invite = Invite somebody

person-title = <b>{ $name }</b>
person-state-joined = Joined.
person-state-invited = Invited, not joined yet.
person-state-expired = The invite expired before it was used.
person-state-uninvited = Not invited yet.
person-state-stopped = Stopped: sees nothing.
person-state-unreachable = Joined, but messages do not arrive: the bot may be blocked, or the account gone.
person-stopped = Stopped by { $name } { $when }
person-back = When the phone is found: Let in again. With a new phone: invite again.
person-back-by-others = To come back they need a new invite from an administrator.
person-stop-ask = Stop them? From then on they see nothing, and old buttons no longer work.
person-until = The invite is good until { $when }.
person-invite =
    Invite code (shown this once, good once):
    <code>{ $code }</code>
    Pass it on; opening this joins:
    https://t.me/{ $bot }?start={ $code }
button-person-invite = Invite again
button-person-new-phone = New phone: invite again
button-person-stop = Stop
button-person-stop-now = Yes, stop
button-person-undo = Undo stop
button-person-admit = Let in again
notice-stopped = Stopped; can be undone for a minute
notice-stop_undone = No longer stopped
notice-admitted = Let in again
refused-not_allowed-undo_late = More than a minute ago: it cannot be undone. An administrator can let them in again or make a new invite.
refused-not_allowed-oneself = You cannot stop yourself; another administrator must.

tree-title = <b>Units</b>
tree-title-unit =
    <b>{ $path }</b>
    { $kind } { $code }
tree-below = { $n } below:
tree-none = There are no units yet. Run lianluo units import on the server.
button-tree-up = ‹ Up
unit-kind-province = Province
unit-kind-city = City
unit-kind-county = County
unit-kind-township = Township
unit-kind-county_unit = County unit
unit-kind-village = Village or community

button-person-posts = Posts
posts-title = <b>Posts of { $name }</b>
posts-none = No post yet.
post-section = { $post } ({ $section })
post-since = { $post } since { $first }
post-from = { $post } from { $first } on
post-until = { $post } since { $first }, until { $last }
post-was = { $post } since { $first }, ended { $last }
button-post-add = Add a post
button-post-change = Change { $role }
button-post-end = End { $role }
form-title-post_add = <b>Add a post</b>
form-title-post_change = <b>Change a post</b>
form-title-post_end = <b>End a post</b>
form-field-since = From
form-field-until = Until
form-field-section = Section
form-ask-post_add-role = Which role?
form-ask-post_add-unit = In which unit? Tap one, or type a unit's name.
form-ask-post_add-since = From which day?
form-ask-post_add-section = Which section? Such as: office, discipline.
form-ask-post_change-role = Which role instead?
form-ask-post_change-unit = In which unit? Tap one, or type a unit's name.
form-ask-post_change-since = From which day? The old post ends the day before.
form-ask-post_change-section = Which section? Such as: office, discipline.
form-ask-post_end-until = Until which day? The rights hold on that day and end with it.
button-form-confirm-post_add = Add
button-form-confirm-post_change = Change
button-form-confirm-post_end = End by this day
draft-post_add = Adding a post
draft-post_change = Changing a post
draft-post_end = Ending a post
notice-post_added = Post added
notice-post_changed = Post changed; the old one stays on record
notice-post_ends = It ends by itself after that day
refused-post = The post cannot be changed so. Please look at the dates.
refused-post-over = This post ended { $day }.
refused-post-before_first = The last day lies before the first ({ $day }). Please change it.
refused-post-twice = This post is held on some of these days already. Please change the date, the role or the unit.
refused-post-last_administrator = This is the last administrator. Please add another first.
handover-title = <b>To hand over from { $name }</b>: { $n }
handover-none = { $name } has left nothing open.
handover-tasks = Tasks of meetings: { $n }
liaisons-title = <b>Units with liaisons off in number</b>: { $n } (1 to 2 are wanted)
liaisons-line = { $unit }: { $n }
liaisons-more = and { $n } more units
liaisons-fine = Every township and county unit has 1 to 2 liaisons.
desks-title = <b>Administrator and clerk in one</b>
desks-line = { $name }: { $posts }
desks-none = Nobody is administrator and clerk at once.
button-both-desks = Two desks
button-liaisons = Liaisons

push-post_over = A colleague's post has ended; to hand over: { $open }
push-liaisons_off = A unit has no liaison, or more than 2; please look
push-both_desks = A colleague is administrator and clerk at once
