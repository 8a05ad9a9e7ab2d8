# Topics, how they spread and change; root causes and policy owners

command-trend = Topics by township by month
asked-trend = trend|trends|topics
asked-causes = causes|root causes|policy owners

topic-village = Village cadres, policy
topic-style = Township style of work
topic-section = Section-level officials
topic-accuse = Accusations (other)
topic-pay = Pay, treatment, pensions
topic-party = Party entry, elections
topic-appeal = Appeals (other)
topic-ask = Suggestions, enquiries

mark-few = <5
mark-cover = —
mark-least = ≥{ $n }
trend-title = <b>{ $about }, { $period }</b>
trend-about = { $unit }, { $topic }
trend-itself = { $unit } itself
trend-whole = Received: { $n }
trend-whole-least = Received: at least { $n }
trend-whole-few = Received: fewer than 5
trend-whole-cover = Received: left out, so that nothing can be worked out.
trend-usual = {", "}usually { $usual }
trend-above = {", "}more than usual
trend-below = {", "}fewer than usual
trend-no-baseline = {", "}nothing yet to compare with
trend-units-above = More than their own usual: { $units }
trend-topics-above = Topics above usual: { $topics }
trend-running = Not over yet; counted up to today.
trend-running-month = The month is not over yet.
trend-line = { $name }: { $n }
trend-rest-few = The other { $n }: fewer than 5, or not shown.
trend-marks = &lt;5: fewer than five. —: left out, so that nothing can be worked out.
trend-what-is-usual = Usual: the middle of the six months before, each compared with itself alone.
trend-marks-longer = ≥: at least so many, since some months are fewer than five or left out. —: left out.
trend-what-is-usual-longer = Usual: the middle of times as long before it, each compared with itself alone.
trend-try = Try: trend this year, trend last quarter.
trend-head-quarter = Q{ $quarter }
trend-head = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
trend-all = All
trend-months-up-to = Seven months to { $period }, never added up
trend-in = Matters, { $period }
trend-by-topic = Matters by unit and topic
trend-key-few = <5 fewer than five
trend-key-cover = — left out for safety
trend-key-least = ≥ at least
trend-rest-rows = Other rows, all fewer than 5: { $n }
trend-more-rows = Rows not drawn: { $n }
trend-rest-topics = Other topics, each fewer than 5 in all: { $n }
button-trend-units = By unit
button-trend-previous = Month before
button-trend-next = Month after
button-trend-report = Write the report

causes-title = <b>{ $unit }: root causes of what was closed in { $year }</b>
causes-title-owners = <b>Root causes and policy owners</b>
causes-total = With a cause noted: { $n }
causes-count = { $cause }: { $n }
causes-owner = { $what }; owner: { $owner }
causes-no-owner = { $what }; no owner entered yet
button-causes = Causes and owners
button-policy-owner = Enter an owner
notice-policy_owner_set = The policy owner is entered.

form-title-policy_owner = <b>Policy owner</b>
form-ask-policy_owner-cause = Which cause?
form-ask-policy_owner-unit = Which unit owns the policy? Pick one, or type its name.
button-form-confirm-policy_owner = Enter
draft-policy_owner = Policy owner
