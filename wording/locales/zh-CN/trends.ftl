# 各类事项的分布和变化、根源和归口单位

command-trend = 各类事项,各乡镇,按月看
asked-trend = 趋势|事项分布|分布
asked-causes = 根源|归口|归口单位|根源和归口

topic-village = 村干部党员违反政策
topic-style = 乡镇作风
topic-section = 科级干部
topic-accuse = 其他检举控告
topic-pay = 工资待遇退休
topic-party = 入党和支部选举
topic-appeal = 其他申诉求决
topic-ask = 建议询问

mark-few = <5
mark-cover = —
mark-least = ≥{ $n }
trend-title = <b>{ $about } { $period }</b>
trend-about = { $unit } { $topic }
trend-itself = { $unit }本级
trend-whole = 收到{ $n }件
trend-whole-least = 收到至少{ $n }件
trend-whole-cover = 收到几件不列,为防推算。
trend-usual = ,平时{ $usual }件
trend-above = ,高于平时
trend-below = ,低于平时
trend-no-baseline = ,还比不了平时
trend-units-above = 比自己平时多的:{ $units }
trend-topics-above = 比平时多的事项:{ $topics }
trend-running = 还没过完,算到今天。
trend-running-month = 这个月还没过完。
trend-line = { $name } { $n }
trend-rest-few = 其余{ $n }项不足5件,或不列。
trend-marks = &lt;5:不足5件。—:为防推算不列。平时:自己前6个月的中间数,只同自己比。
trend-marks-longer = ≥:有的月份不足5件或不列,至少这么多。—:不列。平时:自己在这之前同样长的时间的中间数,只同自己比。各类的总数见报告。
trend-head = { $month }月
trend-head-quarter = { $quarter }季度
trend-all = 合计
trend-months-up-to = 到{ $period }的七个月,各月不相加
trend-in = { $period }(件)
trend-by-topic = 各单位各类事项(件)
trend-key-few = <5 不足5件
trend-key-cover = — 为防推算不列
trend-key-least = ≥ 至少
trend-rest-rows = 其余{ $n }行都不足5件。
trend-more-rows = 还有{ $n }行没画出来。
trend-rest-topics = 其余{ $n }类,每类合计不足5件。
button-trend-units = 各单位
button-trend-previous = 上一月
button-trend-next = 下一月
button-trend-report = 写报告

causes-title = <b>{ $unit } { $year }年办结事项的根源</b>
causes-title-owners = <b>根源和归口单位</b>
causes-total = 记了根源的{ $n }件
causes-count = { $cause } { $n }件
causes-owner = { $what },归口{ $owner }
causes-no-owner = { $what },还没定归口单位
button-causes = 根源和归口
button-policy-owner = 定归口单位
notice-policy_owner_set = 归口单位已记下。

form-title-policy_owner = <b>定归口单位</b>
form-ask-policy_owner-cause = 哪一类根源?
form-ask-policy_owner-unit = 政策归哪个单位管?可点选,也可打单位名称。
button-form-confirm-policy_owner = 记下
draft-policy_owner = 定归口单位
