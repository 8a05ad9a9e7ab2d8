# The server's terminal: help, settings, results, doctor

server-help = Lianluo: the chat front end of a county office for letters and visits. Settings come from LIANLUO_… in the environment or .env.
server-help-run = Run everything. Without a bot token, run the sandbox.
server-help-sandbox = Run a local server with a page of phones and an invented county.
server-help-migrate = Bring the database to the schema of this program.
server-help-doctor = Check settings, database and reachability, and say how to mend them.
server-help-units = The unit tree.
server-help-units-import = Load units from the published division files or from the template code,name,kind,parent_code[,latitude,longitude].
server-help-people = Officers.
server-help-people-import = Load officers from name,role,unit_code,time[,phone,section,contact_village_code], with an invite for each.
server-help-holidays = The working calendar.
server-help-holidays-import = Load days from date,kind,name with the kinds day_off and make_up.
server-help-register = An existing register.
server-help-register-import = Load closed entries from entry,received_on,channel,type,subtype,unit_code,persons,occurrence,filed,due_on,closed_on,outcome, or from the template filled in.
server-help-register-template = Write the empty register template (.xlsx).
server-help-invite = Make a one-time invite; the code alone is the last line.
server-help-audit = The chain of records.
server-help-audit-verify = Check that no record was changed, removed, inserted or reordered.
server-help-counters = The running counts.
server-help-counters-check = Compare the running counts with the rows counted one by one; say where they differ.
server-help-search = The index that /find looks in.
server-help-search-rebuild = Make the index of /find anew from the record.
server-search-rebuilt = The index is made anew; { $n } matters can be found.

server-arg-files = .csv or .xlsx files, in any order.
server-arg-file = A .csv or .xlsx file.
server-arg-template = The .xlsx file to write.
server-arg-dry-run = Only check; take nothing in.
server-arg-county = The name of the county, which the published files do not give.
server-arg-name = The person's name.
server-arg-role = liaison, staff, section_head, clerk, deputy, leader, inspector, partner or administrator.
server-arg-unit = The unit's code or name.
server-arg-since = A head noted before, to find a cut or rewritten chain.

setting-wrong = { $name } cannot be used: { $mend }
setting-unknown = { $name } is no setting of this program: delete it, or see the list in README.
setting-unknown-near = { $name } is no setting of this program: did you mean { $near }?
setting-file = { $name } cannot be read: save it as UTF-8 text that this program may read.
setting-bot_token = paste the token exactly as @BotFather gave it, like 123456789:ABC…
setting-api_base = give a Bot API server as http(s)://host[:port], or leave it out for Telegram's own.
setting-api_local = write true or false.
setting-proxy = give http://[user:password@]host:port or socks5://[user:password@]host:port.
setting-database_url = give sqlite:///path/file.db or postgresql://user:password@host/name, or leave it out.
setting-secret_keys = give keys of 32 bytes in URL-safe base64, newest first, separated by commas, or leave it out to have one made.
setting-timezone = give a time zone of the tz database, like Asia/Shanghai.
setting-send_rate = give the messages a second, a number above 0; Telegram allows 30.
setting-webhook_url = give https://host/path, as Telegram shall call it.
setting-webhook_secret = a webhook needs a secret of 1 to 256 letters, digits, - or _.
setting-log_level = write DEBUG, INFO, WARNING or ERROR.
setting-data_dir = give a folder.
setting-metrics_port = give a port between 1 and 65535, or 0 for any free one.
setting-messages_a_day = give how many unasked messages a person gets a day at most, 1 to 50, urgent ones apart.
setting-reminders = give on how many further working days something unanswered is said again, 0 to 20.
setting-urgent_minutes = give after how many minutes an urgent message is said again, 1 to 120.
setting-urgent_times = give how many times an urgent message is said at most, 0 to 50.
setting-urgent_climb_minutes = give after how many minutes the next level is told of an urgent message, 1 to 1440.
setting-backlog_cases = give from how many cases on a unit is told of its backlog, 0 to 1000; 0 for never.
setting-backlog_days = give within how many working days what falls due is backlog, 1 to 60.
setting-duty_phone = Please write the duty number to call first, in digits, spaces and + - ( ).
setting-keep_accusation_years = give the years that accusations are kept after they are closed, 1 to 99.
setting-keep_appeal_years = give the years that appeals are kept after they are closed, 1 to 99.
setting-keep_enquiry_years = give the years that suggestions and enquiries are kept after they are closed, 1 to 99.
setting-keep_unregistered_years = give the years that reports never registered are kept, 1 to 99.
setting-keep_office_years = give the years that field days, meetings and leave are kept, 1 to 99.
setting-keep_forms_days = give the days that forms nobody touches any more are kept, 14 to 3650.

