# Files brought in from outside: what is wrong in which line, and what was taken

import-refused = Nothing was taken in: { $n ->
    [one] one fault
   *[other] { $n } faults
}.
import-at-line = { $file }, line { $line }: { $fault }
import-at-file = { $file }: { $fault }
import-more = … and { $n } more.

import-fault-empty = the file is empty. Give a table with a line of column names.
import-fault-no_lines = there is nothing below the column names. Add a line for each entry.
import-fault-old_excel = this is the old .xls format. Save it as .xlsx or .csv.
import-fault-not_excel = this .xlsx cannot be read. Open it and save it again.
import-fault-too_large = this .xlsx unpacks to too much. Split it, or save it as .csv.
import-fault-too_many_rows = it has more than { $most } rows. Delete the empty ones at the end, or split it.
import-fault-not_a_table = this is no table. Give a .csv or an .xlsx.
import-fault-encoding = the encoding cannot be read (it may be { $guess }). Save it as UTF-8, or as GBK.
import-fault-column_twice = two columns are called “{ $column }”. Keep one.
import-fault-too_many_cells = there are more cells than columns. Put text that has a comma in quotation marks.
import-fault-columns = columns are missing: { $missing }. Needed are: { $needed }.
import-fault-missing = “{ $column }” is empty. Fill it in.
import-fault-too_long = “{ $column }” is longer than { $limit } characters. Shorten it.
import-fault-mangled = “{ $column }” is { $value }: a spreadsheet has cut the number. Format the column as text and paste the codes anew.
import-fault-code = “{ $column }” is “{ $value }”. A code is up to 24 digits, letters, - or _.
import-fault-kind = there is no kind “{ $value }”. Use one of: { $choices }.
import-fault-coordinate = “{ $value }” is no place. Give latitude and longitude in degrees, or neither.
import-fault-county_which = the name “{ $name }” needs township files of exactly one county; there is { $areas ->
    [none] none
   *[other] { $areas }
}. Import one county at a time.
import-fault-duplicate = { $code } stands in { $first_file }, line { $first_line }, already. Keep one of the two.
import-fault-kind_changed = { $code } is known as another kind than { $kind }. A unit's kind does not change: use another code.
import-fault-moved = { $code } is known below another unit than “{ $parent }”. A unit does not move: use another code.
import-fault-no_parent = { $code } is a { $kind } and needs a unit above it. Fill in parent_code.
import-fault-unknown_parent = { $code } stands below { $parent }, which is in no file and not known. Add that unit, or correct the code.
import-fault-cycle = { $code } stands below itself, by way of { $parent }. Correct parent_code.
import-fault-parent_kind = { $code } is a { $kind } and cannot stand directly below { $parent }. Correct kind or parent_code.
import-fault-role = there is no role “{ $value }”. Use one of: { $choices }.
import-fault-unknown_unit = “{ $column }” is “{ $value }”, and no unit has this code. Import the units first, or correct it.
import-fault-not_a_village = “{ $column }” is { $value }, which is no village.
import-fault-time = “{ $value }” is no working time. Write full or part.
import-fault-phone = the phone is no number. Write digits only, or leave it empty.
import-fault-phone_of_another = this phone stands with { $name } already. Correct one of the two.
import-fault-which_person = two people called { $name } work in this unit. Fill in the phone, so that it is clear who is meant.
import-fault-post_twice = { $name } has the post { $role } in { $unit } twice. Delete one line.
import-fault-forbidden_pair = { $name } may not hold these together: { $roles }.
import-fault-date = “{ $column }” is “{ $value }”, which is no date, or one that no month has. Write it like 2026-10-01.
import-fault-day_twice = { $day } stands there twice. Delete one line.
import-fault-unknown_table = this table is not known by its columns. { $units ->
    [none] {""}
   *[other] Units need: { $units }. People: { $people }. Calendar: { $holidays }.
}{ $register ->
    [none] {""}
   *[other] {" "}The register: { $register }; for an empty table send /register template. To attach a file to a report, send the words first.
}
import-fault-day_kind = there is no kind “{ $value }”. Use one of: { $choices }.
import-fault-choice = “{ $column }” cannot be “{ $value }”. Use one of: { $choices }.
import-fault-subtype = “{ $value }” does not belong to this type. Use one of: { $choices }.
import-fault-persons = “{ $column }” is “{ $value }”. Write how many came, 1 to { $most }.
import-fault-date_future = “{ $column }” { $value } is still to come. Correct it.
import-fault-date_before = “{ $column }” { $value } lies before the day of receipt, { $first }. Correct one of the two.
import-fault-not_closed = “{ $column }” is empty. Register what is still open one by one with /register, so that its deadlines run.
import-fault-entry_twice = entry { $entry } of this day and channel stands in line { $first } already. Keep one of the two.
import-fault-entry_known = entry { $entry } was taken in before. Delete this line.

