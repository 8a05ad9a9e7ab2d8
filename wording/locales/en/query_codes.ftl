# Query codes: made at registration, told to the petitioner once; officers look them up for callers
button-query-code = Query code
button-query-code-new = New query code
notice-query_code = The query code is below, shown this once
query-code =
    Query code <b>{ $code }</b>
    Please tell it to the petitioner in person: with it they can ask by phone how far it is.
    This message goes after ten minutes and cannot be seen again; the clerk makes a new code if it is lost.
form-title-lookup = <b>Look up a query code</b>
form-ask-lookup-code = Please ask the caller for the query code (10 digits).
form-field-code = Query code
draft-lookup = query code
query-stage = Stage: <b>{ $stage }</b>, since { $day }
query-due = Due: { $day }
query-no-more = The caller may be told this and no more.
query-unknown = { $left ->
    [0] There is no such query code. No more tries today; the clerk checks and makes a new one.
    [one] There is no such query code, please check it. One more try.
   *[other] There is no such query code, please check it. { $left } more tries.
}
refused-code_form = A query code has { $digits } digits, please check it.
refused-code_limit = Too many wrong codes; none can be looked up for { $hours } hours. The clerk checks and makes a new one.
refused-code_told = The query code has been told once and cannot be seen again. If it is lost, the clerk makes a new one.
event-query_code_told = query code told
event-query_code_renewed = new query code