server-unreachable = The database cannot be reached. Check LIANLUO_DATABASE_URL, and that the server runs; “lianluo doctor” says more.
server-behind = The database is of an older version. Run “lianluo migrate” first.
server-damaged = The database's file is damaged, or is no database. Stop the program and put a backup in its place.
server-token = { $server } refuses the bot token. Check LIANLUO_BOT_TOKEN, or ask @BotFather. What has come in is kept.
server-port = Port { $port } is taken. Stop the other program, or choose another with LIANLUO_METRICS_PORT.
server-newer = The database is of a newer version than this program. Install the newer program.
server-folder = { $path } cannot be written. Check LIANLUO_DATA_DIR and the rights of the folder.
server-wrong-key = The secret key does not open this database. Put back the key it was made with.
server-database = The database refused ({ $cause }). Nothing was changed.
server-no-file = { $file } cannot be read. Check the path.
server-migrated = The database is ready ({ $n ->
    [one] one step
   *[other] { $n } steps
}).
server-migrated-already = The database was up to date already.
server-template-there = { $file } is there already and may be filled in. Choose another name.
server-template = The template stands in { $file }. Fill it in, then run lianluo register import.
server-invited = Invite for { $name }, { $role }, { $unit }; good for 14 days, once. To be sent to the bot as /start CODE:
server-invites-written = The invites also stand in { $file }, which only you can read. Delete it once they are handed out.
server-invites-unwritten = { $file } could not be written; the invites are shown here only.
server-refused-no_such_unit = There is no unit with the code or name “{ $text }”. Import it first, or correct the code.
server-refused-no_such_unit-near = There is no unit with the code or name “{ $text }”. Perhaps: { $near }.
server-refused-forbidden_pair = One person may not hold these together: { $roles }.
server-refused-not_a_choice = There is no such role. Use one of: { $choices }.
server-refused-field_missing = The name is empty.
server-refused-too_long = The name is longer than { $limit } characters.

audit-whole = The chain of records is whole: { $n ->
    [one] one record
   *[other] { $n } records
}. Head: { $head }
audit-broken = The chain of records is broken at position { $position }: a record was changed, removed, inserted or moved.
audit-text = The text of the record at position { $position } is not the one that was recorded.
audit-erased = The text of record { $position } is gone, and no record says that it was purged.
audit-head = The chain of records ends at position { $position }, and its noted head is another: its end was cut or added to.
audit-since = The record noted for position { $position } is not in the chain: its end was cut, or the whole rewritten.
counters-hold = The running counts hold: { $n ->
    [one] { $n } count equals the rows
   *[other] { $n } counts equal the rows
}.
counters-differ = { $n } of { $of } running counts differ from the rows. Make a backup first, then tell whoever maintains the program.
counters-difference = Unit { $unit }, { $measure }, { $day }: kept { $kept }, counted { $counted }
counters-more = And { $n } more.
audit-mark = “{ $text }” is no mark. Give POSITION:HASH as “lianluo audit verify” printed it.

doctor-limit = Bot chats are not end-to-end encrypted, and Telegram is not an approved channel for state secrets.
    Without the office's own clearance this software is for practice with invented matters.
doctor-good = ✓ { $text }
doctor-bad = ✗ { $text }
doctor-settings-good = Settings: all can be used.
doctor-folder-good = Data folder: { $path } can be written.
doctor-folder-bad = Data folder: { $path } cannot be written. Give this user the right, or set LIANLUO_DATA_DIR to another folder.
doctor-key-set = Secret key: taken from LIANLUO_SECRET_KEYS.
doctor-key-good = Secret key: { $path }, readable by its owner only. Keep a copy in a safe place.
doctor-key-none = Secret key: none yet; the first start makes one.
doctor-key-open = Secret key: others can read { $path }. Run: chmod 600 { $path }
doctor-key-wrong = Secret key: { $path } holds no usable key. Put back the key that the database was made with.
doctor-key-other = Secret key: does not open this database. Put back the one it was made with ({ $path } or LIANLUO_SECRET_KEYS).
doctor-key-lost = Secret key: { $path } is missing, but there is a database already. Put back the key it was made with, or set LIANLUO_SECRET_KEYS.
doctor-database-good = Database: reachable and up to date.
doctor-database-empty = Database: reachable, still empty; “lianluo migrate” or the first start makes its tables.
doctor-database-behind = Database: of an older version. Run “lianluo migrate”.
doctor-database-newer = Database: of a newer version than this program. Install the newer program.
doctor-database-damaged = Database: the file is damaged, or is no database. Stop the program and put a backup in its place.
doctor-database-unreachable = Database: cannot be reached. Check LIANLUO_DATABASE_URL, and that the server runs and lets this user in.
doctor-disk-good = Disk: { $free } MB free.
doctor-disk-bad = Disk: only { $free } MB free. Make room: below { $needed } MB writing may stop.
doctor-attachments-good = Attachments: { $stored } stored, { $waiting } waiting to be fetched.
doctor-attachments-bad = Attachments: { $stored } stored, { $waiting } waiting to be fetched; { $causes }. They are tried again by themselves.
doctor-attachments-lost = Attachments: { $n } stored files are missing from { $path }. Please put them back from the backup.
doctor-attachments-disk = { $n } could not be written to the folder, please check its space and permissions
doctor-attachments-network = { $n } not fetched, the network does not answer
doctor-attachments-token = { $n } not fetched, the token is refused
doctor-attachments-unavailable = { $n } Telegram cannot give just now
doctor-time-good = Time zone: { $zone }, where it is { $now } now.
doctor-calendar-good = Working calendar: { $year } is published.
doctor-calendar-bad = Working calendar: { $year } is not published here; deadlines are computed from weekends and statutory days. Import it: lianluo holidays import FILE
doctor-running-good = The bot runs: { $lines }
doctor-running-bad = The bot runs, but: { $lines }
doctor-running-none = The bot: does not run on port { $port } of this machine.
doctor-running-strange = The bot: another program has port { $port }. Stop it, or choose another with LIANLUO_METRICS_PORT.
doctor-token-none = Bot token: none; “lianluo run” starts the sandbox.
doctor-token-good = Bot token: accepted, the bot is @{ $name }.
doctor-token-bad = Bot token: refused by { $server }. Check LIANLUO_BOT_TOKEN, or ask @BotFather for a new one.
doctor-token-unreachable = Bot token: { $server } cannot be reached. Check the network, LIANLUO_API_BASE and LIANLUO_PROXY.
doctor-token-strange = Bot token: { $server } does not answer like a Bot API server. Check LIANLUO_API_BASE and LIANLUO_PROXY.
doctor-clock-good = Clock: agrees with the server's.
doctor-clock-bad = Clock: { $seconds } seconds off. Set this machine's clock, best by NTP.