import-remark-encoding = { $file } was read as { $encoding }.
import-remark-county_unnamed = County { $code } has its code as its name, since the files do not name it. To name it import again with the name: as the caption in chat, as --county NAME on the server.
import-remark-same_name = { $name } was taken as several people, in: { $units }. If it is one person, put the same phone in every line.
import-remark-stopped = { $name } was stopped before and was left as is.

import-units = Units: { $added } new, { $renamed } renamed, { $unchanged } unchanged.
import-units-kind-province = Provinces: { $n }
import-units-kind-city = Cities: { $n }
import-units-kind-county = Counties: { $n }
import-units-kind-township = Townships: { $n }
import-units-kind-county_unit = County units: { $n }
import-units-kind-village = Villages: { $n }
import-people = People: { $added } new, { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} given, { $unchanged } unchanged, { $invited ->
    [one] { $invited } invite
   *[other] { $invited } invites
} made.
import-people-villages = { $n ->
    [one] { $n } person has
   *[other] { $n } people have
} another contact village.
import-holidays = Working calendar: { $days_off ->
    [one] { $days_off } day off
   *[other] { $days_off } days off
}, { $make_up ->
    [one] { $make_up } make-up working day
   *[other] { $make_up } make-up working days
}.
import-register = Register: { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}, { $persons ->
    [one] { $persons } person
   *[other] { $persons } persons
}, { $first } to { $last }.
import-register-channel = { $channel }: { $n }
import-progress = Working on it: { $done } of { $total } lines …

form-title-import = <b>Import</b> { $file }
import-checked = Checked: no faults. Nothing has been taken in yet.
import-done-title = <b>Taken in</b> { $file }
import-codes = Invite links, one each, good once:
import-code =
    { $name } { $unit }
    https://t.me/{ $bot }?start={ $code }
import-too-big = The table is too big, 1 MB at most. Import it on the server with the lianluo command.
import-no-table = Please send a table as .csv or .xlsx: units, people or calendar.

register-template-word = template
register-template-file = register-template.xlsx
register-template-sheet = Register
register-template-notes = How to fill in
register-template-how = Fill in the first sheet; the second explains it. Send it back: it is checked first, then taken in.
register-note-entry = The number in your register, as it stands there.
register-note-received_on = The day of receipt, like 2012-01-08.
register-note-channel = How it came; pick one.
register-note-type = One of three types.
register-note-subtype = Has to belong to the type; may be left empty.
register-note-unit_code = The code or name of the unit where it arose; import the units first.
register-note-persons = How many came together; 1 for a letter.
register-note-occurrence = Whether it is the first time.
register-note-filed = Whether it was formally filed.
register-note-due_on = The day it was due; may be left empty.
register-note-closed_on = The day it was closed; leave out what is still open.
register-note-outcome = The outcome; may be left empty.
register-note-superior_number = The number given from above; may be left empty, or the whole column left out. Whoever registers the same number later is told of it.
