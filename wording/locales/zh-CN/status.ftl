# 怎么样:总体情况、各单位、时间的说法

# 听得懂的时间和范围,用|分开
asked-this_month = 本月|这个月|当月
asked-last_month = 上月|上个月
asked-this_quarter = 本季度|这个季度|本季
asked-last_quarter = 上季度|上个季度|上季
asked-this_year = 今年|本年|当年
asked-last_year = 去年|上年
asked-year-mark = 年度|年
asked-month-1 = 1月份|1月|01月
asked-month-2 = 2月份|2月|02月
asked-month-3 = 3月份|3月|03月
asked-month-4 = 4月份|4月|04月
asked-month-5 = 5月份|5月|05月
asked-month-6 = 6月份|6月|06月
asked-month-7 = 7月份|7月|07月
asked-month-8 = 8月份|8月|08月
asked-month-9 = 9月份|9月|09月
asked-month-10 = 10月份|10月
asked-month-11 = 11月份|11月
asked-month-12 = 12月份|12月
asked-quarter-1 = 第一季度|一季度|1季度
asked-quarter-2 = 第二季度|二季度|2季度
asked-quarter-3 = 第三季度|三季度|3季度
asked-quarter-4 = 第四季度|四季度|4季度
status-whole = 全县|全部|总体|县里|所有

period-this-month = 本月
period-year = { $year }年
period-quarter = { $year }年第{ $quarter }季度
period-range = { $first }至{ $last }

status-title = <b>{ $unit } { $period }</b>
status-to-decide = 要您定{ $n }件
status-waiting = 等审批{ $n }件
status-overdue = 超期{ $n }件
status-overdue-units = 超期{ $n }件({ $units })
status-and-more = { $names }等
status-nothing-waits = 现在没有要您定的,也没有超期的。
status-no-overdue = 没有超期的
status-received = { $period }{ $what }
status-join = {" "}
status-letters = 来信{ $n }件
status-visited = 来访{ $n }批{ $persons }人次
status-others = 其他{ $n }件
status-came = 来件{ $n }件
status-before = (去年同期{ $n }件)
status-none-received = { $period }没有来件
status-leads = 上报情况{ $n }条
status-open = 在办{ $open } 本周到期{ $due }
status-on-time = 按期办结{ $percent }%({ $count }/{ $of })
status-on-time-none = 按期办结:还没有到期的
status-visits = 走访{ $done }/{ $owed }天
status-visits-unlikely = 走访{ $done }/{ $owed }天 可能完不成{ $n }人
status-visits-short = 走访{ $done }/{ $owed }天 没完成{ $n }人
status-week = 近7天来件{ $n }(前7天{ $before })
status-week-overdue = 近7天来件{ $n }(前7天{ $before }) 新超期{ $late }
status-try = 可以问:怎么样 上月、怎么样 今年。

units-title = <b>{ $unit } 各单位</b>
units-line = { $unit } 在办{ $open }
units-line-overdue = { $unit } 在办{ $open } 超期{ $overdue }
units-empty = 下面各单位都没有在办的。
units-which = 叫“{ $text }”的不止一个,是哪个?
units-near = 没有叫“{ $text }”的单位。是不是:

button-status-decide = 要我定的
button-status-waiting = 等审批的
button-status-overdue = 谁拖着
button-status-open = 在办
button-status-units = 各乡镇
button-status-visits = 看走访
button-status-last-month = 上月
button-status-now = 本月

list-line-turn = 该 { $who } 办
list-title-waiting = <b>等审批</b> { $n }件
list-empty-waiting = 现在没有等审批的。

chart-status-title = { $unit } · { $period }
chart-status-subtitle = 截至{ $when }
chart-open = 在办
chart-due-this-week = 本周到期
chart-overdue = 超期
chart-on-time = 按期办结
chart-no-share = —
chart-received = 收到
chart-received-total = 来件
chart-leads = 上报情况
chart-visitors = 来访人次
chart-now = 今年
chart-before = 去年同期
chart-this-period = 本期
chart-letters = 来信(件)
chart-visits = 来访(批)
chart-others = 其他(件)