server-help-report = Write the report of a period: a document .docx and its tables .xlsx
server-arg-period = 2026, 2026-10, 2026-Q3 or 2012-01..2013-12
server-arg-report-unit = Code or name of a unit; without it everything
server-arg-to = Write into this folder; without it into the current one
server-report-counting = Counting { $period } …
server-report-written = Written: { $file }
server-report-folder = Cannot write into the folder { $folder }. Make it first, and allow this user to write there.
server-refused-period = “{ $text }” is no period. Write 2026, 2026-10, 2026-Q3 or 2012-01..2013-12.
server-refused-period_future = { $first } has not come yet. Write a time that has begun, such as 2026-10.
server-refused-report_empty = { $unit } registered nothing from { $first } to { $last }, and there were no visits: there is no report to write. Write another period.

# Backup, restore, purge
server-help-backup = Back up while the bot runs: one sealed file, attachments included; old backups are deleted.
server-help-restore = Put a backup back where nothing is, check chain and counts, purge again what was purged since.
server-help-purge = Show what has been kept for its period; with --do let go of it. Course, chain and counts stay.
server-arg-backup-to = The folder for the backup.
server-arg-backup-file = The backup.
server-arg-backup-key = A file with the backup's passphrase.
server-arg-purges = The list of purges; beside the backup when not given.
server-arg-do = Really let go of it.
backup-done = Backed up to { $file }: { $n } records, { $files } attachments.
backup-size = { $mb } MB; { $gone } old backups deleted.
backup-key-made = A key for backups was made in { $file }. Keep a copy elsewhere now: without it no backup opens.
backup-keys = No key is inside. To restore takes three things: the backup, its passphrase, and secret.key (or LIANLUO_SECRET_KEYS). Keep them apart.
restore-done = Put back the backup of { $made }, { $n } records.
restore-settings = Its settings are in { $file }, to be set again; tokens and passwords are not in it.
restore-purges = The list names { $known } purges; { $n } purged again, { $held } holds put again. Compare with the count the inspector noted last.
restore-no-purges = No list of purges at { $file }. What was purged since the backup: run lianluo purge and look.
restore-purges-damaged = The list of purges { $file } does not open, or was changed. Nothing was written: give a good list.
restore-whole = The chain is whole and the counts hold. Head: { $head }
restore-next = Run lianluo doctor, then start the bot. What was recorded after the backup is not in it.
restore-faults = The record is back but does not hold; do not start it yet:
restore-no-key = There is no passphrase. Use --key FILE, LIANLUO_BACKUP_KEY, or put it into { $file }.
restore-vault-key = The secret key does not open what is in this backup. Put the original secret.key into { $file } first, or set LIANLUO_SECRET_KEYS. Nothing was written.
restore-wrong-passphrase = That is not the passphrase of this backup. Nothing was written.
restore-damaged = { $file } is no backup, or it was damaged or changed. No database was put back.
restore-not-empty = There is a database here already. Set an empty LIANLUO_DATA_DIR or LIANLUO_DATABASE_URL and restore there.
restore-other-kind = This is a backup of { $kind }, and LIANLUO_DATABASE_URL is another kind of database.
purge-accusation = Accusations: { $n }
purge-appeal = Appeals: { $n }
purge-enquiry = Suggestions and enquiries: { $n }
purge-unregistered = Reports never registered: { $n }
purge-office = Field days, meetings, leave: { $n }
purge-forms = Forms nobody touches any more: { $n }
purge-more = and { $n } more
purge-held = On legal hold, not purged: { $n }
purge-nothing = Nothing has been kept for its period.
purge-rehearsed = Nothing was purged. To do it: lianluo purge --do
purge-done = Purged: { $n }.
setting-backup_dir = give the folder for backups.
setting-backup_key = give a passphrase of at least 20 characters.
setting-backup_keep_days = give the days that backups are kept, 1 to 3650.
