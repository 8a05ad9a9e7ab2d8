# 查询码:登记时生成,只告诉群众一次;来电时由工作人员代查
button-query-code = 查询码
button-query-code-new = 补发查询码
notice-query_code = 查询码在下面,只显示这一次
query-code =
    查询码 <b>{ $code }</b>
    请告诉群众本人:打电话报这个码,就能查办到哪一步。
    本条十分钟后消失,不能再看;丢了由信访专干补发。
form-title-lookup = <b>凭码查询</b>
form-ask-lookup-code = 请群众报查询码(10位数字)。
form-field-code = 查询码
draft-lookup = 凭码查询
query-stage = 办到:<b>{ $stage }</b>,{ $day }起
query-due = 期限:{ $day }
query-no-more = 只能告诉来电人这些。
query-unknown = { $left ->
    [0] 没有这个查询码。今天不能再试了,请信访专干核实后补发。
   *[other] 没有这个查询码,请核对再报。还可以试{ $left }次。
}
refused-code_form = 查询码是{ $digits }位数字,请核对。
refused-code_limit = 输错太多,{ $hours }小时内不能再查。请信访专干核实后补发。
refused-code_told = 查询码已经告诉过一次,不能再看。丢了请信访专干补发。
event-query_code_told = 告知查询码
event-query_code_renewed = 补发查询码
