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
