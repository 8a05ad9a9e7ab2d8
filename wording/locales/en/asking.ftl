# Words that are understood, parted by |; the first is the usual one
asked-report = report|report something
asked-visit = field day|visit|today's visit
asked-visits = field days|visits|my visits
asked-cases = my cases|cases
asked-find = find|search
asked-status = status|how do we stand|how are we
asked-approvals = to decide|approvals
asked-overdue = overdue|late|what is late
asked-desk = to review|desk
asked-leads = my reports|leads
asked-silent = silent|who has not moved
asked-me = me|who am i
asked-help = help
asked-menu = menu
question-endings = ?
