# Figures about field days

figures-title = <b>Field days in figures</b> { $unit } { $period }
figures-completion = Completed { $percent }% ({ $count } of { $of } days)
figures-completion-none = Completed: no days owed
figures-quota = Quota met { $percent }% ({ $count } of { $of } officers’ months)
figures-quota-none = Quota met: nobody owes days
figures-findings = Findings per visit { $each } ({ $count } on { $of } visits)
figures-findings-none = Findings per visit: no visits yet
figures-settled = Settled on the spot { $percent }% ({ $count } of { $of } findings)
figures-settled-none = Settled on the spot: no findings yet
figures-warning = From above, heard of before: { $percent }% ({ $count } of { $of } matters)
figures-warning-none = From above: none
figures-days = By { $middle } days (median), { $least } at least, { $most } at most
figures-days-one = By { $middle } days
figures-heard = { $number }: { $days } days before
figures-unheard = { $number }: not heard of before
figures-more = And { $n } more.
button-figures = In figures
asked-figures = field day figures|visit figures
