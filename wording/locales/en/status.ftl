# How we stand: the whole, unit by unit, and how times are said

# Times and scopes that are understood, parted by |
asked-this_month = this month
asked-last_month = last month
asked-this_quarter = this quarter
asked-last_quarter = last quarter
asked-this_year = this year
asked-last_year = last year
asked-year-mark = year
asked-month-1 = january|jan
asked-month-2 = february|feb
asked-month-3 = march|mar
asked-month-4 = april|apr
asked-month-5 = may
asked-month-6 = june|jun
asked-month-7 = july|jul
asked-month-8 = august|aug
asked-month-9 = september|sept|sep
asked-month-10 = october|oct
asked-month-11 = november|nov
asked-month-12 = december|dec
asked-quarter-1 = first quarter|q1
asked-quarter-2 = second quarter|q2
asked-quarter-3 = third quarter|q3
asked-quarter-4 = fourth quarter|q4
status-whole = all|county|everything|whole

period-this-month = This month
period-year = { $year }
period-quarter = Q{ $quarter } { $year }
period-range = { $first } to { $last }

status-title = <b>{ $unit }, { $period }</b>
status-to-decide = To decide: { $n }
status-waiting = Awaiting approval: { $n }
status-overdue = Overdue: { $n }
status-overdue-units = Overdue: { $n } ({ $units })
status-and-more = { $names } and others
status-nothing-waits = Nothing waits for you, and nothing is overdue.
status-no-overdue = Nothing overdue
status-received = { $period }: { $what }
status-join = {", "}
status-letters = letters { $n }
status-visited = visits { $n } with { $persons } persons
status-others = others { $n }
status-came = received { $n }
status-before = {" "}(last year { $n })
status-none-received = { $period }: nothing received
status-leads = Leads reported: { $n }
status-open = Open { $open }, due this week { $due }
status-on-time = On time { $percent }% ({ $count }/{ $of })
status-on-time-none = On time: nothing has fallen due yet
status-visits = Field days { $done }/{ $owed }
status-visits-unlikely = Field days { $done }/{ $owed }, unlikely to finish: { $n }
status-visits-short = Field days { $done }/{ $owed }, fell short: { $n }
status-week = Last 7 days: { $n } in (7 before: { $before })
status-week-overdue = Last 7 days: { $n } in (7 before: { $before }), newly overdue { $late }
status-try = Try: status last month, status this year.

units-title = <b>{ $unit }, unit by unit</b>
units-line = { $unit }: open { $open }
units-line-overdue = { $unit }: open { $open }, overdue { $overdue }
units-empty = None of the units below has open work.
units-which = More than one unit is called “{ $text }”. Which?
units-near = There is no unit called “{ $text }”. Perhaps:

button-status-decide = To decide
button-status-waiting = Awaiting
button-status-overdue = Overdue
button-status-open = Open
button-status-units = Units
button-status-visits = Field days
button-status-last-month = Last month
button-status-now = This month

list-line-turn = { $who } to act
list-title-waiting = <b>Awaiting approval</b>: { $n }
list-empty-waiting = Nothing awaits approval.

chart-status-title = { $unit } · { $period }
chart-status-subtitle = As of { $when }
chart-open = Open
chart-due-this-week = By Sunday
chart-overdue = Overdue
chart-on-time = On time
chart-no-share = –
chart-received = Received
chart-received-total = Received
chart-leads = Leads
chart-visitors = Visitors
chart-now = This year
chart-before = Last year
chart-this-period = This period
chart-letters = Letters
chart-visits = Visits
chart-others = Others
